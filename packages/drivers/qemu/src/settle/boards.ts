/** What settling asks of architectures and boards, over `boardOf`, which knows the families. */
import { boardOf, type Domain } from '@typevirt/model';
import { isX86 } from '../probe/index.ts';

const arm = new Set(['armv6l', 'armv7l', 'armv7b', 'aarch64', 'aarch64_be']);

/** The architecture; settled before anything asks. */
export function architectureOf({ os }: Domain): string {
  return os.type.arch ?? '';
}

/** A PC's architecture, 32 or 64 bits wide. */
export function isX86Guest(domain: Domain): boolean {
  return isX86(architectureOf(domain));
}

/** Any ARM, 32 or 64 bits wide. */
export function isArmGuest(domain: Domain): boolean {
  return arm.has(architectureOf(domain));
}

/** 64-bit POWER, either byte order. */
export function isPpc64Guest(domain: Domain): boolean {
  return /^ppc64(le)?$/.test(architectureOf(domain));
}

/** IBM Z. */
export function isS390Guest(domain: Domain): boolean {
  return /^s390x?$/.test(architectureOf(domain));
}

/** ARM's or RISC-V's board without real hardware behind it. */
export function isVirtBoard(domain: Domain): boolean {
  const board = boardOf(domain);
  return board === 'arm-virt' || board === 'riscv-virt' || board === 'loongarch-virt';
}
