/**
 * The document as `domxml-to-native` plans it: as for a run, with number -1, the first ports of displays, and interfaces
 * whose tap devices someone else will open, at places that are free.
 *
 * @source libvirt qemuConnectDomainXMLToNative
 */
import { assignAddresses, type Domain, type Interface, type InterfaceOf } from '@typevirt/model';
import type { QemuCapabilities } from '../probe/index.ts';
import { mustChoose, settleLive, type RunFacts } from './live.ts';

const shownPorts = { vnc: 5900, spice: 5901, spiceTls: 5902 } as const;

/** Settles a definition for being shown as a command line. */
export function settleForNative(definition: Domain, capabilities: QemuCapabilities, facts: RunFacts): Domain {
  const document = structuredClone(definition);
  const { devices } = document;
  for (const display of devices.graphics) {
    if (display.type !== 'vnc' && display.type !== 'spice') continue;
    if (mustChoose(display)) display.port = shownPorts[display.type];
    if (display.type === 'spice' && display.tlsPort === -1) display.tlsPort = shownPorts.spiceTls;
  }
  const cards = devices.interfaces.filter((each): each is InterfaceOf<'hostdev'> => each.type === 'hostdev');
  devices.hostdevs.unshift(...cards.flatMap(cardAsHostdev));
  devices.interfaces = devices.interfaces.map(tapInterface);
  return settleLive(assignAddresses(document), capabilities, facts);
}

/** What a tap device can say of an interface: its model and address on the wire. */
function tapInterface({ mac, model, alias }: Interface): Interface {
  const none = { ips: [], routes: [], portForwards: [] };
  return { type: 'ethernet', mac, model, alias, ...none };
}

/** The card behind an interface is shown as well, as what it is, at a place of its own. */
function cardAsHostdev({ source, managed }: InterfaceOf<'hostdev'>): Domain['devices']['hostdevs'] {
  if (source.address?.type !== 'pci') return [];
  const { type: _, ...host } = source.address;
  return [
    {
      mode: 'subsystem',
      type: 'pci',
      managed,
      source: { address: host },
      readonly: false,
      shareable: false,
    },
  ];
}
