/** Whether a hypervisor runs such guests at all, and on which processor. @source libvirt virDomainDefParseCaps, virCapabilitiesDomainSupported */
import { refuse } from '../../document-error.ts';
import type { Domain } from '../domain.ts';
import { step, type NormalizeStep } from '../normalize/step.ts';

/** A kind of guest that a hypervisor runs. */
export interface GuestType {
  readonly type: Domain['type'];
  readonly os: Domain['os']['type']['value'];
  readonly arch: string;
}

/**
 * Steps that come first: a guest that names no architecture has the usual one, and it is of a kind that is known.
 *
 * @returns Steps that refuse other kinds with `invalidArg`.
 */
export function guestTypeSteps(usualArch: string, known: readonly GuestType[]): readonly NormalizeStep[] {
  return [
    step('architectureIsGiven', ({ os }) => {
      os.type.arch ??= usualArch;
    }),
    step('guestTypeIsKnown', (domain) => requireGuestType(domain, known)),
  ];
}

/** The words leave out the usual kind of system, `hvm`. */
function requireGuestType({ type, os }: Domain, known: readonly GuestType[]): void {
  const { value, arch } = os.type;
  if (known.some((each) => each.type === type && each.os === value && each.arch === arch)) return;
  const words = [
    ...(value === 'hvm' ? [] : [`ostype=${value}`]),
    ...(arch === undefined ? [] : [`arch=${arch}`]),
    `domaintype=${type} `,
  ];
  refuse('invalidArg', 'capabilities', `could not find capabilities for ${words.join(' ')}`);
}
