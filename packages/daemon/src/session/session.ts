/**
 * One client's session.
 *
 *     connected ── AUTH_LIST: "none" ──▶ authenticated ── CONNECT_OPEN ──▶ open ── CONNECT_CLOSE or disconnect ──▶ over
 *
 * The session owns the driver's connection and everything the client started that dies with it: event subscriptions
 * here, streams in the endpoint, domains with autodestroy in the driver.
 */
import {
  type Awaitable,
  type Call,
  type DriverConnection,
  type Identity,
  type TypedParam,
  VirtError,
} from '@typevirt/driver';
import { daemonFeatures, driverFeatures } from './features.ts';
import { identityFrom } from './identity.ts';
import { type Messages, Subscriptions } from './subscriptions.ts';

/** What a session needs of the daemon around it. */
export interface SessionHost extends Messages {
  /** Opens a driver's connection. @param uri What the client named; empty means the daemon's choice. */
  readonly openConnection: (
    uri: string,
    options: { readonly readOnly: boolean; readonly identity: Identity },
  ) => Promise<DriverConnection>;
  /** Ends the client's connection once the reply under way is out. */
  readonly disconnect: () => void;
  /** The client has proved who it is. */
  readonly authenticated: () => void;
  /** The client answers pings, since it asked whether we do. */
  readonly keepaliveUnderstood: () => void;
  /** Lets file descriptors arrive from now on; false where none can. */
  readonly expectDescriptors: () => boolean;
}

/** How a client came. */
export interface SessionOptions {
  readonly identity: Identity;
  /** True on the read-only socket, whatever the client asks for. */
  readonly readOnly: boolean;
  /** True where the client may say that it speaks for somebody else: a privileged one, or the daemon's own user. */
  readonly trusted: boolean;
}

const openReadOnly = 1;

export class Session {
  readonly subscriptions: Subscriptions;
  /** What each call of the session carries; one object for all of them. */
  call: Call;
  readOnly: boolean;
  /** Read by the endpoint before each call. */
  readonly auth = { complete: false };
  readonly #host: SessionHost;
  readonly #options: SessionOptions;
  #connection: DriverConnection | null = null;
  #opening = false;
  #over = false;

  constructor(host: SessionHost, options: SessionOptions) {
    this.#host = host;
    this.#options = options;
    this.readOnly = options.readOnly;
    this.call = { identity: options.identity };
    this.subscriptions = new Subscriptions(() => this.connection, host);
  }

  /** The driver's connection. @throws {VirtError} `internalError` before it is open. */
  get connection(): DriverConnection {
    if (this.#connection === null) throw internal('hypervisor connection not open');
    return this.#connection;
  }

  /** The ways to authenticate. Asking for them is the whole of "none". */
  authenticationWays(): readonly ['none'] {
    if (!this.auth.complete) {
      this.auth.complete = true;
      this.#host.authenticated();
    }
    return ['none'];
  }

  /** @throws {VirtError} `internalError` for a second open, `noConnect` and the driver's own errors. */
  async open(name: string | null, flags: number): Promise<void> {
    if (this.#connection !== null || this.#opening) throw internal('connection already open');
    if (name === null) throw internal('connection not open');
    this.readOnly ||= (flags & openReadOnly) !== 0;
    this.#opening = true;
    try {
      const { identity = {} } = this.call;
      const connection = await this.#host.openConnection(name, { readOnly: this.readOnly, identity });
      if (this.#over) await connection.close();
      else this.#connection = connection;
    } finally {
      this.#opening = false;
    }
  }

  /** Whether the daemon or its driver has one of libvirt's numbered features. */
  supportsFeature(feature: number): Awaitable<boolean> {
    if (feature === driverFeatures.programKeepalive) {
      this.#host.keepaliveUnderstood();
      return true;
    }
    const { connection } = this;
    if (feature === driverFeatures.fdPassing) return this.#host.expectDescriptors();
    return daemonFeatures.get(feature) ?? connection.supportsFeature(feature, this.call);
  }

  /** Lets a trusted client speak for somebody else, as a proxy does. */
  setIdentity(params: readonly TypedParam[]): void {
    if (params.length === 0) return;
    if (!this.#options.trusted)
      throw new VirtError('authFailed', 'identity can only be set by a privileged client', { domain: 'rpc' });
    this.call = { identity: identityFrom(params) };
  }

  closeAfterReply(): void {
    this.#host.disconnect();
  }

  /** Ends the session and all it owns. Safe to call twice. */
  async end(): Promise<void> {
    this.#over = true;
    this.subscriptions.clear();
    const connection = this.#connection;
    this.#connection = null;
    await connection?.close();
  }
}

function internal(detail: string): VirtError {
  return new VirtError('internalError', detail, { domain: 'rpc' });
}
