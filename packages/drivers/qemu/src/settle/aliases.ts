/**
 * Names of devices in QEMU: made up at start by kind and number, as libvirt does, so that guests can move between both.
 * Names that a user chose (`ua-…`) stay.
 *
 * @source libvirt qemuAssignDeviceAliases
 */
import type { Domain } from '@typevirt/model';

type Devices = Domain['devices'];
type Controller = Devices['controllers'][number];
type Disk = Devices['disks'][number];

interface Named {
  alias?: string | undefined;
}

/** Gives every device its name. Changes the document given. */
export function assignAliases({ devices }: Domain): void {
  devices.disks.forEach((disk) => name(disk, diskAlias(disk, devices)));
  count(devices.interfaces, 'net');
  count(devices.filesystems, 'fs');
  count(devices.sounds, 'sound');
  count(devices.hostdevs, 'hostdev');
  count(devices.redirdevs, 'redir');
  count(devices.videos, 'video');
  devices.controllers.forEach((controller) => name(controller, controllerAlias(controller, devices)));
  count(devices.inputs, 'input');
  count(devices.parallels, 'parallel');
  count(devices.serials, 'serial');
  count(devices.channels, 'channel');
  count(devices.consoles, 'console');
  shareConsole(devices);
  count(devices.hubs, 'hub');
  count(devices.shmems, 'shmem');
  count(devices.smartcards, 'smartcard');
  if (devices.watchdogs.length > 0) count(devices.watchdogs, 'watchdog');
  if (devices.memballoon !== undefined && devices.memballoon.model !== 'none')
    name(devices.memballoon, 'balloon0');
  count(devices.rngs, 'rng');
  count(devices.tpms, 'tpm');
  count(devices.cryptos, 'crypto');
}

function name(device: Named, alias: string): void {
  if (device.alias?.startsWith('ua-') !== true) device.alias = alias;
}

function count(devices: readonly Named[], prefix: string): void {
  devices.forEach((device, index) => name(device, `${prefix}${index}`));
}

/** The first console of a PC is its first serial port, and has its name. */
function shareConsole({ consoles, serials }: Devices): void {
  const [console] = consoles;
  const alias = serials[0]?.alias;
  if (console?.target?.type === 'serial' && alias !== undefined) console.alias = alias;
}

/** Disks on a bus with addresses are named by them, others by their place in the order of names. */
function diskAlias({ target, address }: Disk, { controllers }: Devices): string {
  const bus = target.bus ?? 'virtio';
  if (address?.type !== 'drive') return `${bus}-disk${letterIndex(target.dev)}`;
  const { controller, bus: channel, target: scsiTarget, unit } = address;
  if (bus !== 'scsi') return `${bus}${controller}-${channel}-${unit}`;
  const host = controllers.find((each) => each.type === 'scsi' && each.index === controller);
  const model = host?.type === 'scsi' ? host.model : undefined;
  const isWide = model !== 'lsilogic';
  return isWide
    ? `scsi${controller}-${channel}-${scsiTarget}-${unit}`
    : `scsi${controller}-${channel}-${unit}`;
}

/** `vda` is 0, `vdz` 25, `vdaa` 26. */
function letterIndex(dev: string): number {
  const letters = dev.replace(/^(ioemu:)?(fd|hd|sd|vd|xvd|ubd)/, '').replace(/\d+$/, '');
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 96, 0) - 1;
}

function controllerAlias(controller: Controller, { controllers }: Devices): string {
  const { type, index = 0 } = controller;
  switch (type) {
    case 'pci':
      return controller.model === 'pcie-root' ? 'pcie.0' : `pci.${index}`;
    case 'usb':
      return index === 0 && isFirstOf(controller, controllers) ? 'usb' : `usb${index}`;
    case 'ide':
      return index === 0 ? 'ide' : `ide${index}`;
    case 'sata':
      return index === 0 ? 'ide' : `sata${index}`;
    default:
      return `${type}${index}`;
  }
}

/** Companions of a USB 2 controller share its number; its own name is the plain one. */
function isFirstOf(controller: Controller, controllers: readonly Controller[]): boolean {
  return controller.type === 'usb' && controllers.some((each) => each === controller);
}
