/**
 * Where a device sits: on which bus of the guest, at which place. One element, its kind chosen by `type`.
 *
 * Absent numbers read as 0 and are printed, as libvirt does; an address whose numbers are all 0 and that allows the kind
 * to be assigned counts as "assign one for me" in the step that assigns addresses, not here.
 *
 * @source libvirt 9.0 docs/formatdomain (Device Addresses), schemas/domaincommon.rng "address"
 */
import {
  attr,
  child,
  type Element,
  element,
  fields,
  hex,
  hexBig,
  type Infer,
  onOff,
  optional,
  uint32,
  variants,
} from '@typevirt/xml';
import { digits, usbPort } from './scalars.ts';

const zpci = fields({
  uid: optional(attr('uid', hex(4, 0xffff), { doc: 'Identifier that the guest sees, unique within it.' })),
  fid: optional(attr('fid', hex(8), { doc: 'Function number of the hypervisor, unique within the guest.' })),
});
/** What s390 adds to a PCI address. */
export interface ZpciAddress extends Infer<typeof zpci> {}
export const zpciXml: Element<ZpciAddress> = element('zpci', zpci, {
  doc: 'Identifiers of a PCI function on s390.',
  since: '4.10.0',
});

const pciNumbers = {
  domain: attr('domain', hex(4, 0xffffffff), { default: 0, doc: 'PCI domain.' }),
  bus: attr('bus', hex(2, 0xff), { default: 0, doc: 'Bus within the domain.' }),
  slot: attr('slot', hex(2, 0x1f), { default: 0, doc: 'Slot on the bus.' }),
  function: attr('function', hex(1, 7), { default: 0, doc: 'Function of the slot.' }),
};
const zpciPart = { zpci: optional(child(zpciXml)) };

const pci = fields({
  ...pciNumbers,
  multifunction: optional(
    attr('multifunction', onOff, {
      since: '0.9.7',
      doc: 'Whether other functions of the slot are in use too.',
    }),
  ),
  ...zpciPart,
});

const hostPci = fields({ ...pciNumbers, ...zpciPart });
/** A PCI function of the host. */
export interface HostPciAddress extends Infer<typeof hostPci> {}
export const hostPciAddressXml: Element<HostPciAddress> = element('address', hostPci, {
  doc: 'PCI address on the host.',
});

const controllerIndex = { default: 0, doc: 'Index of the controller.' } as const;
const controller = attr('controller', digits(2), controllerIndex);
const neededController = attr('controller', digits(2), { ...controllerIndex, demanded: true });
const bus = attr('bus', digits(2), { default: 0, doc: 'Bus of the controller.' });

const drive = fields({
  controller,
  bus,
  target: attr('target', digits(2), { default: 0, doc: 'Target on the bus.' }),
  unit: attr('unit', digits(5), { default: 0, doc: 'Unit of the target.' }),
});

const usb = fields({
  bus: attr('bus', uint32, { default: 0, demanded: true, doc: 'Bus, by the index of its controller.' }),
  port: optional(attr('port', usbPort, { doc: 'Port, one number for each hub on the way.' })),
});

const byType = variants('type', {
  pci,
  drive,
  'virtio-serial': fields({
    controller: neededController,
    bus,
    port: attr('port', digits(2), { default: 0, doc: 'Port of the bus.' }),
  }),
  ccid: fields({
    controller: neededController,
    slot: attr('slot', digits(2), { default: 0, doc: 'Slot of the controller.' }),
  }),
  usb,
  'spapr-vio': fields({ reg: optional(attr('reg', hexBig(8), { doc: 'Register address on the VIO bus.' })) }),
  ccw: fields(
    {
      cssid: optional(attr('cssid', hex(1, 0xfe), { doc: 'Channel subsystem.' })),
      ssid: optional(attr('ssid', hex(1, 3), { doc: 'Subchannel set.' })),
      devno: optional(attr('devno', hex(4, 0xffff), { doc: 'Device number.' })),
    },
    { forms: [{ needs: ['cssid', 'ssid', 'devno'] }, { lacks: ['cssid', 'ssid', 'devno'] }] },
  ),
  'virtio-mmio': fields({}),
  isa: fields({
    iobase: optional(attr('iobase', hex(1, 0xffff), { doc: 'First I/O port.' })),
    irq: optional(attr('irq', hex(1, 0xff), { doc: 'Interrupt line.' })),
  }),
  dimm: fields({
    slot: attr('slot', uint32, { doc: 'Memory slot.' }),
    base: optional(attr('base', hexBig(1), { doc: 'Physical address in the guest.' })),
  }),
  unassigned: fields({}),
});
/** Where a device sits in its guest. */
export type DeviceAddress = Infer<typeof byType>;
export type DeviceAddressOf<T extends DeviceAddress['type']> = Extract<DeviceAddress, { readonly type: T }>;
export type PciAddress = DeviceAddressOf<'pci'>;
export type DriveAddress = DeviceAddressOf<'drive'>;
export const deviceAddressXml: Element<DeviceAddress> = element('address', byType, {
  doc: 'Where the device sits in the guest. Assigned when absent and the device needs one.',
  since: '0.7.3',
});
