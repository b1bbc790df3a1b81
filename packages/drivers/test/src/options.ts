/**
 * What the simulator takes from outside: time, identities, files, and the faults that a test wants. Everything has a
 * default, so that `createTestDriver()` alone runs anywhere.
 */
import type { FaultRule } from './faults.ts';

/** Where saved guests, dumps and descriptions of hosts are. Paths are the caller's. */
export interface FileStore {
  /** The whole content; undefined where there is no such file. */
  read(path: string): Promise<string | undefined>;
  write(path: string, content: string): Promise<void>;
}

/** All of it may be left out. */
export interface TestDriverOptions {
  /** Milliseconds since the epoch. Default: the clock. */
  readonly nowMs?: () => number;
  /** Default: random. */
  readonly newUuid?: () => string;
  /** From 0 inclusive to 1 exclusive. Default: `Math.random`. */
  readonly random?: () => number;
  /** Default: files that exist only in memory, as long as the driver. */
  readonly files?: FileStore;
  /** Name of the simulated host. Default `localhost`. */
  readonly hostname?: string;
  /** Calls that shall fail or take time; see `FaultRule`. Read at each call, so that a test may add to it. */
  readonly faults?: FaultRule[];
}

/** The options with nothing left out. */
export type Surroundings = Required<TestDriverOptions>;

/** Fills in what was left out. */
export function surroundingsOf(options: TestDriverOptions): Surroundings {
  return {
    nowMs: () => Date.now(),
    newUuid: () => crypto.randomUUID(),
    random: () => Math.random(),
    files: memoryFiles(),
    hostname: 'localhost',
    faults: [],
    ...options,
  };
}

/** Files that exist only in memory. */
export function memoryFiles(initial: Readonly<Record<string, string>> = {}): FileStore {
  const files = new Map(Object.entries(initial));
  return {
    read: (path) => Promise.resolve(files.get(path)),
    write: (path, content) => {
      files.set(path, content);
      return Promise.resolve();
    },
  };
}
