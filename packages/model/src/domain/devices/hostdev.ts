/**
 * Devices of the host that the guest gets for itself.
 *
 * @source libvirt 9.0 docs/formatdomain (Host device assignment), schemas/domaincommon.rng "hostdev"
 */
import {
  attr,
  child,
  type Element,
  element,
  fields,
  flag,
  type Infer,
  inside,
  onOff,
  oneOf,
  optional,
  text,
  variants,
  yesNo,
} from '@typevirt/xml';
import { bootableRomInfo } from './device-info.ts';
import {
  hostdevMdevSourceXml,
  hostdevPciSourceXml,
  hostdevScsiHostSourceXml,
  hostdevScsiSourceXml,
  hostdevUsbSourceXml,
} from './hostdev-source.ts';
import { hostdevDriverXml } from './interface.ts';
import { ipPart } from './net-address.ts';
import { absPath, deviceName } from './scalars.ts';
import { teamingPart } from './teaming.ts';
import { virtioModel } from './virtio.ts';

const managed = attr('managed', yesNo, {
  lenient: 'ignore',
  default: false,
  doc: 'Whether the host gives the device up and takes it back by itself.',
});
const tail = {
  ...teamingPart,
  readonly: flag('readonly', { since: '1.0.6', doc: 'The guest cannot write (scsi).' }),
  shareable: flag('shareable', { since: '1.0.6', doc: 'Several domains use the device at once (scsi).' }),
  ...bootableRomInfo,
};

const subsystem = variants('type', {
  usb: fields({ managed, source: child(hostdevUsbSourceXml), ...tail }),
  pci: fields({
    managed,
    driver: optional(child(hostdevDriverXml)),
    source: child(hostdevPciSourceXml),
    ...tail,
  }),
  scsi: fields({
    managed,
    sgIo: optional(
      attr('sgio', oneOf('filtered', 'unfiltered'), {
        since: '1.0.6',
        doc: 'Whether the kernel filters SCSI commands.',
      }),
    ),
    rawIo: optional(attr('rawio', yesNo, { since: '1.2.9', doc: 'Whether the process may do raw I/O.' })),
    source: child(hostdevScsiSourceXml),
    ...tail,
  }),
  scsi_host: fields({
    managed,
    model: optional(attr('model', virtioModel, { since: '5.2.0', doc: 'Kind of virtio device.' })),
    source: child(hostdevScsiHostSourceXml),
    ...tail,
  }),
  mdev: fields({
    managed,
    model: attr('model', oneOf('vfio-pci', 'vfio-ccw', 'vfio-ap'), {
      since: '3.2.0',
      doc: 'What the guest sees.',
    }),
    display: optional(
      attr('display', onOff, { since: '4.6.0', doc: "Whether it feeds the guest's screen (vGPU)." }),
    ),
    ramFb: optional(
      attr('ramfb', onOff, { since: '5.9.0', doc: 'Whether it has a framebuffer before its driver loads.' }),
    ),
    source: child(hostdevMdevSourceXml),
    ...tail,
  }),
});

const capabilities = variants('type', {
  storage: fields({
    source: inside('source', text('block', absPath), { doc: 'Block device of the host.' }),
    ...tail,
  }),
  misc: fields({
    source: inside('source', text('char', absPath), { doc: 'Character device of the host.' }),
    ...tail,
  }),
  net: fields({
    source: inside('source', text('interface', deviceName), { doc: 'Network device of the host.' }),
    ...ipPart,
    ...tail,
  }),
});

const hostdev = variants(
  'mode',
  { subsystem, capabilities },
  { default: 'subsystem', doc: 'A whole device, or (in containers) a right to one.' },
);
/** A device of the host that the guest gets for itself. */
export type Hostdev = Infer<typeof hostdev>;
export type HostdevSubsystem = Extract<Hostdev, { readonly mode: 'subsystem' }>;
export type HostdevOf<T extends HostdevSubsystem['type']> = Extract<HostdevSubsystem, { readonly type: T }>;
export const hostdevXml: Element<Hostdev> = element('hostdev', hostdev, {
  doc: 'Device of the host that the guest gets for itself.',
  since: '0.4.4',
});
