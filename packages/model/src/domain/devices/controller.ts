/**
 * Controllers: the buses that other devices hang on.
 *
 * @source libvirt 9.0 docs/formatdomain (Controllers), schemas/domaincommon.rng "controller"
 */
import {
  attr,
  child,
  type Element,
  element,
  fields,
  hex,
  type Infer,
  inside,
  onOff,
  oneOf,
  optional,
  size,
  text,
  uint32,
  uint8,
  variants,
} from '@typevirt/xml';
import { addressPart, aliasPart, deviceInfo } from './device-info.ts';
import { virtioModel, virtioOptions } from './virtio.ts';

const controllerDriver = fields({
  queues: optional(
    attr('queues', uint32, { since: '1.0.5', doc: 'Number of request queues (virtio-scsi).' }),
  ),
  commandsPerLun: optional(
    attr('cmd_per_lun', uint32, { since: '1.2.7', doc: 'Requests that may wait at one LUN.' }),
  ),
  maxSectors: optional(
    attr('max_sectors', uint32, { since: '1.2.7', doc: 'Longest transfer, in sectors of 512 bytes.' }),
  ),
  ioEventFd: optional(
    attr('ioeventfd', onOff, { since: '1.2.18', doc: 'Whether a thread of its own takes requests.' }),
  ),
  ioThread: optional(
    attr('iothread', uint32, { since: '1.3.5', doc: "Which of the domain's I/O threads serves it." }),
  ),
  ...virtioOptions,
});
/** Tuning of a controller. */
export interface ControllerDriver extends Infer<typeof controllerDriver> {}
export const controllerDriverXml: Element<ControllerDriver> = element('driver', controllerDriver, {
  doc: 'Tuning of the controller.',
});

const pciTarget = fields({
  chassisNr: optional(attr('chassisNr', uint8, { doc: 'Chassis number of a PCI bridge; 0 is reserved.' })),
  chassis: optional(attr('chassis', uint8, { doc: 'Chassis number of a PCI Express port.' })),
  port: optional(attr('port', hex(1, 0xff), { doc: 'Port number of a PCI Express port.' })),
  busNr: optional(attr('busNr', uint8, { doc: 'First bus number behind an expander bus.' })),
  index: optional(attr('index', uint8, { doc: "Which of pseries' host bridges it is." })),
  hotplug: optional(
    attr('hotplug', onOff, { since: '6.3.0', doc: 'Whether devices can be plugged while it runs.' }),
  ),
  node: optional(text('node', uint32, { doc: 'NUMA node of the guest that the bus belongs to.' })),
});
/** What a PCI controller shows of itself. */
export interface PciControllerTarget extends Infer<typeof pciTarget> {}
export const pciControllerTargetXml: Element<PciControllerTarget> = element('target', pciTarget, {
  doc: 'What the controller shows of itself. Chosen when absent.',
  since: '1.2.19',
});

const pciModels = [
  'pci-root',
  'pcie-root',
  'pci-bridge',
  'dmi-to-pci-bridge',
  'pcie-to-pci-bridge',
  'pcie-root-port',
  'pcie-switch-upstream-port',
  'pcie-switch-downstream-port',
  'pci-expander-bus',
  'pcie-expander-bus',
] as const;

const scsiModels = [
  'auto',
  'buslogic',
  'lsilogic',
  'lsisas1068',
  'vmpvscsi',
  'ibmvscsi',
  'virtio-scsi',
  'lsisas1078',
  'virtio-transitional',
  'virtio-non-transitional',
  'ncr53c90',
  'dc390',
  'am53c974',
] as const;

const usbModels = [
  'piix3-uhci',
  'piix4-uhci',
  'ehci',
  'ich9-ehci1',
  'ich9-uhci1',
  'ich9-uhci2',
  'ich9-uhci3',
  'vt82c686b-uhci',
  'pci-ohci',
  'nec-xhci',
  'qusb1',
  'qusb2',
  'qemu-xhci',
  'none',
] as const;

const pciNames = [
  'none',
  'pci-bridge',
  'i82801b11-bridge',
  'pcie-pci-bridge',
  'ioh3420',
  'x3130-upstream',
  'xio3130-downstream',
  'pxb',
  'pxb-pcie',
  'pcie-root-port',
  'spapr-pci-host-bridge',
] as const;

const head = {
  index: optional(
    attr('index', uint32, {
      doc: 'Number among the controllers of its type, by which addresses name it. Absent: the next free.',
    }),
  ),
};
const driverPart = { driver: optional(child(controllerDriverXml)) };
const tail = { ...driverPart, ...deviceInfo };
const plain = fields({ ...head, ...tail });

const controller = variants(
  'type',
  {
    ide: fields({
      ...head,
      model: optional(attr('model', oneOf('piix3', 'piix4', 'ich6'), { doc: 'Chip.' })),
      ...tail,
    }),
    fdc: plain,
    scsi: fields({
      ...head,
      model: optional(attr('model', oneOf(...scsiModels), { doc: 'Chip.' })),
      ...tail,
    }),
    sata: plain,
    'virtio-serial': fields({
      ...head,
      model: optional(attr('model', virtioModel, { doc: 'Kind of virtio device.' })),
      ports: optional(attr('ports', uint32, { doc: 'Most ports it offers.' })),
      vectors: optional(attr('vectors', uint32, { doc: 'Number of MSI vectors.' })),
      ...tail,
    }),
    ccid: plain,
    usb: fields({
      ...head,
      model: optional(
        attr('model', oneOf(...usbModels), { doc: 'Chip; none: the guest has no USB at all.' }),
      ),
      ports: optional(attr('ports', uint32, { since: '1.3.5', doc: 'Number of ports.' })),
      ...driverPart,
      ...aliasPart,
      masterStartPort: optional(
        inside('master', attr('startport', uint32), {
          since: '0.9.4',
          doc: 'First port of the master that this companion controller serves.',
        }),
      ),
      acpiIndex: deviceInfo.acpiIndex,
      ...addressPart,
    }),
    pci: fields({
      ...head,
      model: optional(
        attr('model', oneOf(...pciModels), {
          demanded: true,
          since: '1.0.5',
          doc: 'What it is to the guest.',
        }),
      ),
      modelName: optional(
        inside('model', attr('name', oneOf(...pciNames)), {
          since: '1.2.19',
          doc: "The hypervisor's device.",
        }),
      ),
      target: optional(child(pciControllerTargetXml)),
      ...tail,
      pciHole64KiB: optional(
        size('pcihole64', { unit: 'KiB', since: '1.1.2', doc: 'Size of the 64-bit PCI hole of a root bus.' }),
      ),
    }),
    xenbus: fields({
      ...head,
      maxGrantFrames: optional(attr('maxGrantFrames', uint32, { since: '5.2.0', doc: 'Most grant frames.' })),
      maxEventChannels: optional(
        attr('maxEventChannels', uint32, { since: '6.3.0', doc: 'Most event channels.' }),
      ),
      ...tail,
    }),
    isa: plain,
  },
  { default: 'ide', demanded: true, doc: 'Kind of bus.' },
);
/** A bus that other devices hang on. */
export type Controller = Infer<typeof controller>;
export type ControllerOf<T extends Controller['type']> = Extract<Controller, { readonly type: T }>;
export const controllerXml: Element<Controller> = element('controller', controller, {
  doc: 'Bus that other devices hang on. Added by need when absent.',
  since: '0.7.3',
});
