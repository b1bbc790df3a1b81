/** Whether a hypervisor runs such guests at all. @source libvirt virCapabilitiesDomainSupported */
import { refuse } from '../../document-error.ts';
import type { Domain } from '../domain.ts';

/** A kind of guest that a hypervisor runs. */
export interface GuestType {
  readonly type: Domain['type'];
  readonly os: Domain['os']['type']['value'];
  readonly arch: string;
}

/**
 * @throws {DocumentError} `invalidArg` unless the guest is of one of these kinds. The words leave out the usual kind of
 *   system, `hvm`.
 */
export function requireGuestType({ type, os }: Domain, known: readonly GuestType[]): void {
  const { value, arch } = os.type;
  if (known.some((each) => each.type === type && each.os === value && each.arch === arch)) return;
  const words = [
    ...(value === 'hvm' ? [] : [`ostype=${value}`]),
    ...(arch === undefined ? [] : [`arch=${arch}`]),
    `domaintype=${type} `,
  ];
  refuse('invalidArg', 'capabilities', `could not find capabilities for ${words.join(' ')}`);
}
