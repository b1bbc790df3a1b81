/** Secrets: what one is for. Its value is never in a document. @source libvirt docs/formatsecret */
import {
  attr,
  child,
  element,
  fields,
  format,
  optional,
  string,
  text,
  uuid,
  variants,
  yesNo,
  type Element,
  type Infer,
} from '@typevirt/xml';
import { absPath, objectName } from '../domain/devices/scalars.ts';
import type { DocumentKind } from '../parse-errors.ts';
import { readDocument, type ReadOptions } from '../read-document.ts';

const named = fields({ name: text('name', objectName, { doc: 'Name by which users of it ask.' }) });
const usage = variants('type', {
  volume: fields({ volume: text('volume', absPath, { doc: 'Path of the volume.' }) }),
  ceph: named,
  iscsi: fields({ target: text('target', objectName, { doc: 'Name by which users of it ask.' }) }),
  tls: named,
  vtpm: named,
});
/** What a secret is for. */
export type SecretUsage = Infer<typeof usage>;
export const secretUsageXml: Element<SecretUsage> = element('usage', usage, {
  doc: 'What it is for.',
  since: '0.7.1',
});

const secret = fields({
  ephemeral: attr('ephemeral', yesNo, { default: false, doc: 'Whether it is only kept in memory.' }),
  private: attr('private', yesNo, { default: false, doc: 'Whether no client may read it.' }),
  uuid: optional(text('uuid', uuid, { doc: 'Unique everywhere; made up when absent.' })),
  description: optional(text('description', string, { doc: 'Any text for people.' })),
  usage: optional(child(secretUsageXml)),
});
/** A secret without its value. */
export interface Secret extends Infer<typeof secret> {}
export const secretXml: Element<Secret> = element('secret', secret, { doc: 'A secret.', since: '0.7.1' });

const secretKind: DocumentKind = {
  text: 'secret_definition',
  schema: 'secret.rng',
  domain: 'secret',
  refusals: [
    { at: /^\/secret\/uuid$/, kind: 'bad-value', code: 'internalError', detail: 'malformed uuid element' },
    {
      at: /^\/secret\/@(ephemeral|private)$/,
      kind: 'bad-value',
      code: 'xmlError',
      detail: "invalid value of '%a'",
    },
    { at: /\/usage\/@type$/, kind: 'missing', code: 'xmlError', detail: 'unknown secret usage type' },
    {
      at: /\/usage\/@type$/,
      kind: 'bad-value',
      code: 'configUnsupported',
      detail: 'unknown secret usage type %s',
    },
    {
      at: /\/usage\/(volume|name|target)$/,
      kind: 'missing',
      code: 'internalError',
      detail: 'usage is specified, but what is used is missing',
    },
  ],
};

/** @throws {DocumentError} `xmlDetail`, `xmlInvalidSchema` when strict, else `xmlError`. */
export function parseSecret(xml: string, options: ReadOptions = {}): Secret {
  return readDocument(xml, secretXml, secretKind, options);
}

export function formatSecret(value: Secret): string {
  return format(value, secretXml);
}
