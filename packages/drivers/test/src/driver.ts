/**
 * The simulator as a driver.
 *
 *     test:///default ──▶ one world, shared while anybody is connected, then forgotten
 *     test:///FILE    ──▶ a world of its own for each connection, as the file describes it
 *
 * @source libvirt docs/drvtest, testConnectOpen
 */
import type { Driver, DriverConnection, OpenOptions } from '@typevirt/driver';
import { openConnection } from './connection.ts';
import { testError, told } from './errors.ts';
import { surroundingsOf, type TestDriverOptions } from './options.ts';
import { readOnly } from './read-only.ts';
import { defaultWorld } from './world/default-world.ts';
import { worldOf } from './world/node-file.ts';
import type { World } from './world/world.ts';

/** A simulator with a default world of its own. */
export function createTestDriver(options: TestDriverOptions = {}): Driver {
  const surroundings = surroundingsOf(options);
  let shared: { readonly world: World; users: number } | undefined;

  function openDefault(uri: string): DriverConnection {
    shared ??= { world: defaultWorld(surroundings), users: 0 };
    const entry = shared;
    entry.users += 1;
    const onClose = (): void => {
      entry.users -= 1;
      if (entry.users === 0 && shared === entry) shared = undefined;
    };
    return openConnection({ world: entry.world, uri, onClose });
  }

  async function openFile(uri: URL): Promise<DriverConnection> {
    const world = await told(() => worldOf(decodeURIComponent(uri.pathname), surroundings));
    return openConnection({ world, uri: uri.href, onClose: () => undefined });
  }

  return {
    name: 'TEST',
    accepts: (uri) => uri.protocol === 'test:' && uri.hostname === '',
    async open(uri: URL, { readOnly: forbidsWrites = false }: OpenOptions) {
      if (uri.pathname === '' || uri.pathname === '/') {
        throw testError('invalidArg', 'testOpen: supply a path or use test:///default');
      }
      const connection = uri.pathname === '/default' ? openDefault(uri.href) : await openFile(uri);
      return forbidsWrites ? readOnly(connection) : connection;
    },
  };
}

/** The simulator of this process. */
export const testDriver: Driver = createTestDriver();
