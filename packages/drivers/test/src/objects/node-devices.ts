/** Devices of the simulated host: the computer, two fibre channel adapters, and the virtual adapters that callers make. */
import { VirtError } from '@typevirt/driver';
import type { NodeDevice } from '@typevirt/model';
import { testError } from '../errors.ts';

/** By name, in order of arrival. */
export type NodeDevices = Map<string, NodeDevice>;

interface Adapter {
  readonly name: string;
  readonly parent: string;
  readonly host: number;
  readonly uniqueId: number;
  readonly wwnn: string;
  readonly wwpn: string;
  readonly fabricWwn: string;
  readonly makesPorts: boolean;
}

function adapter({ name, parent, host, uniqueId, wwnn, wwpn, fabricWwn, makesPorts }: Adapter): NodeDevice {
  const ports = makesPorts ? [{ type: 'vport_ops', maxVports: 0, vports: 0 } as const] : [];
  return {
    name,
    nodes: [],
    parent: { name: parent },
    capabilities: [
      {
        type: 'scsi_host',
        host,
        uniqueId,
        capabilities: [{ type: 'fc_host', wwnn, wwpn, fabricWwn }, ...ports],
      },
    ],
  };
}

const computer: NodeDevice = {
  name: 'computer',
  nodes: [],
  capabilities: [
    {
      type: 'system',
      hardware: {
        vendor: 'Libvirt',
        version: 'Test driver',
        serial: '123456',
        uuid: '11111111-2222-3333-4444-555555555555',
      },
      firmware: { vendor: 'Libvirt', version: 'Test Driver', releaseDate: '01/22/2007' },
    },
  ],
};
const first = { name: 'scsi_host1', parent: 'computer', host: 1, uniqueId: 0, makesPorts: true };
const second = { name: 'scsi_host2', parent: 'computer', host: 2, uniqueId: 1, makesPorts: true };
const virtual = {
  parent: 'scsi_host1',
  host: 11,
  uniqueId: 10,
  fabricWwn: '2000000043214321',
  makesPorts: false,
};

/** What `test:///default` shows. */
export function defaultDevices(): NodeDevices {
  const devices = [
    computer,
    adapter({ ...first, wwnn: '2000000012341234', wwpn: '1000000012341234', fabricWwn: '2000000043214321' }),
    adapter({ ...second, wwnn: '2000000056785678', wwpn: '1000000056785678', fabricWwn: '2000000087658765' }),
    adapter({ ...virtual, name: 'scsi_host11', wwnn: '2000000034563456', wwpn: '1000000034563456' }),
  ];
  return new Map(devices.map((device) => [device.name ?? '', device]));
}

/** The kinds of a device: those of its capabilities, and of an adapter also what it can do. */
export function kindsOf({ capabilities }: NodeDevice): readonly string[] {
  return capabilities.flatMap((capability) => {
    const inner = capability.type === 'scsi_host' ? capability.capabilities.map(({ type }) => type) : [];
    return [capability.type, ...inner];
  });
}

/**
 * Makes the virtual adapter that a document asks for, below the parent that it names or else the first that can.
 *
 * @throws {VirtError} `internalError` for other kinds of device, and for parents that are not there or cannot.
 */
export function makeAdapter(devices: NodeDevices, wanted: NodeDevice): NodeDevice {
  const refused = (detail: string) => new VirtError('internalError', detail, { domain: 'nodedev' });
  const host = wanted.capabilities.flatMap((each) => (each.type === 'scsi_host' ? each.capabilities : []));
  const port = host.find((each) => each.type === 'fc_host');
  if (port === undefined) throw refused('Device is not a fibre channel HBA');
  if (port.wwnn === undefined || port.wwpn === undefined) {
    throw refused("no WWNN supplied for 'new device', and auto-generation failed");
  }
  const parent = wanted.parent?.name ?? [...devices.values()].find((each) => makesPorts(each))?.name;
  const found = devices.get(parent ?? '');
  if (found === undefined) throw refused("Could not find parent device for 'new device'");
  if (!makesPorts(found)) throw refused(`Parent device ${parent} is not capable of vport operations`);
  const made = adapter({
    ...virtual,
    name: `scsi_host${highest(devices) + 1}`,
    parent: found.name ?? '',
    wwnn: port.wwnn,
    wwpn: port.wwpn,
  });
  devices.set(made.name ?? '', made);
  return made;
}

function makesPorts(device: NodeDevice): boolean {
  return kindsOf(device).includes('vport_ops');
}

function highest(devices: NodeDevices): number {
  const numbers = [...devices.keys()].map((name) => Number(/^scsi_host(\d+)$/.exec(name)?.[1] ?? 0));
  return Math.max(...numbers);
}

/** @throws {VirtError} `noNodeDevice`. */
export function requireDevice(devices: NodeDevices, name: string): NodeDevice {
  const device = devices.get(name);
  if (device === undefined) throw testError('noNodeDevice', `no node device with matching name '${name}'`);
  return device;
}
