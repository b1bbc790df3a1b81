/** Devices of the host that guests get for themselves: how each kind is named. */
import {
  attr,
  child,
  type Element,
  element,
  fields,
  type Infer,
  inside,
  int32,
  many,
  oneOf,
  optional,
  string,
  uint32,
  uint64,
  uuid,
  variants,
  yesNo,
} from '@typevirt/xml';
import { hostPciAddressXml } from './address.ts';
import { initiatorPart } from './disk-source-network.ts';
import { strictly, usbId } from './scalars.ts';
import { storageAuthXml } from './storage-auth.ts';

const startupPolicy = optional(
  attr('startupPolicy', oneOf('mandatory', 'requisite', 'optional'), {
    since: '1.0.2',
    doc: 'What a missing device means: mandatory fails, requisite may lose it on migration, optional goes without.',
  }),
);

const pciSource = fields({
  startupPolicy,
  writeFiltering: optional(
    attr('writeFiltering', yesNo, {
      since: '6.0.0',
      doc: 'Whether writes to its configuration space are filtered (Xen).',
    }),
  ),
  address: child(hostPciAddressXml),
});
/** A PCI function of the host. */
export interface HostdevPciSource extends Infer<typeof pciSource> {}
export const hostdevPciSourceXml: Element<HostdevPciSource> = element('source', pciSource, {
  doc: 'PCI function.',
});

const usbAddress = fields({
  bus: attr('bus', uint32, { default: 0, demanded: true, doc: 'Bus on the host.' }),
  device: attr('device', uint32, { default: 0, demanded: true, doc: 'Device on the bus.' }),
});
/** Where a USB device is plugged in on the host. */
export interface HostUsbAddress extends Infer<typeof usbAddress> {}
export const hostUsbAddressXml: Element<HostUsbAddress> = element('address', usbAddress, {
  doc: 'Where it is plugged in on the host.',
});

const usbShape = {
  startupPolicy,
  guestReset: optional(
    attr('guestReset', oneOf('off', 'uninitialized', 'on'), {
      since: '8.8.0',
      doc: 'Which resets by the guest reach the device.',
    }),
  ),
  missing: optional(
    attr('missing', yesNo, {
      in: ['live', 'status'],
      doc: 'The device was not there when the domain started.',
    }),
  ),
  vendor: optional(inside('vendor', attr('id', usbId), { doc: 'Vendor number.' })),
  product: optional(inside('product', attr('id', usbId), { doc: 'Product number.' })),
  address: optional(child(hostUsbAddressXml)),
};
/** A device is known by what it is, or by where it is plugged in. */
const usbSource = fields(usbShape, {
  forms: [{ needs: ['vendor', 'product'] }, { needs: ['address'], lacks: ['vendor', 'product'] }],
});
/** A USB device of the host. */
export interface HostdevUsbSource extends Infer<typeof usbSource> {}
export const hostdevUsbSourceXml: Element<HostdevUsbSource> = element('source', usbSource, {
  doc: 'USB device.',
});

const scsiAddress = fields({
  bus: attr('bus', uint32, { doc: 'Bus of the adapter.' }),
  target: attr('target', uint32, { doc: 'Target on the bus.' }),
  unit: attr('unit', uint64, { doc: 'Unit of the target.' }),
});
/** Where a SCSI device is on the host. */
export interface HostScsiAddress extends Infer<typeof scsiAddress> {}
export const hostScsiAddressXml: Element<HostScsiAddress> = element('address', scsiAddress, {
  doc: 'Where it is on its adapter.',
});

const iscsiHost = fields({
  name: attr('name', string, { doc: 'Host name or address.' }),
  port: optional(attr('port', int32, { doc: 'Port. Absent means 3260.' })),
});
/** An iSCSI server. */
export interface HostdevIscsiHost extends Infer<typeof iscsiHost> {}
export const hostdevIscsiHostXml: Element<HostdevIscsiHost> = element('host', iscsiHost, {
  doc: 'iSCSI server.',
});

const scsiSource = variants(
  'protocol',
  {
    adapter: fields({
      adapter: inside('adapter', attr('name', string), { doc: 'Adapter of the host, e.g. scsi_host0.' }),
      address: child(hostScsiAddressXml),
    }),
    iscsi: fields({
      name: attr('name', string, { doc: 'Name of the target, and its LUN behind a slash.' }),
      hosts: many(child(hostdevIscsiHostXml)),
      auth: optional(child(storageAuthXml)),
      ...initiatorPart,
    }),
  },
  { default: 'adapter', omitDefault: true, doc: 'Whether the host or QEMU talks to it.' },
);
/** A SCSI device. */
export type HostdevScsiSource = Infer<typeof scsiSource>;
export const hostdevScsiSourceXml: Element<HostdevScsiSource> = element('source', scsiSource, {
  doc: 'SCSI device.',
});

const scsiHostSource = fields({
  protocol: attr('protocol', oneOf('vhost'), { doc: 'How the guest reaches it.' }),
  wwpn: attr('wwpn', strictly('(naa\\.)[0-9a-fA-F]{16}', 'WWPN', 'naa.5123456789abcde0'), {
    doc: 'Name of the target.',
  }),
});
/** A vhost-scsi target of the host. */
export interface HostdevScsiHostSource extends Infer<typeof scsiHostSource> {}
export const hostdevScsiHostSourceXml: Element<HostdevScsiHostSource> = element('source', scsiHostSource, {
  doc: 'vhost-scsi target.',
});

const mdevAddress = inside('address', attr('uuid', uuid), { doc: "The mediated device's UUID." });
const mdevSource = fields({ address: mdevAddress });
/** A mediated device. */
export interface HostdevMdevSource extends Infer<typeof mdevSource> {}
export const hostdevMdevSourceXml: Element<HostdevMdevSource> = element('source', mdevSource, {
  doc: 'Mediated device.',
});
