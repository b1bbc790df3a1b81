/** Whether the program runs such guests at all. @source libvirt qemuValidateDomainDef, virQEMUCapsIsMachineSupported */
import { rule, violates, type Domain, type Rule } from '@typevirt/model';
import { findMachine } from '../../probe/index.ts';
import type { SettleContext } from '../context.ts';

/** Rules on accelerator, kind of guest, architecture and board. */
export function machineRules({ capabilities }: SettleContext): readonly Rule[] {
  const lacks = (what: string) =>
    violates('configUnsupported', `Emulator '${capabilities.binary}' does not support ${what}`, 'qemu');
  return [
    rule('osTypeIsHvm', (domain) =>
      domain.os.type.value === 'hvm' ? undefined : lacks(`os type '${osTypeWord(domain)}'`),
    ),
    rule('architectureIsEmulated', ({ os }) =>
      emulates(capabilities.architecture, os.type.arch) ? undefined : lacks(`arch '${os.type.arch ?? ''}'`),
    ),
    rule('acceleratorIsThere', ({ type }) =>
      type === 'qemu' || (type === 'kvm' && capabilities.kvm.usable)
        ? undefined
        : lacks(`virt type '${type}'`),
    ),
    rule('machineIsKnown', ({ os }) =>
      findMachine(capabilities, os.type.machine)
        ? undefined
        : lacks(`machine type '${os.type.machine ?? ''}'`),
    ),
  ];
}

/** Xen's paravirtual guests once called themselves `linux`. */
function osTypeWord({ type, os }: Domain): string {
  return type === 'xen' && os.type.value === 'linux' ? 'xen' : os.type.value;
}

/** Programs that run guests of a second architecture, by their own. */
const alsoEmulated: Readonly<Record<string, string>> = {
  x86_64: 'i686',
  aarch64: 'armv7l',
  armv6l: 'armv7l',
  ppc64: 'ppc64le',
};

function emulates(own: string, wanted: string | undefined): boolean {
  return wanted !== undefined && (wanted === own || wanted === alsoEmulated[own]);
}
