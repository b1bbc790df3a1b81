/** What all virtio devices share: three models, and the options of the transport. */
import { attr, type Element, element, fields, type Infer, onOff, oneOf, optional } from '@typevirt/xml';

/** `virtio` leaves the choice to the machine; transitional devices also serve guests that predate virtio 1.0. */
export const virtioModel = oneOf('virtio', 'virtio-transitional', 'virtio-non-transitional');

/** Options of a virtio device's transport; spread them last into the attributes of its `<driver>`. */
export const virtioOptions = {
  iommu: optional(
    attr('iommu', onOff, { since: '3.5.0', doc: 'Whether the device goes through the emulated IOMMU.' }),
  ),
  ats: optional(attr('ats', onOff, { since: '3.5.0', doc: 'Address translation services of PCIe.' })),
  packed: optional(attr('packed', onOff, { since: '6.3.0', doc: 'Packed virtqueues.' })),
  pagePerVq: optional(
    attr('page_per_vq', onOff, {
      since: '7.9.0',
      doc: 'One page of notification addresses for each virtqueue.',
    }),
  ),
};

const virtioDriver = fields(virtioOptions);
/** A `<driver>` that holds nothing but the transport's options. */
export interface VirtioDriver extends Infer<typeof virtioDriver> {}
export const virtioDriverXml: Element<VirtioDriver> = element('driver', virtioDriver, {
  doc: 'Options of the virtio transport.',
  since: '3.5.0',
});
