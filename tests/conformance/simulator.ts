/** What the three ways to a simulator have in common, and a client for the two that lead over a socket. */
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
} as const satisfies Partial<ConformanceOptions>;

/** Opens connections to a daemon's simulator. @param socket Asked for when a connection is opened. */
export function openThrough(socket: () => string): ConformanceOptions['open'] {
  return () => openRemote({ connect: () => connectUnix(socket()), name: 'test:///default' });
}
