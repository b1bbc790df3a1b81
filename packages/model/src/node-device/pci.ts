/** PCI functions of the host. @source libvirt docs/formatnode, virNodeDevCapPCIDefFormat */
import {
  attr,
  child,
  content,
  element,
  fields,
  hex,
  int32,
  many,
  oneOf,
  optional,
  pattern,
  string,
  text,
  uint32,
  variants,
  type Element,
  type Infer,
  type Scalar,
} from '@typevirt/xml';

const identity = fields({
  id: attr('id', hex(4, 0xffff), { doc: 'The number.' }),
  name: optional(content(string, { doc: 'What lists of devices call it.' })),
});
/** A product or vendor: its number and, where known, its name. */
export interface DeviceIdentity extends Infer<typeof identity> {}
export const productXml: Element<DeviceIdentity> = element('product', identity, {
  doc: 'Product.',
  since: '0.5.0',
});
export const vendorXml: Element<DeviceIdentity> = element('vendor', identity, {
  doc: 'Maker.',
  since: '0.5.0',
});

const address = fields({
  domain: attr('domain', hex(4, 0xffffffff), { doc: 'PCI domain.' }),
  bus: attr('bus', hex(2, 0xff), { doc: 'Bus within the domain.' }),
  slot: attr('slot', hex(2, 0x1f), { doc: 'Slot on the bus.' }),
  function: attr('function', hex(1, 7), { doc: 'Function of the slot.' }),
});
/** Another PCI function. */
export interface NodePciAddress extends Infer<typeof address> {}
export const nodePciAddressXml: Element<NodePciAddress> = element('address', address, {
  doc: 'A PCI function.',
});

const mdevType = fields({
  id: attr('id', string, { doc: 'Name that a definition uses.' }),
  name: optional(text('name', string, { doc: 'Name for people.' })),
  deviceApi: text('deviceAPI', oneOf('vfio-pci', 'vfio-ccw', 'vfio-ap'), { doc: 'How guests see it.' }),
  availableInstances: text('availableInstances', uint32, { doc: 'How many can still be made.' }),
});
/** A kind of device that can be made of another. */
export interface MdevType extends Infer<typeof mdevType> {}
export const mdevTypeXml: Element<MdevType> = element('type', mdevType, {
  doc: 'A kind of device that can be made of this one.',
  since: '3.4.0',
});
/** What can be made of a device. */
export const mdevTypes = fields({ types: many(child(mdevTypeXml), { least: 1 }) });

const fieldValue: Scalar<string> = pattern('[ -_a-z]{0,255}', {
  name: 'VPD text',
  expected: 'at most 255 printable characters',
  sample: () => 'A1 (b)',
});
const vpdField = (name: string, index: string): Element<VpdField> =>
  element(
    name,
    fields({
      index: attr('index', pattern(index, { name: 'index', sample: () => '1' }), {
        doc: 'Second letter of its name.',
      }),
      value: content(fieldValue),
    }),
    { doc: 'A field of its own.' },
  );
/** A field that a maker or user named. */
export interface VpdField {
  index: string;
  value: string;
}
export const vendorFieldXml: Element<VpdField> = vpdField('vendor_field', '[0-9A-Z]');
export const systemFieldXml: Element<VpdField> = vpdField('system_field', '[0-9B-Z]');
const vpdFields = variants('access', {
  readonly: fields({
    changeLevel: optional(text('change_level', fieldValue, { doc: 'Version of the hardware.' })),
    manufactureId: optional(text('manufacture_id', fieldValue, { doc: 'Who made it.' })),
    partNumber: optional(text('part_number', fieldValue, { doc: 'Part number.' })),
    serialNumber: optional(text('serial_number', fieldValue, { doc: 'Serial number.' })),
    vendorFields: many(child(vendorFieldXml)),
  }),
  readwrite: fields({
    assetTag: optional(text('asset_tag', fieldValue, { doc: "The owner's own number." })),
    vendorFields: many(child(vendorFieldXml)),
    systemFields: many(child(systemFieldXml)),
  }),
});
/** Vital product data of one kind of access. */
export type VpdFields = Infer<typeof vpdFields>;
export const vpdFieldsXml: Element<VpdFields> = element('fields', vpdFields, {
  doc: 'Fields that can be read, or written too.',
  since: '7.9.0',
});

const capability = variants('type', {
  phys_function: fields({ address: optional(child(nodePciAddressXml)) }),
  virt_functions: fields({
    maxCount: optional(attr('maxCount', uint32, { doc: 'How many there can be.' })),
    addresses: many(child(nodePciAddressXml)),
  }),
  'pci-bridge': fields({}),
  'cardbus-bridge': fields({}),
  mdev_types: mdevTypes,
  vpd: fields({
    name: text('name', fieldValue, { doc: 'What the card is.' }),
    fields: many(child(vpdFieldsXml)),
  }),
});
/** What a PCI function can do. */
export type PciCapability = Infer<typeof capability>;
export const pciCapabilityXml: Element<PciCapability> = element('capability', capability, {
  doc: 'What the function can do.',
  since: '0.9.7',
});

const iommuGroup = fields({
  number: attr('number', uint32, { doc: 'Number of the group.' }),
  addresses: many(child(nodePciAddressXml), { least: 1 }),
});
/** Functions that can only be given to a guest together. */
export interface IommuGroup extends Infer<typeof iommuGroup> {}
export const iommuGroupXml: Element<IommuGroup> = element('iommuGroup', iommuGroup, {
  doc: 'Functions that can only be given to a guest together.',
  since: '1.0.5',
});

const pciLink = fields({
  validity: attr('validity', oneOf('cap', 'sta'), { doc: 'What it could do (`cap`) or does (`sta`).' }),
  port: optional(attr('port', uint32, { doc: 'Number of the port.' })),
  speed: optional(
    attr(
      'speed',
      pattern('[0-9]+(.[0-9]+)?', { name: 'speed', expected: 'a speed such as 2.5', sample: () => '2.5' }),
      {
        unit: 'GT/s',
        doc: 'Speed.',
      },
    ),
  ),
  width: attr('width', uint32, { doc: 'Lanes.' }),
});
/** A PCI Express link. */
export interface PciLink extends Infer<typeof pciLink> {}
export const pciLinkXml: Element<PciLink> = element('link', pciLink, { doc: 'A link.', since: '1.2.5' });
const pciExpress = fields({ links: many(child(pciLinkXml)) });
/** What PCI Express says of a function. */
export interface PciExpress extends Infer<typeof pciExpress> {}
export const pciExpressXml: Element<PciExpress> = element('pci-express', pciExpress, {
  doc: 'The function is of PCI Express.',
  since: '1.2.5',
});

const numa = fields({ node: optional(attr('node', int32, { doc: 'Number of the node.' })) });
/** The node of the host that a function is nearest to. */
export interface DeviceNuma extends Infer<typeof numa> {}
export const deviceNumaXml: Element<DeviceNuma> = element('numa', numa, {
  doc: 'Nearest node.',
  since: '1.2.6',
});

/** A PCI function. */
export const pciDevice = fields({
  class: optional(
    text('class', hex(6, 0xffffff), { since: '5.2.0', doc: 'Class, subclass and programming interface.' }),
  ),
  domain: text('domain', uint32, { doc: 'PCI domain.' }),
  bus: text('bus', uint32, { doc: 'Bus within the domain.' }),
  slot: text('slot', uint32, { doc: 'Slot on the bus.' }),
  function: text('function', uint32, { doc: 'Function of the slot.' }),
  product: child(productXml),
  vendor: child(vendorXml),
  capabilities: many(child(pciCapabilityXml)),
  iommuGroup: optional(child(iommuGroupXml)),
  numa: optional(child(deviceNumaXml)),
  pciExpress: optional(child(pciExpressXml)),
});
