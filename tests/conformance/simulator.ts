/** What the three ways to a simulator have in common, and a client for the two that lead over a socket. */
import type { DriverConnection } from '@typevirt/driver';
import type { ConformanceOptions } from '@typevirt/driver/conformance';
import { openRemote } from '@typevirt/driver-remote';
import { connectUnix } from '@typevirt/rpc/node';

/** A guest of the simulator, with one disk and one interface. */
export function domainXml(name: string): string {
  return `<domain type='test'><name>${name}</name><memory unit='MiB'>64</memory><vcpu>2</vcpu><os><type>hvm</type></os>
  <devices>
    <disk type='file'><source file='/guest/${name}'/><target dev='vda' bus='virtio'/></disk>
    <interface type='network'><mac address='52:54:00:01:02:03'/><source network='default'/></interface>
  </devices></domain>`;
}

export const common = {
  errorDomain: 'test',
  domainXml,
  cancelsAtOnce: false,
  fails: [],
} as const satisfies Partial<ConformanceOptions>;

/** Left behind by whoever closes, to tell a world that is about to be forgotten from a new one. */
const staleName = 'left-behind';

/**
 * Opens connections to a daemon's simulator. A daemon forgets the world some time after its last user has gone, so a
 * connection to one that has been used before is closed again.
 *
 * @param socket Asked for when a connection is opened.
 */
export function openThrough(socket: () => string): ConformanceOptions['open'] {
  return async () => {
    for (;;) {
      const connection = await openRemote({
        connect: () => connectUnix(socket()),
        name: 'test:///default',
      });
      const domains = await connection.connectListAllDomains?.({ flags: 0 }, {});
      if (!domains?.domains.some(({ name }) => name === staleName)) return markingStale(connection);
      await connection.close();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
}

function markingStale(connection: DriverConnection): DriverConnection {
  return {
    ...connection,
    close: async () => {
      const known = await connection.connectListAllDomains?.({ flags: 0 }, {});
      if (!known?.domains.some(({ name }) => name === staleName)) {
        await connection.domainDefineXml?.({ xml: domainXml(staleName), flags: 0 }, {});
      }
      await connection.close();
    },
  };
}
