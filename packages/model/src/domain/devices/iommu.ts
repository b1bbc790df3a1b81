/** The guest's own IOMMU. */
import {
  attr,
  child,
  type Element,
  element,
  fields,
  type Infer,
  onOff,
  oneOf,
  optional,
  uint32,
} from '@typevirt/xml';
import { deviceInfo } from './device-info.ts';

const iommuDriver = fields({
  intRemap: optional(attr('intremap', onOff, { since: '3.4.0', doc: 'Interrupt remapping (intel).' })),
  cachingMode: optional(
    attr('caching_mode', onOff, { since: '3.4.0', doc: 'Caching mode, for VFIO in the guest (intel).' }),
  ),
  eim: optional(
    attr('eim', onOff, { since: '3.4.0', doc: 'Extended interrupts, for more than 255 CPUs (intel).' }),
  ),
  iotlb: optional(
    attr('iotlb', onOff, { since: '3.5.0', doc: 'Caching of translations in devices (intel).' }),
  ),
  addressBits: optional(attr('aw_bits', uint32, { since: '6.5.0', doc: 'Width of addresses (intel).' })),
});
/** Features of an IOMMU. */
export interface IommuDriver extends Infer<typeof iommuDriver> {}
export const iommuDriverXml: Element<IommuDriver> = element('driver', iommuDriver, { doc: 'Features.' });

const iommu = fields({
  model: attr('model', oneOf('intel', 'smmuv3', 'virtio'), { doc: 'Device that the guest sees.' }),
  driver: optional(child(iommuDriverXml)),
  ...deviceInfo,
});
/** The guest's own IOMMU. */
export interface Iommu extends Infer<typeof iommu> {}
export const iommuXml: Element<Iommu> = element('iommu', iommu, {
  doc: "The guest's own IOMMU.",
  since: '2.1.0',
});
