/** Where something is stored, and who may read it. Pools and volumes share this. @source libvirt docs/formatstorage */
import { element, fields, optional, parseUuid, string, text, type Element, type Infer } from '@typevirt/xml';
import { refuse } from '../document-error.ts';
import { fileMode, ownerId } from './scalars.ts';

const permissions = fields({
  mode: optional(text('mode', fileMode, { doc: 'Mode bits of the file or folder.' })),
  owner: text('owner', ownerId, { omitDefault: true, default: -1, doc: 'User; -1 whoever creates it.' }),
  group: text('group', ownerId, { omitDefault: true, default: -1, doc: 'Group; -1 that of who creates it.' }),
  label: optional(text('label', string, { doc: 'Security label.' })),
});
/** Who may read and write. */
export interface StoragePermissions extends Infer<typeof permissions> {}
export const storagePermissionsXml: Element<StoragePermissions> = element('permissions', permissions, {
  doc: 'Who may read and write.',
  since: '0.4.1',
});

/** Nothing is said about who may read: libvirt drops the element. */
export function saysNothing({ mode, owner, group, label }: StoragePermissions): boolean {
  return mode === undefined && owner === -1 && group === -1 && label === undefined;
}

/** A secret is named by its UUID or by what it is for. @throws {DocumentError} `xmlError` */
export function requireSecretName(
  { uuid, usage }: { readonly uuid?: string | undefined; readonly usage?: string | undefined },
  path: string,
): void {
  const wrong = (detail: string, at: string): never => refuse('xmlError', 'none', detail, at);
  if (uuid === undefined && usage === undefined) wrong('missing secret uuid or usage attribute', path);
  if (uuid !== undefined && usage !== undefined) wrong('either secret uuid or usage expected', path);
  if (uuid !== undefined && parseUuid(uuid, true) === undefined)
    wrong(`invalid secret uuid '${uuid}'`, `${path}/@uuid`);
}
