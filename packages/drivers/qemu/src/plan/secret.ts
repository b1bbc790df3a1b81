/** Secrets: never in clear on a command line, but sealed with a key that only this run's QEMU has. */
import { VirtError } from '@typevirt/driver';
import { object, type Option } from './arguments.ts';
import type { PlanContext } from './context.ts';

/** A secret's value, encrypted with the run's master key (AES-256, CBC); both in base 64. */
export interface SealedSecret {
  readonly data: string;
  readonly iv: string;
}

/** How documents name a secret. */
export interface SecretName {
  readonly uuid?: string | undefined;
  readonly usage?: string | undefined;
}

/** One text for a secret's name, for tables of secrets. */
export function secretKey({ uuid, usage }: SecretName): string {
  return uuid === undefined ? `usage:${usage ?? ''}` : `uuid:${uuid}`;
}

/**
 * `-object` of a secret that a device or node needs.
 *
 * @throws {VirtError} `noSecret` where nobody has it.
 */
export function secretObject({ secrets }: PlanContext, id: string, name: SecretName): Option {
  const sealed = secrets?.get(secretKey(name));
  if (sealed === undefined) {
    const { uuid, usage } = name;
    const detail =
      uuid === undefined
        ? `no secret with matching usage '${usage ?? ''}'`
        : `no secret with matching uuid '${uuid}'`;
    throw new VirtError('noSecret', detail, { domain: 'secret' });
  }
  return object('secret', id, { data: sealed.data, keyid: 'masterKey0', iv: sealed.iv, format: 'base64' });
}

/** `-object` of keys for TLS: ours to call with, or to answer with. */
export function tlsObject(
  folder: string,
  id: string,
  endpoint: 'client' | 'server',
  verifiesPeer = true,
): Option {
  return object('tls-creds-x509', id, { dir: folder, endpoint, 'verify-peer': verifiesPeer });
}

/** Folder with the keys of TLS. */
export function tlsFolder({ tlsFolder: folder }: PlanContext): string {
  return folder ?? '/etc/pki/qemu';
}
