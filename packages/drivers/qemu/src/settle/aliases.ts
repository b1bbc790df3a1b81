/**
 * Names of devices in QEMU: made up at start by kind and number, as libvirt does, so that guests can move between both.
 * Names that a user chose (`ua-…`) stay.
 *
 * @source libvirt qemuAssignDeviceAliases
 */
import { boardOf, type Domain } from '@typevirt/model';

type Devices = Domain['devices'];
type Controller = Devices['controllers'][number];
type Disk = Devices['disks'][number];

interface Named {
  alias?: string | undefined;
}

/** Gives every device its name. Changes the document given. */
export function assignAliases(domain: Domain): void {
  const { devices } = domain;
  devices.disks.forEach((disk) => name(disk, diskAlias(disk, devices)));
  devices.interfaces.forEach((each, place) => {
    if (each.type !== 'hostdev') name(each, `net${place}`);
  });
  count(devices.filesystems, 'fs');
  count(devices.sounds, 'sound');
  count([...devices.interfaces.filter(({ type }) => type === 'hostdev'), ...devices.hostdevs], 'hostdev');
  count(devices.redirdevs, 'redir');
  count(devices.videos, 'video');
  devices.controllers.forEach((controller) => name(controller, controllerAlias(controller, domain)));
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
  nameMemories(devices);
  if (devices.iommu !== undefined) name(devices.iommu, 'iommu0');
  if (devices.vsock !== undefined) name(devices.vsock, 'vsock0');
}

/** Modules are named by their slot, other memory by its place among its kind. */
function nameMemories({ memories }: Devices): void {
  const seen = { 'virtio-pmem': 0, 'virtio-mem': 0, 'sgx-epc': 0 };
  for (const memory of memories) {
    const { model, address } = memory;
    if (model === 'dimm' || model === 'nvdimm') {
      name(memory, `${model}${address?.type === 'dimm' ? address.slot : 0}`);
      continue;
    }
    name(memory, `${model === 'sgx-epc' ? 'epc' : model.replace('-', '')}${seen[model]}`);
    seen[model] += 1;
  }
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

/** Controllers that are part of the board have the names that QEMU gave them. */
function controllerAlias(controller: Controller, domain: Domain): string {
  const { type, index = 0 } = controller;
  const board = boardOf(domain);
  switch (type) {
    case 'pci':
      return controller.type === 'pci' && controller.model === 'pcie-root' ? `pcie.${index}` : `pci.${index}`;
    case 'usb':
      return index === 0 ? 'usb' : `usb${index}`;
    case 'ide':
      return index === 0 && board === 'i440fx' ? 'ide' : `ide${index}`;
    case 'sata':
      return index === 0 && board === 'q35' ? 'ide' : `sata${index}`;
    default:
      return `${type}${index}`;
  }
}
