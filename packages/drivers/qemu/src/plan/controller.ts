/** Controllers: what other devices are plugged into. Those that the board has anyway are not said. */
import type { Controller, ControllerOf, Domain } from '@typevirt/model';
import { device, positive, type Option, type Props } from './arguments.ts';
import { addressProps } from './address.ts';
import type { PlanContext } from './context.ts';
import { isI440fx, isQ35, isS390, isVirtBoard } from './guest-kind.ts';
import { pciController } from './pci-controller.ts';
import { unsupported } from './refuse.ts';
import { virtioDriver, virtioProps } from './virtio.ts';

/** Order in which kinds are made: buses before what sits on them. */
const order: readonly Controller['type'][] = ['pci', 'usb', 'scsi', 'ide', 'sata', 'virtio-serial', 'ccid'];

/** `-device` for each controller that the board does not have of itself, and what concerns those that it has. */
export function controllerOptions({ domain }: PlanContext): readonly Option[] {
  const { controllers } = domain.devices;
  return [
    ...holeOptions(domain),
    ...order.flatMap((type) =>
      controllers.filter((each) => each.type === type).flatMap((each) => controllerDevice(domain, each)),
    ),
    ...boardUsb(domain),
  ];
}

/** How much address space above memory the root bus leaves to devices. */
function holeOptions(domain: Domain): readonly Option[] {
  return domain.devices.controllers.flatMap((each): readonly Option[] => {
    if (each.type !== 'pci' || each.pciHole64KiB === undefined) return [];
    if (each.model !== 'pci-root' && each.model !== 'pcie-root') return [];
    const host = isQ35(domain) ? 'q35-pcihost' : 'i440FX-pcihost';
    if (!isQ35(domain) && !isI440fx(domain))
      throw unsupported('Setting the 64-bit PCI hole size is not supported for machine');
    return [['-global', `${host}.pci-hole64-size=${each.pciHole64KiB}K`]];
  });
}

/** Boards that bring a USB controller of their own leave it out unless it is asked for. */
function boardUsb(domain: Domain): readonly Option[] {
  const hasOwn = domain.devices.controllers.some(({ type }) => type === 'usb');
  return hasOwn || isQ35(domain) || isVirtBoard(domain) || isS390(domain) ? [] : [['-usb']];
}

function controllerDevice(domain: Domain, controller: Controller): readonly Option[] {
  const props = propsOf(domain, controller);
  if (props === undefined) return [];
  const { driver } = controller;
  const { name, own } = props;
  return [
    device(name, {
      ...own,
      num_queues: positive(driver?.queues),
      cmd_per_lun: positive(driver?.commandsPerLun),
      max_sectors: positive(driver?.maxSectors),
      ioeventfd: driver?.ioEventFd,
      ...addressProps(domain, controller),
    }),
  ];
}

/** A driver and what only this kind of controller says. */
export interface ControllerProps {
  readonly name: string;
  readonly own: Props;
}

function propsOf(domain: Domain, controller: Controller): ControllerProps | undefined {
  const { alias } = controller;
  switch (controller.type) {
    case 'pci':
      return pciController(domain, controller);
    case 'usb':
      return usbController(domain, controller);
    case 'scsi':
      return scsiController(controller);
    case 'ide':
      return ideController(domain, controller);
    case 'sata':
      return isQ35(domain) && controller.index === 0 ? undefined : { name: 'ahci', own: { id: alias } };
    case 'virtio-serial':
      return {
        name: virtioDriver('virtio-serial', controller),
        own: {
          ...virtioProps(controller),
          id: alias,
          max_ports: controller.ports,
          vectors: controller.vectors,
        },
      };
    case 'ccid':
      return { name: 'usb-ccid', own: { id: alias } };
    default:
      return undefined;
  }
}

/** Boards have one IDE controller of their own, and cannot have others. */
function ideController(domain: Domain, { index }: ControllerOf<'ide'>): undefined {
  if (isI440fx(domain) && index !== 0)
    throw unsupported('Only a single IDE controller is supported for this machine type');
  if (isQ35(domain))
    throw unsupported('IDE controllers are unsupported for this QEMU binary or machine type');
  return undefined;
}

const scsiDrivers: Readonly<Record<string, string>> = {
  lsilogic: 'lsi',
  ibmvscsi: 'spapr-vscsi',
  lsisas1068: 'mptsas1068',
  lsisas1078: 'megasas',
  vmpvscsi: 'pvscsi',
  dc390: 'dc390',
  am53c974: 'am53c974',
};

function scsiController(controller: ControllerOf<'scsi'>): ControllerProps | undefined {
  const { model, alias, driver } = controller;
  if (model === undefined || model.startsWith('virtio')) {
    return {
      name: virtioDriver('virtio-scsi', controller),
      own: {
        ...virtioProps(controller),
        iothread: positive(driver?.ioThread) === undefined ? undefined : `iothread${driver?.ioThread}`,
        id: alias,
      },
    };
  }
  if (model === 'ncr53c90') return undefined;
  const name = scsiDrivers[model];
  if (name === undefined) throw unsupported(`Unsupported controller model: ${model}`);
  return { name, own: { id: alias } };
}

const usbDrivers: Readonly<Record<string, string>> = {
  'piix3-uhci': 'piix3-usb-uhci',
  'piix4-uhci': 'piix4-usb-uhci',
  ehci: 'usb-ehci',
  'ich9-ehci1': 'ich9-usb-ehci1',
  'ich9-uhci1': 'ich9-usb-uhci1',
  'ich9-uhci2': 'ich9-usb-uhci2',
  'ich9-uhci3': 'ich9-usb-uhci3',
  'vt82c686b-uhci': 'vt82c686b-usb-uhci',
  'pci-ohci': 'pci-ohci',
  'nec-xhci': 'nec-usb-xhci',
  'qemu-xhci': 'qemu-xhci',
};

function usbController(domain: Domain, controller: ControllerOf<'usb'>): ControllerProps | undefined {
  const { model, alias, ports, masterStartPort } = controller;
  if (model === 'none' || model === undefined) return undefined;
  const name = usbDrivers[model];
  if (name === undefined) throw unsupported(`Unsupported controller model: ${model}`);
  const hasPorts = model === 'nec-xhci' || model === 'qemu-xhci';
  const identity: Props =
    masterStartPort === undefined
      ? { id: alias }
      : { masterbus: `${masterAlias(domain, controller)}.0`, firstport: masterStartPort };
  return { name, own: { ...(hasPorts ? { p2: ports, p3: ports } : {}), ...identity } };
}

/** A companion shares the number of the controller it serves, and goes by that one's name. */
function masterAlias({ devices }: Domain, { index, alias }: ControllerOf<'usb'>): string {
  const master = devices.controllers.find(
    (each) => each.type === 'usb' && each.index === index && each.masterStartPort === undefined,
  );
  return master?.alias ?? alias ?? '';
}
