/** The images below and beside a disk's own: its backing chain, and the mirror of a running block job. */
import {
  attr,
  child,
  type Element,
  element,
  fields,
  type Infer,
  oneOf,
  optional,
  type OptionalField,
  string,
  variants,
} from '@typevirt/xml';
import { imageFormatPart, imageFormatXml, storageFormat } from './disk-driver.ts';
import { diskTypes } from './disk-source.ts';
import { positive } from './scalars.ts';

const backingHead = {
  index: optional(
    attr('index', positive, {
      in: ['live', 'status'],
      doc: 'Number of this image in the chain, for block jobs (`vda[2]`).',
    }),
  ),
  format: child(imageFormatXml),
};
const backingTypes = diskTypes(backingHead, {});
type BackingTypes = typeof backingTypes;
interface Next {
  /** The image below this one. Absent: not known; type `none`: there is none. */
  backingStore?: BackingStore | undefined;
}
/** An image that another one only holds the differences to. `none` ends the chain. */
export type BackingStore =
  | { [K in keyof BackingTypes]: { readonly type: K } & Infer<BackingTypes[K]> & Next }[keyof BackingTypes]
  | { readonly type: 'none' };

const nextImage: OptionalField<BackingStore> = optional(child((): Element<BackingStore> => backingStoreXml));
const backingTail = { backingStore: nextImage };

const backingStore = variants(
  'type',
  { none: fields({}), ...diskTypes(backingHead, backingTail) },
  { default: 'none', omitDefault: true, doc: 'Kind of storage. Absent: the image above stands alone.' },
);
export const backingStoreXml: Element<BackingStore> = element<BackingStore>('backingStore', backingStore, {
  doc: 'The image below; empty when there is none.',
  since: '1.2.4',
});

const mirrorHead = {
  file: optional(
    attr('file', string, { doc: 'Path of a copy to a file, for old clients; the same as in `source`.' }),
  ),
  formatAttribute: optional(
    attr('format', storageFormat, { doc: 'Format of such a copy, for old clients.' }),
  ),
  job: optional(
    attr('job', oneOf('copy', 'active-commit'), {
      since: '1.2.7',
      doc: 'Which block job writes to the mirror.',
    }),
  ),
  ready: optional(
    attr('ready', oneOf('yes', 'abort', 'pivot'), {
      doc: 'Set once the mirror has all data; else the job still copies.',
    }),
  ),
  ...imageFormatPart,
};
const mirror = variants('type', diskTypes(mirrorHead, backingTail), {
  default: 'file',
  doc: 'Kind of storage.',
});
/** Where a running block job writes to. */
export type DiskMirror = Infer<typeof mirror>;
export const diskMirrorXml: Element<DiskMirror> = element('mirror', mirror, {
  doc: 'Where a running block job writes to. Printed only for running domains, never read.',
  since: '0.9.12',
});
