/**
 * Families of boards, as far as they decide where devices sit.
 *
 * @source libvirt qemuDomainMachineIsQ35, qemuDomainMachineIsI440FX, qemuDomainMachineIsARMVirt, qemuDomainMachineIsPSeries
 */
import type { Domain } from '../domain.ts';

/** `other`: a board that we know no fixed places of. */
export type Board =
  | 'i440fx'
  | 'q35'
  | 'arm-virt'
  | 'riscv-virt'
  | 'loongarch-virt'
  | 'pseries'
  | 's390'
  | 'other';

const x86 = ['i686', 'x86_64'];
const arm = ['armv6l', 'armv7l', 'armv7b', 'aarch64', 'aarch64_be'];
const ppc = ['ppc64', 'ppc64le'];

/** The family of a domain's board; needs `arch` and `machine`, which a driver fills in. */
export function boardOf(domain: Domain): Board {
  const { arch = '', machine = '' } = domain.os.type;
  if (x86.includes(arch)) {
    if (/^(pc-)?q35(-|$)/.test(machine)) return 'q35';
    if (/^pc$|^pc-(\d|i440)|^rhel/.test(machine)) return 'i440fx';
    return 'other';
  }
  const virt = /^virt(-|$)/.test(machine);
  if (virt && arm.includes(arch)) return 'arm-virt';
  if (virt && arch.startsWith('riscv')) return 'riscv-virt';
  if (virt && arch === 'loongarch64') return 'loongarch-virt';
  if (ppc.includes(arch) && /^pseries(-|$)/.test(machine)) return 'pseries';
  if (/^s390/.test(arch)) return 's390';
  return 'other';
}
