/** An open connection: where all other objects come from. */
import type { DriverConnection, Events, VirtError } from '@typevirt/driver';
import { iterateEvents, type EventOptions } from './event-iterator.ts';
import { HostObjects } from './objects/host-objects.ts';
import { Session, type SessionOptions } from './session.ts';

/** A connection to a hypervisor, in this process or behind a daemon. Close it, or let `await using` do so. */
export class Connection extends HostObjects implements AsyncDisposable {
  readonly #driver: DriverConnection;
  readonly #reconnects: boolean;
  readonly #loops = new Set<() => void>();

  /** @param options.reconnects Whether the driver comes back by itself when it is lost: events then go on afterwards. */
  constructor(driver: DriverConnection, options: SessionOptions & { readonly reconnects?: boolean } = {}) {
    super(new Session(driver, options));
    this.#driver = driver;
    this.#reconnects = options.reconnects ?? false;
  }

  /**
   * Calls `listener` at each event of a kind, until the returned function is called.
   *
   * @param only As in `EventOptions`.
   * @param refused Called with the reason, perhaps later, if the other side does not tell events of the kind.
   */
  on<O extends keyof Events, K extends keyof Events[O] & string>(
    object: O,
    kind: K,
    listener: (payload: Events[O][K]) => void,
    only?: string,
    refused?: (error: VirtError) => void,
  ): () => void {
    return this.#driver.events.on(object, kind, listener, only, refused);
  }

  /**
   * The events of a kind from now on, in order, until the loop is left, the signal aborts, or the connection ends. One that
   * reconnects ends with `close()` only; what happened while it was lost is not told.
   *
   * @throws {VirtError} `overflow`, from the loop, where 65,536 events wait for it; `noSupport`, likewise, where the other side does not
   *   tell events of the kind.
   */
  events<O extends keyof Events, K extends keyof Events[O] & string>(
    object: O,
    kind: K,
    options?: EventOptions,
  ): AsyncIterableIterator<Events[O][K]> & AsyncDisposable {
    const onClose = (end: () => void): (() => void) => {
      this.#loops.add(end);
      return () => this.#loops.delete(end);
    };
    const ends = { onClose, withConnection: !this.#reconnects };
    return iterateEvents(this.#driver.events, object, kind, ends, options);
  }

  /** False once the other side is gone. */
  isAlive(): boolean {
    return this.#driver.isAlive();
  }

  /** True where nobody can listen in: a unix socket, TLS, or the same process. */
  async isSecure(): Promise<boolean> {
    return this.#driver.isSecure();
  }

  /** Ends the connection and what lives by it. Safe to call twice. */
  close(): Promise<void> {
    this.session.end();
    for (const end of this.#loops) end();
    return this.#driver.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
