/** Kinds of boards that are treated alike. */
import type { Domain } from '@typevirt/model';

/** Boards of the PC family. */
export function isPc({ os }: Domain): boolean {
  return os.type.arch === 'x86_64' || os.type.arch === 'i686';
}

/** PC boards with PCI Express. */
export function isQ35({ os }: Domain): boolean {
  return /^(pc-q35|q35)/.test(os.type.machine ?? '');
}

/** PC boards of the 1990s. */
export function isI440fx(domain: Domain): boolean {
  const machine = domain.os.type.machine ?? '';
  return isPc(domain) && /^(pc$|pc-(?!q35)|rhel)/.test(machine);
}

/** Power servers. */
export function isPseries({ os }: Domain): boolean {
  return (os.type.arch ?? '').startsWith('ppc64') && (os.type.machine ?? '').startsWith('pseries');
}

/** Boards without hardware of their own, on ARM and RISC-V. */
export function isVirtBoard({ os }: Domain): boolean {
  const machine = os.type.machine ?? '';
  return (
    /^(aarch64|armv|riscv)/.test(os.type.arch ?? '') && (machine === 'virt' || machine.startsWith('virt-'))
  );
}

/** Mainframes. */
export function isS390({ os }: Domain): boolean {
  return (os.type.arch ?? '').startsWith('s390');
}
