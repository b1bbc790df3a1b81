/**
 * Virtio devices on boards without PCI: channel numbers of S390, memory-mapped transport of small ARM boards.
 *
 * @source libvirt qemuDomainPrimeVirtioDeviceAddresses, virDomainCCWAddressAssign
 */
import { refuse } from '../../document-error.ts';
import type { DeviceAddressOf } from '../devices/address.ts';
import type { Devices } from '../devices/index.ts';
import type { Domain } from '../domain.ts';
import type { Placed } from './pci/slots.ts';

/** Virtio devices without an address, in the order in which numbers are handed out. */
function openVirtioDevices(devices: Devices): Placed[] {
  const isVirtio = (model: string | undefined) =>
    /^virtio(-net)?(-non)?(-transitional)?$|^virtio-scsi$/.test(model ?? '');
  const all: Placed[] = [
    ...devices.disks.filter(({ target }) => target.bus === 'virtio'),
    ...devices.interfaces.filter(
      ({ type, model }) => type !== 'hostdev' && (model === undefined || isVirtio(model)),
    ),
    ...devices.inputs.filter(({ bus }) => bus === 'virtio'),
    ...devices.controllers.filter(
      (each) =>
        each.type === 'virtio-serial' ||
        (each.type === 'scsi' && (each.model === undefined || isVirtio(each.model))),
    ),
    ...devices.filesystems,
    ...devices.videos.filter(({ model }) => model?.type === 'virtio'),
    ...(devices.memballoon?.model === 'virtio' ? [devices.memballoon] : []),
    ...devices.rngs,
    ...(devices.vsock ? [devices.vsock] : []),
  ];
  return all.filter(({ address }) => address === undefined);
}

/** Boards whose virtio devices are memory-mapped when no PCI is written down. */
export function assignVirtioMmio({ os, devices }: Domain): void {
  const { arch = '', machine = '' } = os.type;
  if (!/^(armv[67]l|aarch64)$/.test(arch) || !machine.startsWith('vexpress-')) return;
  for (const device of openVirtioDevices(devices)) device.address = { type: 'virtio-mmio' };
}

interface CcwAddress {
  readonly cssid: number;
  readonly ssid: number;
  readonly devno: number;
}
const virtualCssid = 0xfe;

/** Gives virtio devices, and host devices of channel type, numbers on the virtual channel subsystem. */
export function assignCcw({ devices }: Domain): void {
  const used = new Set<number>();
  for (const device of everyDevice(devices)) {
    const { address } = device;
    const given = address?.type === 'ccw' ? completeCcw(address) : undefined;
    if (!given) continue;
    const key = ccwKey(given);
    if (used.has(key)) refuse('xmlError', 'domain', `The CCW devno '${ccwText(given)}' is in use already`);
    used.add(key);
  }
  const channelHostdevs = devices.hostdevs.filter(
    (each) =>
      each.mode === 'subsystem' &&
      each.type === 'mdev' &&
      each.model === 'vfio-ccw' &&
      each.address === undefined,
  );
  for (const device of [...openVirtioDevices(devices), ...channelHostdevs]) {
    let number = 0;
    while (used.has(number)) number += 1;
    used.add(number);
    device.address = { type: 'ccw', cssid: virtualCssid, ssid: number >> 16, devno: number & 0xffff };
  }
}

function completeCcw({ cssid, ssid, devno }: DeviceAddressOf<'ccw'>): CcwAddress | undefined {
  return cssid === undefined || ssid === undefined || devno === undefined
    ? undefined
    : { cssid, ssid, devno };
}

/** Numbers of the virtual subsystem count from 0; those of others lie beyond. */
function ccwKey({ cssid, ssid, devno }: CcwAddress): number {
  return ((virtualCssid - cssid) << 18) | (ssid << 16) | devno;
}

function ccwText({ cssid, ssid, devno }: CcwAddress): string {
  return `${cssid.toString(16)}.${ssid.toString(16)}.${devno.toString(16).padStart(4, '0')}`;
}

/** Every device that can have an address. */
export function everyDevice(devices: Devices): Placed[] {
  const found: Placed[] = [];
  for (const kind in devices) {
    const value: unknown = devices[kind as keyof Devices];
    if (Array.isArray(value)) for (const device of value as Placed[]) found.push(device);
    else if (typeof value === 'object') found.push(value as Placed);
  }
  return found;
}
