/**
 * The guest architectures, in the order capabilities list them: libvirt's name, the word size, and
 * what QEMU calls the target (its program is `qemu-system-TARGET`).
 */

/** One architecture. */
export interface Architecture {
  readonly name: string;
  readonly wordBits: 32 | 64;
  readonly target: string;
}

function row(name: string, wordBits: 32 | 64, target: string = name): Architecture {
  return { name, wordBits, target };
}

/** Those that libvirt 9.0 knows as QEMU's. */
export const architectures: readonly Architecture[] = [
  row('alpha', 64),
  row('armv6l', 32, 'arm'),
  row('armv7l', 32, 'arm'),
  row('aarch64', 64),
  row('cris', 32),
  row('i686', 32, 'i386'),
  row('itanium', 64),
  row('lm32', 32),
  row('m68k', 32),
  row('microblaze', 32),
  row('microblazeel', 32),
  row('mips', 32),
  row('mipsel', 32),
  row('mips64', 64),
  row('mips64el', 64),
  row('ppc', 32),
  row('ppc64', 64),
  row('ppc64le', 64),
  row('ppcemb', 32),
  row('riscv32', 32),
  row('riscv64', 64),
  row('s390', 32),
  row('s390x', 64),
  row('sh4', 32),
  row('sh4eb', 64),
  row('sparc', 32),
  row('sparc64', 64),
  row('unicore32', 32),
  row('x86_64', 64),
  row('xtensa', 32),
  row('xtensaeb', 32),
];

/** Finds one by libvirt's name. */
export function findArchitecture(name: string): Architecture | undefined {
  return architectures.find((architecture) => architecture.name === name);
}

/** Whether `name` is a PC. */
export function isX86(name: string): boolean {
  return name === 'x86_64' || name === 'i686';
}

/** The architecture a host's `uname -m` means. */
export function architectureOfHost(machine: string): string {
  return /^i[3-6]86$/.test(machine) ? 'i686' : machine;
}

/** Whether a guest of `guest` runs natively on `host`: the same, or the 32-bit half of it. */
export function runsNatively(guest: string, host: string): boolean {
  return (
    guest === host || (guest === 'i686' && host === 'x86_64') || (guest === 'armv7l' && host === 'aarch64')
  );
}
