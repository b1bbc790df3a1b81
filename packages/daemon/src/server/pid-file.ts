/** The file that holds a daemon's process number, and keeps a second daemon out of its folders. */
import { closeSync, ftruncateSync, openSync, rmSync, writeSync } from 'node:fs';
import { type FileLock, tryLockFile } from '@typevirt/host';

/** Held as long as the daemon runs. */
export class PidFile {
  readonly #path: string;
  #lock: FileLock | undefined;

  private constructor(path: string, lock: FileLock) {
    this.#path = path;
    this.#lock = lock;
  }

  /** Locks the file and writes our number into it. @throws {Error} when another daemon holds it. */
  static take(path: string): PidFile {
    const lock = tryLockFile(path);
    if (lock === undefined) throw new Error(`${path}: another daemon runs here`);
    const file = openSync(path, 'r+');
    try {
      ftruncateSync(file);
      writeSync(file, `${process.pid}\n`);
    } finally {
      closeSync(file);
    }
    return new PidFile(path, lock);
  }

  /** Removes the file while nobody else can have it, then lets go of its lock. Safe to call twice. */
  release(): void {
    if (this.#lock === undefined) return;
    rmSync(this.#path, { force: true });
    this.#lock.release();
    this.#lock = undefined;
  }
}
