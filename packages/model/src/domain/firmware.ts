/**
 * Firmware images: the code (`<loader>`) and the guest's own copy of its variables (`<nvram>`).
 *
 * @source libvirt docs/formatdomain "BIOS bootloader", virDomainLoaderDef
 */
import {
  attr,
  content,
  element,
  fields,
  oneOf,
  optional,
  variants,
  yesNo,
  type Element,
  type Infer,
} from '@typevirt/xml';
import { diskTypes } from './devices/disk-source.ts';
import { absolutePath } from './scalars.ts';

const loader = fields({
  readonly: optional(
    attr('readonly', yesNo, { since: '1.2.8', doc: 'Whether the guest may not write the image.' }),
  ),
  secure: optional(
    attr('secure', yesNo, { since: '2.1.0', doc: 'Whether the firmware is built for Secure Boot.' }),
  ),
  type: optional(
    attr('type', oneOf('rom', 'pflash'), {
      since: '1.2.8',
      doc: 'How the image is mapped: as ROM or as flash.',
    }),
  ),
  stateless: optional(
    attr('stateless', yesNo, { since: '8.6.0', doc: 'Whether to run without a store for variables.' }),
  ),
  format: optional(
    attr('format', oneOf('raw', 'qcow2'), { since: '9.2.0', doc: 'Format of the image file.' }),
  ),
  path: optional(content(absolutePath, { doc: 'Image on the host.' })),
});
/** A firmware image. */
export interface Loader extends Infer<typeof loader> {}
export const loaderXml: Element<Loader> = element('loader', loader, {
  doc: 'Firmware image.',
  since: '0.1.0',
});

const template = {
  template: optional(
    attr('template', absolutePath, {
      since: '1.2.8',
      doc: "File the guest's variables are first copied from.",
    }),
  ),
};
const inPath = fields({
  ...template,
  path: optional(
    content(absolutePath, {
      doc: "File that holds the guest's variables; named after the domain when absent.",
    }),
  ),
});
const nvram = variants(
  'type',
  { path: inPath, ...diskTypes(template, {}) },
  { default: 'path', omitDefault: true, doc: 'Kind of storage, since 8.5.0. Absent: the text is a path.' },
);
/** The guest's own copy of the firmware's variables. */
export type Nvram = Infer<typeof nvram>;
export const nvramXml: Element<Nvram> = element('nvram', nvram, {
  doc: "Store of the firmware's variables.",
  since: '1.2.8',
});

/** The file on this host that holds the guest's variables; undefined where they are elsewhere or it is not yet named. */
export function variablesPath({ nvram: store }: { readonly nvram?: Nvram | undefined }): string | undefined {
  if (store?.type === 'path') return store.path;
  return store?.type === 'file' ? store.source?.file : undefined;
}
