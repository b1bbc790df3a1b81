/**
 * A daemon among clients that break every rule: what they send, and what must hold meanwhile.
 *
 * The daemon runs as a process of its own. Its log holds errors only, and errors are what no client can cause.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ClientEndpoint, lxc, qemu, remote } from '@typevirt/rpc';
import { connectUnix } from '@typevirt/rpc/node';
import { expect } from 'vitest';
import { type Aim, fuzzer, type Random, randomFrom } from '../../packages/rpc/src/fuzz.ts';
import { startDaemon } from '../../tools/daemon.mjs';

export interface Victim extends AsyncDisposable {
  readonly socketPath: string;
  /** Files may be made there. */
  readonly folder: string;
  readonly pid: number;
  /** Opens a connection and makes a call on it, both within ten seconds; the daemon has logged no error. */
  mustServe(): Promise<void>;
  /** A client with an open connection to one of the drivers. */
  client(uri: string): Promise<ClientEndpoint>;
  /** A bare connection; what arrives on it is thrown away. */
  bare(): Promise<Socket>;
  residentMiB(): number;
  descriptors(): number;
}

const deadline = { deadlineMs: 30_000 };

export async function startVictim(): Promise<Victim> {
  const root = mkdtempSync(join(tmpdir(), 'tv-'));
  const errors = join(root, 'errors');
  const config = join(root, 'daemon.conf');
  const folder = join(root, 'files');
  mkdirSync(folder);
  writeFileSync(config, `log_outputs = "4:file:${errors}"\n`);
  const daemon = await startDaemon({ root, args: ['--config', config] });
  const { socket: socketPath, pid } = daemon;
  const client = async (uri: string): Promise<ClientEndpoint> => {
    const endpoint = new ClientEndpoint(await connectUnix(socketPath));
    await endpoint.call(remote, 'authList', undefined, deadline);
    await endpoint.call(remote, 'connectOpen', { name: uri, flags: 0 }, deadline);
    return endpoint;
  };
  return {
    socketPath,
    folder,
    pid,
    client,
    async mustServe() {
      const endpoint = await client('qemu:///system');
      await endpoint.call(remote, 'connectNumOfDomains', undefined, deadline);
      endpoint.close();
      expect(readFileSync(errors, 'utf8')).toBe('');
    },
    bare: () => bareConnection(socketPath),
    residentMiB: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024,
    descriptors: () => readdirSync(`/proc/${pid}/fd`).length,
    async [Symbol.asyncDispose]() {
      await daemon.stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function bareConnection(path: string): Promise<Socket> {
  const socket = connect(path);
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.on('error', () => undefined);
      socket.resume();
      resolve(socket);
    });
  });
}

/** What there is in the simulator, so that calls find it. */
const objects = {
  domain: { name: 'test', uuid: '6695eb01-f6a4-8304-79aa-97f2502e193f', id: 1 },
  network: { name: 'default', uuid: 'dd8fe884-6c02-601e-7551-cca97df1c5df' },
  pool: { name: 'default-pool', uuid: 'dfe224cb-28fb-8dd0-c4b2-64eb3f0f4566' },
  interface: { name: 'eth1', mac: 'aa:bb:cc:dd:ee:ff' },
} as const;

const documents = [
  "<domain type='test'><name>fuzz</name><memory>8192</memory><os><type>hvm</type></os></domain>",
  '<network><name>fuzz</name></network>',
  "<pool type='dir'><name>fuzz</name><target><path>/fuzz</path></target></pool>",
  '<volume><name>fuzz</name><capacity>1</capacity></volume>',
  '<domainsnapshot><name>fuzz</name></domainsnapshot>',
  '<domaincheckpoint><name>fuzz</name></domaincheckpoint>',
];

/** Points arguments at what there is, and paths of files into a folder. */
function aimAt(folder: string): Aim {
  const aim = (value: unknown, random: Random, key = ''): unknown => {
    if (typeof value === 'string') return aimText(value, random, key);
    if (key === 'flags' && typeof value === 'number') return Math.floor(random() ** 3 * 16);
    if (Array.isArray(value)) return value.map((item: unknown) => aim(item, random));
    if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
    const own = random() < 0.9 ? objectLike(value, random) : value;
    return Object.fromEntries(Object.entries(own).map(([name, field]) => [name, aim(field, random, name)]));
  };
  const aimText = (text: string, random: Random, key: string): string => {
    if (/xml/i.test(key) && random() < 0.8) return documents[Math.floor(random() * documents.length)] ?? '';
    if (key === 'name' && random() < 0.3) return 'test';
    return text.startsWith('/') ? folder + text : text;
  };
  return aim;
}

/** An object of the simulator that has these fields, if there is one. */
function objectLike(value: object, random: Random): object {
  if ('id' in value && 'uuid' in value) return objects.domain;
  if ('mac' in value && 'name' in value) return objects.interface;
  if (!('uuid' in value && 'name' in value)) return value;
  return random() < 0.5 ? objects.network : objects.pool;
}

/** Most packets over one connection: a false length makes the daemon wait for more. */
const connectionPackets = 20;

/** Sends damaged packets of this seed to the simulator, whose methods they reach. */
export async function sendFuzz(victim: Victim, packets: number, seed: number): Promise<void> {
  const random = randomFrom(seed);
  const packetOfChance = fuzzer([remote, qemu, lxc], aimAt(victim.folder));
  for (let sent = 0; sent < packets; ) {
    const socket = await openedBare(victim);
    for (let i = 0; i < connectionPackets && !socket.destroyed; i++, sent++)
      socket.write(packetOfChance(random));
    socket.end();
    await Promise.race([closed(socket), sleep(2000, undefined, { ref: false })]);
    socket.destroy();
  }
}

/** A bare connection on which the simulator is open. */
async function openedBare(victim: Victim): Promise<Socket> {
  const socket = await victim.bare();
  socket.write(packetOf(remote.procedures.authList.number));
  const uri = Buffer.from('test:///default\0');
  const name = Buffer.concat([word(1), word(uri.length - 1), uri]);
  socket.write(packetOf(remote.procedures.connectOpen.number, Buffer.concat([name, word(0)])));
  return socket;
}

/** Whatever ended it. */
export function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.closed) resolve();
    else socket.once('close', () => resolve());
  });
}

/** A call of the remote program, as bytes. */
export function packetOf(procedure: number, body: Uint8Array = new Uint8Array(), serial = 1): Uint8Array {
  const header = [28 + body.length, remote.number, remote.version, procedure, 0, serial, 0].map(word);
  return Buffer.concat([...header, body]);
}

export function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
