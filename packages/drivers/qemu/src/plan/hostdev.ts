/** Devices of the host that the guest gets for itself. */
import type { Domain, Hostdev, HostdevOf } from '@typevirt/model';
import { blockdev, device, type Option } from './arguments.ts';
import { addressProps } from './address.ts';
import { bootOrder } from './boot-order.ts';
import type { PlanContext } from './context.ts';
import { scsiBusProps } from './disk.ts';
import { broken, unsupported } from './refuse.ts';
import { romProps } from './rom.ts';
import { secretObject } from './secret.ts';
import { imageNumbers } from './storage-node.ts';
import { iscsiProps } from './storage-source.ts';
import { vfioDevice } from './vfio.ts';
import { virtioDevice } from './virtio.ts';

/** Options of every device of the host, cards behind interfaces first. */
export function hostdevOptions(context: PlanContext): readonly Option[] {
  const { domain } = context;
  const order = bootOrder(domain);
  const { interfaces, hostdevs } = domain.devices;
  return [
    ...interfaces.flatMap((each): readonly Option[] => {
      if (each.type !== 'hostdev' || each.source.address?.type !== 'pci') return [];
      return [vfioDevice(domain, each, each.source.address, order.get(each))];
    }),
    ...hostdevs.flatMap((each) => oneHostdev(context, each, order.get(each))),
  ];
}

function oneHostdev(context: PlanContext, each: Hostdev, bootindex: number | undefined): readonly Option[] {
  const { domain } = context;
  if (each.mode !== 'subsystem') throw unsupported("hostdev mode 'capabilities' is not supported by QEMU");
  switch (each.type) {
    case 'usb':
      return usb(domain, each, bootindex);
    case 'pci':
      return [vfioDevice(domain, each, each.source.address, bootindex)];
    case 'scsi':
      return scsi(context, each, bootindex);
    case 'scsi_host':
      return [
        virtioDevice('vhost-scsi', each, {
          wwpn: each.source.wwpn,
          vhostfd: String(context.vhostScsiFds?.get(each.alias ?? '') ?? -1),
          id: each.alias,
          bootindex,
          ...addressProps(domain, each),
        }),
      ];
    case 'mdev':
      return mediated(domain, each, bootindex);
  }
}

function usb(domain: Domain, each: HostdevOf<'usb'>, bootindex: number | undefined): readonly Option[] {
  const { address, missing, guestReset } = each.source;
  const resets = { off: [false], uninitialized: [true, false], on: [true, true] }[guestReset ?? 'on'];
  const props = { id: each.alias, bootindex, ...addressProps(domain, each) };
  if (missing === true) return [device('usb-host', props)];
  if (address === undefined || address.bus === 0 || address.device === 0)
    throw broken('USB host device is missing bus/device information');
  const digits = (number: number) => String(number).padStart(3, '0');
  return [
    device('usb-host', {
      hostdevice: `/dev/bus/usb/${digits(address.bus)}/${digits(address.device)}`,
      id: each.alias,
      'guest-reset': guestReset === undefined ? undefined : resets[0],
      'guest-resets-all': guestReset === undefined ? undefined : resets[1],
      bootindex,
      ...addressProps(domain, each),
    }),
  ];
}

function mediated(domain: Domain, each: HostdevOf<'mdev'>, bootindex: number | undefined): readonly Option[] {
  const { model, display, ramFb, source } = each;
  const driver = model === 'vfio-pci' && ramFb === true ? 'vfio-pci-nohotplug' : model;
  return [
    device(driver, {
      id: each.alias,
      sysfsdev: `/sys/bus/mdev/devices/${source.address}`,
      display:
        model === 'vfio-pci' ? (display === undefined ? undefined : display ? 'on' : 'off') : undefined,
      ramfb: ramFb,
      bootindex,
      ...addressProps(domain, each),
      ...romProps(each.rom),
    }),
  ];
}

function scsi(
  context: PlanContext,
  each: HostdevOf<'scsi'>,
  bootindex: number | undefined,
): readonly Option[] {
  const { domain } = context;
  if (each.address?.type !== 'drive') throw broken(`host device ${each.alias ?? ''} has no place on its bus`);
  const place = scsiBusProps(domain, each.address);
  if (each.source.protocol !== 'iscsi') return [unreachable(each.source.address)];
  const node = `libvirt-${nodeNumber(domain, each)}-backend`;
  const { auth } = each.source;
  const password = auth === undefined ? undefined : `${node}-auth-secret0`;
  return [
    ...(auth === undefined || password === undefined ? [] : [secretObject(context, password, auth.secret)]),
    blockdev({
      ...iscsiProps(each.source, { password }),
      'node-name': node,
      'read-only': each.readonly === true,
    }),
    device('scsi-generic', {
      drive: node,
      id: each.alias,
      bootindex,
      ...place,
    }),
  ];
}

/** Numbers of nodes go on where those of disks end. */
function nodeNumber({ devices }: Domain, wanted: HostdevOf<'scsi'>): number {
  const own = devices.hostdevs.filter(
    (each) => each.mode === 'subsystem' && each.type === 'scsi' && each.source.protocol === 'iscsi',
  );
  return Math.max(0, ...devices.disks.flatMap(imageNumbers)) + own.indexOf(wanted) + 1;
}

function unreachable(address: {
  readonly bus: number;
  readonly target: number;
  readonly unit: bigint;
}): never {
  throw broken(`the host has no SCSI device at ${address.bus}:${address.target}:${address.unit}`);
}
