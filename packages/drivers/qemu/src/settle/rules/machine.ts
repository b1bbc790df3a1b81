/** Whether the program runs such guests at all. @source libvirt qemuValidateDomainDef, virQEMUCapsIsMachineSupported */
import { rule, violates, type Rule } from '@typevirt/model';
import { findMachine } from '../../probe/index.ts';
import type { SettleContext } from '../context.ts';

/** Rules on accelerator, kind of guest, architecture and board. */
export function machineRules({ capabilities }: SettleContext): readonly Rule[] {
  const lacks = (what: string) =>
    violates('configUnsupported', `Emulator '${capabilities.binary}' does not support ${what}`, 'qemu');
  return [
    rule('osTypeIsHvm', ({ os }) => (os.type.value === 'hvm' ? undefined : lacks(`os type '${os.type.value}'`))),
    rule('architectureIsEmulated', ({ os }) =>
      os.type.arch === capabilities.architecture ? undefined : lacks(`arch '${os.type.arch ?? ''}'`),
    ),
    rule('acceleratorIsThere', ({ type }) =>
      type === 'qemu' || (type === 'kvm' && capabilities.kvm.usable) ? undefined : lacks(`virt type '${type}'`),
    ),
    rule('machineIsKnown', ({ os }) =>
      findMachine(capabilities, os.type.machine) ? undefined : lacks(`machine type '${os.type.machine ?? ''}'`),
    ),
  ];
}
