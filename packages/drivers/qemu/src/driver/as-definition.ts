/**
 * A running document turned back into one that could be defined: what was made up for the run is left out again.
 *
 * @source libvirt virDomainDefCopy, virDomainDefFormat with VIR_DOMAIN_DEF_FORMAT_INACTIVE
 */
import { insertController, type Domain } from '@typevirt/model';

/** A copy of the document without what belongs to its run alone. */
export function asDefinition(document: Domain): Domain {
  const definition = structuredClone(document);
  delete definition.id;
  definition.securityLabels = definition.securityLabels.filter(
    ({ type, model }) => !(type === 'dynamic' && model === 'dac'),
  );
  forgetConnections(definition);
  forgetAddresses(definition);
  for (const { driver } of definition.devices.disks) if (driver?.name === 'qemu') driver.type ??= 'raw';
  return withSortedControllers(definition);
}

/** Controllers stand by kind and number, as when a document is read. */
export function withSortedControllers(domain: Domain): Domain {
  const devices = { ...domain.devices, controllers: [] };
  for (const controller of domain.devices.controllers) insertController(devices, controller);
  return { ...domain, devices };
}

/** Sockets of ours lie in folders of the run. */
const ownSocket = /\/channel\/target\/domain-[^/]*\//;

/** Terminals that the host gave, sockets that we made, encryption that nobody spoke of. */
function forgetConnections({ devices }: Domain): void {
  const { serials, parallels, consoles, channels, redirdevs } = devices;
  for (const device of [...serials, ...parallels, ...consoles, ...channels, ...redirdevs]) {
    if (device.type === 'pty') {
      delete device.source;
      if ('tty' in device) delete device.tty;
    } else if (device.type === 'unix' && ownSocket.test(device.source?.path ?? '')) {
      delete device.source;
    } else if (device.type === 'tcp' && device.source?.tlsFromConfig === 1) {
      delete device.source.tls;
      delete device.source.tlsFromConfig;
    }
  }
}

/** Ports that we chose, and addresses of the host's configuration. */
function forgetAddresses({ devices }: Domain): void {
  for (const display of devices.graphics) {
    if (display.type !== 'vnc' && display.type !== 'spice') continue;
    for (const listen of display.listens) {
      if (listen.type !== 'address' || listen.fromConfig !== 1) continue;
      delete listen.address;
      delete listen.fromConfig;
    }
    const [first] = display.listens;
    if (first?.type === 'address' && first.address === undefined) delete display.listen;
    if (display.autoPort !== true) continue;
    display.port = -1;
    if (display.type === 'spice') delete display.tlsPort;
  }
}
