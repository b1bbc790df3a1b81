/** Controllers: what other devices are plugged into. Those that the machine has anyway are not said. */
import { VirtError } from '@typevirt/driver';
import type { Domain } from '@typevirt/model';
import { device, type Option, type Props } from './arguments.ts';
import { addressProps } from './address.ts';
import type { PlanContext } from './context.ts';

type Controller = Domain['devices']['controllers'][number];
type ControllerOf<T extends Controller['type']> = Extract<Controller, { readonly type: T }>;

/** Order in which kinds are made: buses before what sits on them. */
const order: readonly Controller['type'][] = ['pci', 'usb', 'scsi', 'ide', 'sata', 'virtio-serial', 'ccid'];

/** `-device` for each controller that QEMU does not have of itself. */
export function controllerOptions({ domain }: PlanContext): readonly Option[] {
  const { controllers } = domain.devices;
  return order.flatMap((type) =>
    controllers.filter((each) => each.type === type).flatMap((each) => controllerDevice(domain, each)),
  );
}

function controllerDevice(domain: Domain, controller: Controller): readonly Option[] {
  switch (controller.type) {
    case 'pci':
      return pciController(domain, controller);
    case 'usb':
      return usbController(domain, controller);
    case 'scsi':
      return [
        device(scsiDriver(controller), {
          id: controller.alias,
          ...addressProps(domain, controller),
          num_queues: controller.driver?.queues,
        }),
      ];
    case 'sata':
      return isBuiltIn(controller)
        ? []
        : [device('ahci', { id: controller.alias, ...addressProps(domain, controller) })];
    case 'virtio-serial':
      return [
        device('virtio-serial-pci', {
          id: controller.alias,
          max_ports: controller.ports,
          vectors: controller.vectors,
          ...addressProps(domain, controller),
        }),
      ];
    case 'ccid':
      return [device('usb-ccid', { id: controller.alias, ...addressProps(domain, controller) })];
    default:
      return [];
  }
}

/** The SATA controller of q35 and the IDE controller of i440fx are part of the board. */
function isBuiltIn({ address }: Controller): boolean {
  return address?.type === 'pci' && address.bus === 0 && address.slot === 0x1f;
}

function scsiDriver({ model }: ControllerOf<'scsi'>): string {
  switch (model) {
    case undefined:
    case 'virtio-scsi':
      return 'virtio-scsi-pci';
    case 'virtio-transitional':
    case 'virtio-non-transitional':
      return `virtio-scsi-pci-${model.slice('virtio-'.length)}`;
    case 'lsilogic':
      return 'lsi';
    case 'lsisas1078':
      return 'megasas';
    case 'lsisas1068':
      return 'mptsas1068';
    default:
      throw new VirtError('configUnsupported', `Unsupported controller model: ${model}`, { domain: 'qemu' });
  }
}

const usbDrivers: Readonly<Record<string, string>> = {
  'piix3-uhci': 'piix3-usb-uhci',
  'piix4-uhci': 'piix4-usb-uhci',
  ehci: 'usb-ehci',
  'ich9-ehci1': 'ich9-usb-ehci1',
  'ich9-uhci1': 'ich9-usb-uhci1',
  'ich9-uhci2': 'ich9-usb-uhci2',
  'ich9-uhci3': 'ich9-usb-uhci3',
  'pci-ohci': 'pci-ohci',
  'nec-xhci': 'nec-usb-xhci',
  'qemu-xhci': 'qemu-xhci',
  'vt82c686b-uhci': 'vt82c686b-usb-uhci',
};

function usbController(domain: Domain, controller: ControllerOf<'usb'>): readonly Option[] {
  const driver = usbDrivers[controller.model ?? ''];
  if (controller.model === 'none') return [];
  if (driver === undefined)
    throw new VirtError('configUnsupported', `Unsupported controller model: ${controller.model}`, {
      domain: 'qemu',
    });
  const name = // a companion has no name of its own, it belongs to its master
    controller.masterStartPort === undefined
      ? { id: controller.alias }
      : { masterbus: `${controller.alias}.0`, firstport: controller.masterStartPort };
  const ports =
    driver === 'qemu-xhci' || driver === 'nec-usb-xhci' ? { p2: controller.ports, p3: controller.ports } : {};
  return [
    device(driver, { ...ports, ...name, ...addressProps(domain, controller) }),
  ];
}

function pciController(domain: Domain, controller: ControllerOf<'pci'>): readonly Option[] {
  const { target } = controller;
  const place: Props = { id: controller.alias, ...addressProps(domain, controller) };
  switch (controller.model) {
    case 'pci-root':
    case 'pcie-root':
      return [];
    case 'pci-bridge':
      return [device('pci-bridge', { chassis_nr: target?.chassisNr ?? controller.index, ...place })];
    case 'dmi-to-pci-bridge':
      return [device('i82801b11-bridge', place)];
    case 'pcie-to-pci-bridge':
      return [device('pcie-pci-bridge', place)];
    case 'pcie-root-port':
      return [
        device(controller.modelName ?? 'pcie-root-port', {
          port: target?.port,
          chassis: target?.chassis,
          ...place,
        }),
      ];
    case 'pcie-switch-upstream-port':
      return [device('x3130-upstream', place)];
    case 'pcie-switch-downstream-port':
      return [device('xio3130-downstream', { port: target?.port, chassis: target?.chassis, ...place })];
    case 'pci-expander-bus':
      return [device('pxb', { bus_nr: target?.busNr, numa_node: target?.node, ...place })];
    case 'pcie-expander-bus':
      return [device('pxb-pcie', { bus_nr: target?.busNr, numa_node: target?.node, ...place })];
    default:
      throw new VirtError('configUnsupported', `PCI controller without a model cannot be planned`, {
        domain: 'qemu',
      });
  }
}
