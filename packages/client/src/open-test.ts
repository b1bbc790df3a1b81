/** The simulator in this process: `test:///default`, or `test:///FILE` with hosts of one's own. */
import type { DriverConnection } from '@typevirt/driver';
import type { ConnectionUri } from './uri.ts';

/** Opens the simulator; loaded only when asked for. */
export async function openTest(
  uri: ConnectionUri,
  options: { readonly readOnly?: boolean },
): Promise<DriverConnection> {
  const { testDriver } = await import('@typevirt/driver-test');
  return testDriver.open(
    new URL(`test://${uri.path}`),
    options.readOnly === undefined ? {} : { readOnly: options.readOnly },
  );
}
