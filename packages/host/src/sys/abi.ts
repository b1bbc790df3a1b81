/**
 * Numbers of the Linux C interface that differ from one architecture to the next.
 *
 * Everything else used in `sys/` is the same on all 64-bit Linux. An architecture that is not in the
 * table is refused rather than guessed.
 *
 * @source linux include/uapi/asm-generic/socket.h, arch/*\/include/uapi/asm/socket.h, syscall tables
 */

/** The numbers of one architecture. */
export interface Abi {
  readonly SOL_SOCKET: number;
  readonly SO_PEERCRED: number;
  readonly SYS_pidfd_open: number;
}

const generic: Abi = { SOL_SOCKET: 1, SO_PEERCRED: 17, SYS_pidfd_open: 434 };

const abis: Readonly<Partial<Record<NodeJS.Architecture, Abi>>> = {
  x64: generic,
  arm64: generic,
  riscv64: generic,
  loong64: generic,
  s390x: generic,
  ppc64: { ...generic, SO_PEERCRED: 21 },
};

/** The numbers for the architecture Node was built for; undefined where unknown. */
export const abi: Abi | undefined = process.platform === 'linux' ? abis[process.arch] : undefined;

export const AF_UNIX = 1;
export const SOCK_STREAM = 1;
export const SOCK_DGRAM = 2;
export const SOCK_NONBLOCK = 0o4000;
export const SOCK_CLOEXEC = 0o2000000;
export const SCM_RIGHTS = 1;
export const MSG_CTRUNC = 0x8;
export const MSG_DONTWAIT = 0x40;
export const MSG_NOSIGNAL = 0x4000;
export const MSG_CMSG_CLOEXEC = 0x40000000;
export const F_GETFD = 1;
export const F_SETFD = 2;
export const F_DUPFD_CLOEXEC = 1030;
export const FD_CLOEXEC = 1;
export const LOCK_SH = 1;
export const LOCK_EX = 2;
export const LOCK_NB = 4;
