/** Devices of the simulated host. @source libvirt testNodeDeviceCreateXML and its neighbours */
import { NodeDeviceEventLifecycleType as Event, type Methods } from '@typevirt/driver';
import { formatNodeDevice, parseNodeDevice, type NodeDevice } from '@typevirt/model';
import { kindsOf, makeAdapter, requireDevice } from '../objects/node-devices.ts';
import type { World } from '../world/world.ts';
import { allowFlags, type MethodContext } from './context.ts';

export type NodeDeviceMethods = Pick<
  Methods,
  | 'connectListAllNodeDevices'
  | 'nodeDeviceLookupByName'
  | 'nodeDeviceGetXmlDesc'
  | 'nodeDeviceGetParent'
  | 'nodeDeviceListCaps'
  | 'nodeDeviceCreateXml'
  | 'nodeDeviceDestroy'
  | 'nodeDeviceIsActive'
  | 'nodeDeviceIsPersistent'
>;

/** Kinds of devices, in the order of the bits that ask for them. */
const kinds = [
  'system',
  'pci',
  'usb_device',
  'usb',
  'net',
  'scsi_host',
  'scsi_target',
  'scsi',
  'storage',
  'fc_host',
  'vport_ops',
  'scsi_generic',
  'drm',
  'mdev_types',
  'mdev',
  'ccw',
  'css',
  'vdpa',
  'ap_card',
  'ap_queue',
  'ap_matrix',
  'vpd',
] as const;
const kindFlags = 2 ** kinds.length - 1;

export function nodeDeviceMethods({ world }: MethodContext): NodeDeviceMethods {
  const { devices } = world;
  return {
    connectListAllNodeDevices({ flags }) {
      allowFlags(flags, kindFlags, 'testConnectListAllNodeDevices');
      const wanted = kinds.filter((_, bit) => (flags & (1 << bit)) !== 0);
      const isListed = (device: NodeDevice) =>
        flags === 0 || wanted.some((kind) => kindsOf(device).includes(kind));
      return { devices: [...devices.values()].filter(isListed).map(({ name = '' }) => ({ name })) };
    },
    nodeDeviceLookupByName: ({ name }) => ({ dev: { name: requireDevice(devices, name).name ?? '' } }),
    nodeDeviceGetXmlDesc({ name, flags }) {
      allowFlags(flags, 0, 'testNodeDeviceGetXMLDesc');
      return { xml: formatNodeDevice(requireDevice(devices, name)) };
    },
    nodeDeviceGetParent: ({ name }) => ({ parentName: requireDevice(devices, name).parent?.name ?? null }),
    nodeDeviceListCaps: ({ name }) => ({
      names: requireDevice(devices, name).capabilities.map(({ type }) => type),
    }),
    nodeDeviceCreateXml({ xmlDesc, flags }) {
      allowFlags(flags, 1, 'testNodeDeviceCreateXML');
      const made = makeAdapter(devices, parseNodeDevice(xmlDesc, { strict: flags !== 0 }));
      emit(world, made, 'created');
      return { dev: { name: made.name ?? '' } };
    },
    nodeDeviceIsActive({ name }) {
      requireDevice(devices, name);
      return { active: true };
    },
    nodeDeviceIsPersistent({ name }) {
      requireDevice(devices, name);
      return { persistent: true };
    },
    nodeDeviceDestroy({ name }) {
      const device = requireDevice(devices, name);
      devices.delete(name);
      emit(world, device, 'deleted');
    },
  };
}

function emit({ hub }: World, { name = '' }: NodeDevice, event: keyof typeof Event): void {
  hub.emit('nodeDevice', 'lifecycle', { dev: { name }, event: Event[event], detail: 0 }, name);
}
