/** References to secrets: who logs in to a storage server, and what opens an encrypted image. Never the secret itself. */
import {
  attr,
  child,
  type Element,
  element,
  fields,
  type Infer,
  many,
  oneOf,
  optional,
  string,
  uint32,
  uuid,
} from '@typevirt/xml';
import { genericName } from './scalars.ts';

const secretName = {
  uuid: optional(attr('uuid', uuid, { doc: "The secret's UUID; either this or `usage`." })),
  usage: optional(attr('usage', string, { doc: 'What the secret says it is for; either this or `uuid`.' })),
};

/** A secret is named in one of two ways. */
export const secretForms = [
  { needs: ['uuid'], lacks: ['usage'] },
  { needs: ['usage'], lacks: ['uuid'] },
] as const;

const authSecret = fields(
  {
    type: attr('type', oneOf('ceph', 'iscsi', 'tls', 'volume', 'vtpm'), { doc: 'Kind of the secret.' }),
    ...secretName,
  },
  { forms: secretForms },
);
/** The secret that holds a password. */
export interface AuthSecret extends Infer<typeof authSecret> {}
export const authSecretXml: Element<AuthSecret> = element('secret', authSecret, {
  doc: 'Secret with the password.',
});

const storageAuth = fields({
  username: attr('username', genericName, { doc: 'Name to log in with.' }),
  secret: child(authSecretXml),
});
/** How to log in to a storage server. */
export interface StorageAuth extends Infer<typeof storageAuth> {}
export const storageAuthXml: Element<StorageAuth> = element('auth', storageAuth, {
  doc: 'Credentials for the storage server.',
  since: '0.9.7',
});

const encryptionSecret = fields(
  { type: attr('type', oneOf('passphrase'), { doc: 'What the secret holds.' }), ...secretName },
  { forms: secretForms },
);
/** The secret that opens an encrypted image. */
export interface EncryptionSecret extends Infer<typeof encryptionSecret> {}
export const encryptionSecretXml: Element<EncryptionSecret> = element('secret', encryptionSecret, {
  doc: 'Secret with the passphrase.',
});

const cipher = fields({
  name: attr('name', string, { doc: 'Algorithm, e.g. aes.' }),
  size: attr('size', uint32, { unit: 'bits', doc: 'Length of the key.' }),
  mode: optional(attr('mode', string, { doc: 'Mode of operation, e.g. cbc.' })),
  hash: optional(attr('hash', string, { doc: 'Hash of the key, e.g. sha256.' })),
});
/** How an encrypted volume is made. */
export interface EncryptionCipher extends Infer<typeof cipher> {}
export const encryptionCipherXml: Element<EncryptionCipher> = element('cipher', cipher, {
  doc: 'Cipher of a new LUKS volume.',
  since: '2.1.0',
});

const ivgen = fields({
  name: attr('name', string, { doc: 'Generator, e.g. plain64.' }),
  hash: optional(attr('hash', string, { doc: 'Hash that the generator uses.' })),
});
/** Initialisation vectors of an encrypted volume. */
export interface EncryptionIvgen extends Infer<typeof ivgen> {}
export const encryptionIvgenXml: Element<EncryptionIvgen> = element('ivgen', ivgen, {
  doc: 'Generator of initialisation vectors of a new LUKS volume.',
  since: '2.1.0',
});

const encryption = fields({
  format: attr('format', oneOf('default', 'qcow', 'luks', 'luks2', 'luks-any'), {
    doc: 'Format of the encryption.',
  }),
  engine: optional(
    attr('engine', oneOf('qemu', 'librbd'), {
      since: '8.1.0',
      doc: 'Who encrypts: QEMU or the storage library.',
    }),
  ),
  secrets: many(child(encryptionSecretXml)),
  cipher: optional(child(encryptionCipherXml)),
  ivgen: optional(child(encryptionIvgenXml)),
});
/** How an image or volume is encrypted. */
export interface StorageEncryption extends Infer<typeof encryption> {}
export const storageEncryptionXml: Element<StorageEncryption> = element('encryption', encryption, {
  doc: 'How the image is encrypted.',
  since: '2.1.0',
});
