/** Which kinds of pool a host can have, and what their volumes can be. @source libvirt docs/formatstoragecaps */
import {
  attr,
  child,
  element,
  fields,
  format,
  inside,
  many,
  optional,
  parse,
  string,
  yesNo,
  type Element,
  type Infer,
} from '@typevirt/xml';
import { capabilityEnumXml } from '../capabilities/domain-capabilities.ts';

const options = fields({
  defaultFormat: optional(
    inside('defaultFormat', attr('type', string), { doc: 'What an absent format means.' }),
  ),
  enums: many(child(capabilityEnumXml)),
});
/** Formats of pools or volumes. */
export interface StorageFormats extends Infer<typeof options> {}
export const poolOptionsXml: Element<StorageFormats> = element('poolOptions', options, {
  doc: 'Formats of the pool.',
  since: '5.2.0',
});
export const volumeOptionsXml: Element<StorageFormats> = element('volOptions', options, {
  doc: 'Formats of its volumes.',
  since: '5.2.0',
});

const pool = fields({
  type: attr('type', string, { doc: 'Kind of pool.' }),
  supported: attr('supported', yesNo, { doc: 'Whether this host can have it.' }),
  poolOptions: optional(child(poolOptionsXml)),
  volumeOptions: optional(child(volumeOptionsXml)),
});
/** A kind of pool. */
export interface StoragePoolKind extends Infer<typeof pool> {}
export const storagePoolKindXml: Element<StoragePoolKind> = element('pool', pool, {
  doc: 'A kind of pool.',
  since: '5.2.0',
});

const capabilities = fields({ pools: many(child(storagePoolKindXml)) });
/** Which kinds of pool a host can have. */
export interface StoragePoolCapabilities extends Infer<typeof capabilities> {}
export const storagePoolCapabilitiesXml: Element<StoragePoolCapabilities> = element(
  'storagepoolCapabilities',
  capabilities,
  { doc: 'Which kinds of pool a host can have.', since: '5.2.0' },
);

/** @throws {XmlError} when it is none. */
export function parseStoragePoolCapabilities(xml: string): StoragePoolCapabilities {
  return parse(xml, storagePoolCapabilitiesXml, { mode: 'lenient' });
}

export function formatStoragePoolCapabilities(value: StoragePoolCapabilities): string {
  return format(value, storagePoolCapabilitiesXml);
}
