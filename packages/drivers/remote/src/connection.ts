/**
 * A connection to a daemon.
 *
 *     connect ── AUTH_LIST ──▶ authenticate ── CONNECT_OPEN ──▶ open ──┬── close() ──▶ closed, for good
 *        ▲                                                             └── lost ──▶ closed, and told to listeners
 *        └──────────────── where asked to, after a pause ───────────────────┘
 *
 * Calls that wait when the connection is lost fail; later ones fail until it is back. Events are asked for again.
 */
import {
  ConnectCloseReason,
  type Call,
  type DriverConnection,
  type EventSource,
  type MethodName,
  VirtError,
} from '@typevirt/driver';
import {
  type CloseReason,
  ClientEndpoint,
  type ConnectionClosed,
  type KeepaliveOptions,
  type Transport,
  remote,
} from '@typevirt/rpc';
import { toConnectError } from './errors.ts';
import { RemoteEvents, type RemoteLog } from './events.ts';
import { limits, RemoteLink } from './link.ts';
import { remoteMethods } from './methods/index.ts';

/** How a daemon is reached and what is wanted of it. */
export interface RemoteOptions {
  /** Opens a transport; called again for each reconnection. */
  readonly connect: (signal: AbortSignal | undefined) => Promise<Transport>;
  /** The URI as the daemon is to see it, without transport and transport's parameters, e.g. `qemu:///system`. */
  readonly name: string;
  readonly readOnly?: boolean;
  /** Pings to a daemon that answers them; null sends none. Default: every 5 s, 5 unanswered. */
  readonly keepalive?: KeepaliveOptions | null;
  /** Connects again when the connection is lost. Default: no. */
  readonly reconnect?: ReconnectOptions;
  readonly signal?: AbortSignal;
  readonly log?: RemoteLog;
}

/** How a lost connection is made again. */
export interface ReconnectOptions {
  /** Pause before the first attempt; each further one waits twice as long, up to `longestPauseMs`. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}

const keepaliveByDefault: KeepaliveOptions = { intervalMs: 5000, count: 5 };
const openReadOnly = 1;
const features = { fdPassing: 8, programKeepalive: 10, remoteCloseCallback: 15 };

const closeReasons: Readonly<Record<CloseReason, number>> = {
  error: ConnectCloseReason.error,
  eof: ConnectCloseReason.eof,
  keepalive: ConnectCloseReason.keepalive,
  client: ConnectCloseReason.client,
};

/**
 * Opens a connection to a daemon.
 *
 * @throws {VirtError} what the transport or the daemon refuses; `authFailed` where it wants more than we can prove.
 */
export async function openRemote(options: RemoteOptions): Promise<DriverConnection> {
  const connection = new RemoteConnection(options);
  await connection.open();
  return connection.asDriverConnection();
}

class RemoteConnection {
  readonly #options: RemoteOptions;
  readonly #log: RemoteLog;
  #link: RemoteLink | null = null;
  #events: RemoteEvents | null = null;
  #ended = false;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(options: RemoteOptions) {
    this.#options = options;
    this.#log = options.log ?? (() => undefined);
  }

  async open(): Promise<void> {
    const endpoint = await this.#handshake(this.#options.signal);
    this.#link = new RemoteLink(endpoint);
    this.#events = new RemoteEvents(this.#link, this.#log);
    this.#watchServer(endpoint);
  }

  /** The connection as the contract has it: every method, each a call. */
  asDriverConnection(): DriverConnection {
    const link = this.#link;
    const events = this.#events;
    if (link === null || events === null) throw new TypeError('not open');
    const methods: Record<string, unknown> = {};
    for (const name of Object.keys(remoteMethods) as MethodName[]) {
      const method = remoteMethods[name] as (args: unknown, call: Call, link: RemoteLink) => Promise<unknown>;
      methods[name] = (args: unknown, call: Call) => method(args, call, link);
    }
    return { ...(methods as Partial<DriverConnection>), ...this.#itself(link, events) };
  }

  #itself(link: RemoteLink, events: EventSource) {
    return {
      events,
      supportsFeature: async (feature: number, call: Call) =>
        (await link.call('connectSupportsFeature', { feature }, call)).supported,
      isAlive: () => link.endpoint.closed === null,
      isSecure: async () =>
        link.endpoint.peer.transport !== 'tcp' && (await link.call('connectIsSecure', undefined, {})).secure,
      close: () => this.#close(link),
    };
  }

  async #handshake(signal: AbortSignal | undefined): Promise<ClientEndpoint> {
    try {
      const transport = await this.#options.connect(signal);
      const endpoint = new ClientEndpoint(transport, {
        onClose: (reason) => this.#lost(endpoint, reason),
        log: (message, cause) => this.#log(message, cause),
      });
      try {
        await this.#introduce(endpoint, signal);
      } catch (error) {
        endpoint.close();
        throw error;
      }
      return endpoint;
    } catch (error) {
      throw toConnectError(error);
    }
  }

  async #introduce(endpoint: ClientEndpoint, signal: AbortSignal | undefined): Promise<void> {
    const call = limits(signal === undefined ? {} : { signal });
    const { types } = await endpoint.call(remote, 'authList', undefined, call);
    const [way] = types;
    if (way === 'polkit') await endpoint.call(remote, 'authPolkit', undefined, call);
    else if (way === 'sasl')
      throw new VirtError('authFailed', 'the daemon asks for SASL, which is not supported', {
        domain: 'rpc',
      });
    await this.#keepAlive(endpoint);
    const flags = this.#options.readOnly === true ? openReadOnly : 0;
    await endpoint.call(remote, 'connectOpen', { name: this.#options.name, flags }, call);
    // A server looks for files only once it was asked whether it takes them.
    if (endpoint.passesFds)
      await endpoint.call(remote, 'connectSupportsFeature', { feature: features.fdPassing }, call);
  }

  async #keepAlive(endpoint: ClientEndpoint): Promise<void> {
    const { keepalive = keepaliveByDefault } = this.#options;
    if (keepalive === null) return;
    const asked = { feature: features.programKeepalive };
    const { supported } = await endpoint.call(remote, 'connectSupportsFeature', asked);
    if (supported) endpoint.startKeepalive(keepalive);
  }

  /** Listens to what the daemon tells of its own connection to the hypervisor. */
  #watchServer(endpoint: ClientEndpoint): void {
    endpoint.on(remote, 'connectEventConnectionClosed', ({ reason }) => this.#events?.tellClosed(reason));
    const watch = async (): Promise<void> => {
      const asked = { feature: features.remoteCloseCallback };
      const { supported } = await endpoint.call(remote, 'connectSupportsFeature', asked);
      if (supported) await endpoint.call(remote, 'connectRegisterCloseCallback', undefined);
    };
    watch().catch((error: unknown) => this.#log('the daemon does not tell of its own connection', error));
  }

  #lost(endpoint: ClientEndpoint, { reason }: ConnectionClosed): void {
    if (this.#link?.endpoint !== endpoint) return;
    this.#events?.tellClosed(closeReasons[reason]);
    const { reconnect } = this.#options;
    if (!this.#ended && reconnect !== undefined) this.#retryAfter(reconnect.firstPauseMs, reconnect);
  }

  #retryAfter(pauseMs: number, reconnect: ReconnectOptions): void {
    this.#retry = setTimeout(() => {
      this.#reopen().catch((error: unknown) => {
        this.#log('not reconnected yet', error);
        if (!this.#ended) this.#retryAfter(Math.min(pauseMs * 2, reconnect.longestPauseMs), reconnect);
      });
    }, pauseMs);
  }

  async #reopen(): Promise<void> {
    const endpoint = await this.#handshake(undefined);
    if (this.#ended) return endpoint.close();
    this.#link?.use(endpoint);
    this.#watchServer(endpoint);
    await this.#events?.askAgain();
  }

  async #close(link: RemoteLink): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#retry);
    const { endpoint } = link;
    if (endpoint.closed !== null) return;
    await endpoint.call(remote, 'connectClose', undefined).catch(() => undefined);
    endpoint.close();
  }
}
