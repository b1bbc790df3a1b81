/**
 * Which folders can be looked into without waiting. A file on this machine's own disk is answered for from the kernel's
 * memory, in less time than it takes to hand the question to another thread; one on another machine may never be.
 */
import { statfs } from 'node:fs/promises';
import { hasCode } from '../sys/errors.ts';

/** File systems whose answers need no other machine and no other process, by their magic number. @source statfs(2) */
const localTypes: ReadonlySet<number> = new Set([
  0xef53, // ext2, ext3, ext4
  0x58465342, // xfs
  0x9123683e, // btrfs
  0x01021994, // tmpfs
  0x794c7630, // overlayfs
  0x2fc12fc1, // zfs
  0xf2f52010, // f2fs
  0xca451a4e, // bcachefs
]);

/** How long an answer is taken as good: something else may be mounted there at any time. */
const goodForMs = 10_000;
const mostKept = 1_000;

/** Remembers for some seconds which folders are local. */
export class LocalFolders {
  readonly #known = new Map<string, { readonly untilMs: number; isLocal: boolean | Promise<boolean> }>();
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /**
   * Whether what is in a folder is answered for at once; links to the folder are followed. True for one that is not there:
   * that was answered at once, too. A promise while it is being found out.
   */
  isLocal(folder: string): boolean | Promise<boolean> {
    const known = this.#known.get(folder);
    if (known !== undefined && known.untilMs > this.#now()) return known.isLocal;
    if (this.#known.size >= mostKept) this.#known.clear();
    const asked = { untilMs: this.#now() + goodForMs, isLocal: look(folder) as boolean | Promise<boolean> };
    this.#known.set(folder, asked);
    return Promise.resolve(asked.isLocal).then((isLocal) => (asked.isLocal = isLocal));
  }
}

async function look(folder: string): Promise<boolean> {
  try {
    const { type } = await statfs(folder);
    return localTypes.has(type >>> 0);
  } catch (error) {
    return hasCode(error, 'ENOENT', 'ENOTDIR');
  }
}
