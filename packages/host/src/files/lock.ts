/**
 * Advisory locks on whole files (flock): held by an open file, so the kernel drops them when their
 * holder dies, however it dies. For "one daemon per folder" and the like; nothing here ever waits.
 */
import { closeSync, constants, fstatSync, openSync, statSync } from 'node:fs';
import * as abi from '../sys/abi.ts';
import { SystemCallError } from '../sys/errors.ts';
import { libc } from '../sys/libc.ts';

/** A lock that is held until released. */
export interface FileLock {
  release(): void;
}

/**
 * Takes the lock of `path`, making the file (mode 0600) if need be. It is left there on release.
 *
 * @returns undefined if somebody holds it in a way that excludes `kind`.
 */
export function tryLockFile(path: string, kind: 'shared' | 'exclusive' = 'exclusive'): FileLock | undefined {
  const { calls, check } = libc('file locks');
  const operation = (kind === 'shared' ? abi.LOCK_SH : abi.LOCK_EX) | abi.LOCK_NB;
  const descriptor = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600);
  try {
    check('flock', calls.flock(descriptor, operation));
    if (isStill(path, descriptor)) return { release: releaseOnce(descriptor) };
    closeSync(descriptor);
    return tryLockFile(path, kind);
  } catch (error) {
    closeSync(descriptor);
    if (error instanceof SystemCallError && error.code === 'EAGAIN') return undefined;
    throw error;
  }
}

/** Whoever removed the file between our open and our lock left us with a lock on nothing. */
function isStill(path: string, descriptor: number): boolean {
  const here = statSync(path, { throwIfNoEntry: false });
  const ours = fstatSync(descriptor);
  return here?.ino === ours.ino && here.dev === ours.dev;
}

function releaseOnce(descriptor: number): () => void {
  let held = true;
  return () => {
    if (held) closeSync(descriptor);
    held = false;
  };
}
