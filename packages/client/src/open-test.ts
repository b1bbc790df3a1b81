/** The simulator in this process: `test:///default`, or `test:///FILE` with hosts of one's own. */
import { readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import type { Driver, DriverConnection } from '@typevirt/driver';
import type { ConnectionUri } from './uri.ts';

/** One for the process: its connections share the host while any of them is open. */
let driver: Driver | undefined;

async function makeDriver(): Promise<Driver> {
  const { createTestDriver } = await import('@typevirt/driver-test');
  return createTestDriver({ hostname: hostname(), files: { read: readIfThere, write: writeFile } });
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Opens the simulator; loaded only when asked for. */
export async function openTest(
  uri: ConnectionUri,
  options: { readonly readOnly?: boolean },
): Promise<DriverConnection> {
  driver ??= await makeDriver();
  return driver.open(
    new URL(`test://${uri.path}`),
    options.readOnly === undefined ? {} : { readOnly: options.readOnly },
  );
}
