/**
 * Listening sockets: made by us at a path with a mode and a group, or handed over by the service manager.
 *
 * A path that nobody listens at is a leftover and is replaced; one that somebody listens at is an error.
 */
import { chmodSync, chownSync, readFileSync, readlinkSync, unlinkSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { SocketPlan } from '../options/settings.ts';

/** One socket that takes connections. */
export interface Listener {
  readonly path: string;
  /** Stops taking connections, and removes the path if we made it. */
  close(): void;
}

/** Told of each connection, which is not read from until somebody starts to. */
export type OnConnection = (socket: Socket) => void;

/**
 * Listens at a path.
 *
 * @throws {Error} when somebody else listens there, or the path cannot be made.
 */
export async function listenAt(
  { path, mode, group }: SocketPlan,
  onConnection: OnConnection,
): Promise<Listener> {
  if (await answers(path)) throw new Error(`${path}: another daemon listens there`);
  removeIfThere(path);
  const server = newServer(onConnection);
  await listening(server, path);
  if (group !== null) chownSync(path, -1, groupId(group));
  chmodSync(path, mode);
  return {
    path,
    close: () => {
      server.close();
      removeIfThere(path);
    },
  };
}

/**
 * Listens on a socket that somebody else made; its path stays theirs.
 *
 * @param planned Its path where the kernel tells none.
 */
export async function listenOn(fd: number, planned: string, onConnection: OnConnection): Promise<Listener> {
  const path = boundPath(fd) ?? planned;
  const server = newServer(onConnection);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ fd }, resolve);
  });
  return { path, close: () => server.close() };
}

/** Where a Unix socket is bound, as proc(5) lists it: the path is a line's eighth word, the inode its seventh. */
function boundPath(fd: number): string | undefined {
  const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/self/fd/${fd}`))?.[1];
  const lines = readFileSync('/proc/net/unix', 'utf8').split('\n');
  const own = lines
    .map((line) => /^(?:\S+ +){6}(\d+) (.+)$/.exec(line))
    .find((found) => found?.[1] === inode);
  return own?.[2];
}

function newServer(onConnection: OnConnection): Server {
  return createServer({ pauseOnConnect: true }, onConnection);
}

/** The socket is born closed to everybody but us; its mode follows. */
function listening(server: Server, path: string): Promise<void> {
  const mask = process.umask(0o177);
  try {
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(path, resolve);
    });
  } finally {
    process.umask(mask);
  }
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(path);
    const done = (answer: boolean): void => {
      probe.destroy();
      resolve(answer);
    };
    probe.once('connect', () => done(true));
    probe.once('error', () => done(false));
  });
}

function removeIfThere(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

/** @throws {Error} for a group that the host does not have. */
export function groupId(name: string): number {
  const found = findGroup(name);
  if (found === null) throw new Error(`Failed to find group '${name}'`);
  return found;
}

/** The number of a local group, or null. */
export function findGroup(name: string): number | null {
  const line = readFileSync('/etc/group', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  return line === undefined ? null : Number(line.split(':')[2]);
}
