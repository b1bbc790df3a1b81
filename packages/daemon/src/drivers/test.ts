/** The simulator, as the daemon holds it. Its files are the host's, as they are for a libvirtd that simulates. */
import { readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import type { HypervisorRow } from './hypervisors.ts';

/** The driver of `test:///default` and `test:///FILE`. */
export const testRow: HypervisorRow = {
  scheme: 'test',
  fromStart: false,
  beside: [],
  load: async () => {
    const { createTestDriver } = await import('@typevirt/driver-test');
    return createTestDriver({ hostname: hostname(), files: { read: readIfThere, write: writeFile } });
  },
};

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
