/**
 * Opening a connection: which driver, and which way to it.
 *
 *     URI ─┬─ test:///default, test:///FILE ─────────────▶ the simulator, in this process
 *          └─ anything else, and everything with +transport ─▶ a daemon: unix socket, TCP, or ssh
 */
import type { DriverConnection } from '@typevirt/driver';
import { VirtError } from '@typevirt/driver';
import { openRemote } from '@typevirt/driver-remote';
import type { Transport } from '@typevirt/rpc';
import { connectTcp, connectUnix, ProcessTransport } from '@typevirt/rpc/node';
import { readClientConfiguration } from './configuration.ts';
import { Connection } from './connection.ts';
import { openTest } from './open-test.ts';
import { socketPath } from './sockets.ts';
import { sshCommand } from './ssh.ts';
import { parseConnectionUri, remoteName, type ConnectionUri } from './uri.ts';

/** How to connect. */
export interface ConnectOptions {
  /** Refuses what changes anything, with `operationDenied`. */
  readonly readOnly?: boolean;
  /** Gives up connecting. Later calls have signals of their own. */
  readonly signal?: AbortSignal;
  /** Longest wait of every call that sets none itself, in milliseconds. Default: for ever. */
  readonly deadlineMs?: number;
  /** Pings to the daemon; null sends none. Default: every 5 s, given up after 5 without answer. */
  readonly keepalive?: { readonly intervalMs: number; readonly count: number } | null;
  /**
   * Connects again when the connection is lost, with listeners and event loops as before; calls meanwhile fail. Pauses in
   * milliseconds, each twice as long as the one before. Default: no.
   */
  readonly reconnect?: { readonly firstPauseMs: number; readonly longestPauseMs: number };
  /**
   * Opens a daemon's unix socket in place of Node, whose sockets cannot pass files along, for callers that call
   * `createWithFiles` and its like.
   */
  readonly openUnix?: (path: string, signal: AbortSignal | undefined) => Promise<Transport>;
}

/** Port of libvirt's daemons for TCP without TLS. */
const tcpPort = 16_509;

/**
 * Opens a connection.
 *
 * @param uri As libvirt has them, e.g. `qemu:///system`, `qemu+ssh://root@host/system`, `test:///default`; an alias of the
 *   configuration file; empty: the default.
 * @throws {VirtError} `invalidArg` and `internalError` for URIs that say nothing; `systemError` where nobody listens;
 *   `authFailed` where the daemon wants more than we can prove; `noConnect` where it lacks the driver.
 */
export async function connect(uri = '', options: ConnectOptions = {}): Promise<Connection> {
  const resolved = await resolveUri(uri);
  const parsed = parseConnectionUri(resolved);
  const driver = isLocal(parsed) ? await openTest(parsed, options) : await openDaemon(parsed, options);
  const { deadlineMs, reconnect } = options;
  return new Connection(driver, { uri: resolved, deadlineMs, reconnects: reconnect !== undefined });
}

/** The URI that an empty one, or an alias, stands for. */
export async function resolveUri(uri: string): Promise<string> {
  const configuration = await readClientConfiguration();
  const wanted = uri !== '' ? uri : (process.env.LIBVIRT_DEFAULT_URI ?? configuration.defaultUri ?? '');
  if (wanted === '') return process.getuid?.() === 0 ? 'qemu:///system' : 'qemu:///session';
  return wanted.includes(':') ? wanted : (configuration.aliases.get(wanted) ?? wanted);
}

function isLocal({ driver, transport, host }: ConnectionUri): boolean {
  return driver === 'test' && transport === undefined && host === '';
}

function openDaemon(uri: ConnectionUri, options: ConnectOptions): Promise<DriverConnection> {
  const name = remoteName(uri);
  const readOnly = options.readOnly === true;
  return openRemote({
    connect: (signal) => openTransport(uri, name, { ...options, readOnly, signal }),
    name,
    readOnly,
    ...(options.keepalive === undefined ? {} : { keepalive: options.keepalive }),
    ...(options.reconnect === undefined ? {} : { reconnect: options.reconnect }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
}

async function openTransport(
  uri: ConnectionUri,
  name: string,
  {
    readOnly,
    signal,
    openUnix,
  }: Pick<ConnectOptions, 'openUnix'> & {
    readonly readOnly: boolean;
    readonly signal: AbortSignal | undefined;
  },
): Promise<Transport> {
  const limits = signal === undefined ? {} : { signal };
  const socket = uri.parameters.get('socket') ?? socketPath(uri.driver, uri.path, readOnly);
  switch (uri.transport ?? (uri.host === '' ? 'unix' : 'tls')) {
    case 'unix':
      return (openUnix?.(socket, signal) ?? connectUnix(socket, limits)).catch((error: unknown) =>
        unreachable(`Failed to connect socket to '${socket}'`, error),
      );
    case 'tcp': {
      const port = uri.port ?? tcpPort;
      return connectTcp(uri.host, port, limits).catch((error: unknown) =>
        unreachable(`unable to connect to server at '${uri.host}:${port}'`, error),
      );
    }
    case 'ssh':
      return new ProcessTransport(sshCommand(uri, name, socket, readOnly));
    case 'ext': {
      const command = uri.parameters.get('command');
      if (command === undefined)
        throw new VirtError('invalidArg', "remote_open: for 'ext' transport, command is required", {
          domain: 'remote',
        });
      return new ProcessTransport([command]);
    }
    case 'tls':
    case 'libssh':
    case 'libssh2':
      throw new VirtError('noSupport', `transport '${uri.transport ?? 'tls'}' of ${uri.driver}`, {
        domain: 'remote',
      });
  }
}

function unreachable(words: string, error: unknown): never {
  const reason = systemWords[(error as NodeJS.ErrnoException).code ?? ''] ?? (error as Error).message;
  throw new VirtError('systemError', `${words}: ${reason}`, { domain: 'rpc', cause: error, verbatim: true });
}

const systemWords: Readonly<Record<string, string>> = {
  ENOENT: 'No such file or directory',
  ECONNREFUSED: 'Connection refused',
  EACCES: 'Permission denied',
};
