/**
 * The QEMU machine protocol: one client of one QEMU.
 *
 *     connecting ── greeting, qmp_capabilities ──▶ ready ── closed by us, by QEMU, by an error ──▶ closed
 *
 * Replies are matched by id. Ordinary commands are carried out by QEMU one after another, in the order
 * given here; out-of-band ones overtake them, if QEMU offers that. At most {@link inFlightLimit} ordinary
 * commands are on the way at once, so that QEMU never stops reading and an out-of-band one always gets
 * through. A command that carries descriptors travels alone: QEMU keeps only the last ones it received.
 *
 * An event is delivered, synchronously, before the reply to any command that QEMU answered after it.
 * Giving up on a command (deadline, signal) does not take it back: QEMU may still carry it out.
 *
 * @source QEMU docs/interop/qmp-spec.txt
 */
import { connectUnix, type MessageConnection } from './connection.ts';
import type { QmpCommandName, QmpCommands } from './commands.ts';
import { MonitorClosedError, MonitorProtocolError, MonitorTimeoutError, QmpCommandError } from './errors.ts';
import type { QmpEvent, QmpEvents } from './events.ts';
import type { Json, JsonObject } from './json.ts';

const inFlightLimit = 6;
const defaultWaitMs = 60_000;

/** How one command is to be run. */
export interface ExecuteOptions {
  readonly signal?: AbortSignal;
  /** Deadline from now, the time spent waiting for a turn included. Default one minute. */
  readonly waitMs?: number;
  /** Overtake the commands in flight, where QEMU can do that with this command; else as usual. */
  readonly outOfBand?: boolean;
  /** Descriptors for `getfd` and `add-fd`; they stay the caller's to close. */
  readonly fds?: readonly number[];
}

/** How to connect. */
export interface ConnectOptions {
  readonly signal?: AbortSignal;
  /** For the greeting and the handshake together. Default one minute. */
  readonly waitMs?: number;
}

/** What QEMU says first. */
export interface Greeting {
  readonly version: { readonly major: number; readonly minor: number; readonly micro: number };
  /** The distributor's name of the build, e.g. `Debian 1:7.2+dfsg-7`; may be empty. */
  readonly package: string;
  readonly capabilities: readonly string[];
}

type Arguments<Name extends QmpCommandName> = QmpCommands[Name]['args'];
type Result<Name extends QmpCommandName> = QmpCommands[Name]['result'];
type Stop = () => void;

interface Request {
  readonly command: string;
  readonly message: JsonObject;
  readonly outOfBand: boolean;
  /** Whether the whole reply is wanted, whatever it says. */
  readonly verbatim: boolean;
}

interface Pending extends Request {
  readonly id: string;
  readonly fds: readonly number[];
  settle(outcome: { value: Json } | { error: Error }): void;
}

/** Whether a reply can carry an id: what is no command, QEMU answers without. */
function isCommand(message: JsonObject): boolean {
  return 'execute' in message || 'exec-oob' in message;
}

/** A connected monitor. */
export class QmpMonitor {
  #connection: MessageConnection | undefined;
  #greeting: Greeting | undefined;
  #greeted: ((greeting: Greeting) => void) | undefined;
  #closedBy: MonitorClosedError | undefined;
  #nextId = 1;
  #fdsInFlight = false;
  readonly #waiting: Pending[] = [];
  readonly #inFlight = new Map<string, Pending>();
  readonly #anyEvent = new Set<(event: QmpEvent) => void>();
  readonly #closeListeners = new Set<(reason: MonitorClosedError) => void>();

  /**
   * Connects to a monitor socket and negotiates capabilities.
   *
   * @throws {MonitorClosedError} nobody listens, or the peer went away (for instance QEMU died starting).
   * @throws {MonitorTimeoutError} the socket is there and stays silent.
   * @throws {MonitorProtocolError} the peer speaks something else.
   */
  static async connect(path: string, options: ConnectOptions = {}): Promise<QmpMonitor> {
    const monitor = new QmpMonitor();
    try {
      await monitor.#open(path, options);
      return monitor;
    } catch (error) {
      monitor.close();
      throw error;
    }
  }

  private constructor() {}

  /** QEMU's first words. */
  get greeting(): Greeting {
    if (!this.#greeting) throw new MonitorClosedError('the monitor has not greeted');
    return this.#greeting;
  }

  /** Why the connection is gone; undefined while it is open. */
  get closedBy(): MonitorClosedError | undefined {
    return this.#closedBy;
  }

  /** Whether out-of-band commands overtake others here. */
  get hasOutOfBand(): boolean {
    return this.greeting.capabilities.includes('oob');
  }

  /**
   * Runs a command of the table and answers its result.
   *
   * @throws {QmpCommandError} QEMU refused. @throws {MonitorClosedError} the connection is or went away.
   * @throws {MonitorTimeoutError} the deadline passed. An aborted signal throws its reason.
   */
  execute<Name extends QmpCommandName>(
    name: Name,
    ...rest: undefined extends Arguments<Name>
      ? [args?: undefined, options?: ExecuteOptions]
      : [args: Arguments<Name>, options?: ExecuteOptions]
  ): Promise<Result<Name>> {
    return this.executeAny(name, rest[0] as JsonObject | undefined, rest[1]);
  }

  /** Runs any command; see {@link execute}. */
  executeAny(command: string, args?: JsonObject, options: ExecuteOptions = {}): Promise<Json> {
    const outOfBand = options.outOfBand === true && this.hasOutOfBand;
    const body = args && Object.keys(args).length > 0 ? { arguments: args } : {};
    const message = { [outOfBand ? 'exec-oob' : 'execute']: command, ...body };
    return this.#send({ command, message, outOfBand, verbatim: false }, options);
  }

  /**
   * Sends a message as somebody wrote it, with an id of ours, and answers QEMU's whole reply, refusals included.
   *
   * @throws {MonitorClosedError} and as {@link execute}.
   */
  exchange(message: JsonObject, options: ExecuteOptions = {}): Promise<JsonObject> {
    const request = { command: 'a message', message, outOfBand: false, verbatim: true };
    return this.#send(request, options) as Promise<JsonObject>;
  }

  #send(request: Request, options: ExecuteOptions): Promise<Json> {
    return new Promise((resolve, reject) => {
      options.signal?.throwIfAborted();
      if (this.#closedBy) throw this.#closedBy;
      const id = `libvirt-${String(this.#nextId++)}`;
      const { command, outOfBand } = request;
      const giveUp = (error: Error): void => {
        this.#forget(pending);
        pending.settle({ error });
      };
      const aborted = (): void => giveUp(options.signal?.reason as Error);
      const waitMs = options.waitMs ?? defaultWaitMs;
      const timer = Number.isFinite(waitMs)
        ? setTimeout(() => giveUp(new MonitorTimeoutError(command, waitMs)), waitMs)
        : undefined;
      const pending: Pending = {
        ...request,
        id,
        message: isCommand(request.message) ? { ...request.message, id } : request.message,
        fds: options.fds ?? [],
        settle(outcome) {
          clearTimeout(timer);
          options.signal?.removeEventListener('abort', aborted);
          if ('value' in outcome) resolve(outcome.value);
          else reject(outcome.error);
        },
      };
      options.signal?.addEventListener('abort', aborted, { once: true });
      if (outOfBand) this.#transmit(pending);
      else {
        this.#waiting.push(pending);
        this.#sendNext();
      }
    });
  }

  /** Runs a command of the human monitor and answers what it printed. */
  human(commandLine: string, options?: ExecuteOptions): Promise<string> {
    return this.execute('human-monitor-command', { 'command-line': commandLine }, options);
  }

  /** Calls `listener` for each event of this name until the returned function is called. */
  on<Name extends keyof QmpEvents>(
    name: Name,
    listener: (data: QmpEvents[Name], event: QmpEvent) => void,
  ): Stop {
    return this.onAnyEvent((event) => {
      if (event.name === name) listener(event.data as unknown as QmpEvents[Name], event);
    });
  }

  /** Calls `listener` for every event, in QEMU's order, until the returned function is called. */
  onAnyEvent(listener: (event: QmpEvent) => void): Stop {
    this.#anyEvent.add(listener);
    return () => void this.#anyEvent.delete(listener);
  }

  /** Calls `listener` once when the connection is gone; soon, if it is already. */
  onClose(listener: (reason: MonitorClosedError) => void): Stop {
    const { closedBy } = this;
    if (closedBy) queueMicrotask(() => listener(closedBy));
    else this.#closeListeners.add(listener);
    return () => void this.#closeListeners.delete(listener);
  }

  /** Closes the connection; QEMU runs on. Commands in flight fail. */
  close(): void {
    this.#connection?.close();
    this.#closed(new MonitorClosedError('the monitor connection was closed'));
  }

  [Symbol.dispose](): void {
    this.close();
  }

  async #open(path: string, { signal, waitMs = defaultWaitMs }: ConnectOptions): Promise<void> {
    const until = Date.now() + waitMs;
    const limit = AbortSignal.timeout(waitMs);
    const both = signal ? AbortSignal.any([signal, limit]) : limit;
    try {
      const greeting = new Promise<Greeting>((resolve, reject) => {
        this.#greeted = resolve;
        this.onClose(reject);
        both.addEventListener('abort', () => reject(both.reason as Error), { once: true });
      });
      greeting.catch(() => undefined);
      const listener = {
        message: (m: JsonObject) => this.#message(m),
        closed: (e: MonitorClosedError) => this.#closed(e),
      };
      this.#connection = await connectUnix(path, listener, both);
      this.#greeting = await greeting;
    } catch (error) {
      throw limit.aborted && !signal?.aborted ? new MonitorTimeoutError('the greeting', waitMs) : error;
    }
    const enable = this.hasOutOfBand ? { enable: ['oob'] } : {};
    await this.execute('qmp_capabilities', enable, {
      waitMs: Math.max(1, until - Date.now()),
      ...(signal ? { signal } : {}),
    });
  }

  #sendNext(): void {
    while (this.#waiting.length > 0 && !this.#fdsInFlight) {
      const ordinary = [...this.#inFlight.values()].filter(({ outOfBand }) => !outOfBand).length;
      const next = this.#waiting[0] as Pending;
      if (ordinary >= (next.fds.length > 0 ? 1 : inFlightLimit)) return;
      this.#waiting.shift();
      this.#transmit(next);
    }
  }

  #transmit(pending: Pending): void {
    this.#inFlight.set(pending.id, pending);
    if (pending.fds.length === 0) {
      this.#connection?.send(pending.message);
      return;
    }
    this.#fdsInFlight = true;
    this.#connection?.sendWithFds(pending.message, pending.fds).catch((error: Error) => {
      this.#finish(pending.id, { error });
    });
  }

  /** A command not yet sent is dropped; one in flight keeps its place until QEMU answers. */
  #forget(pending: Pending): void {
    const at = this.#waiting.indexOf(pending);
    if (at >= 0) this.#waiting.splice(at, 1);
  }

  #message(message: JsonObject): void {
    if ('QMP' in message) this.#greetingFrom(message['QMP'] as JsonObject);
    else if (typeof message['event'] === 'string') this.#event(message['event'], message);
    else if ('return' in message || 'error' in message) this.#reply(message);
    else throw new MonitorProtocolError('a message that is neither greeting, event nor reply');
  }

  #greetingFrom(qmp: JsonObject): void {
    const { qemu, package: name } = qmp['version'] as { qemu: Greeting['version']; package: string };
    this.#greeted?.({ version: qemu, package: name, capabilities: (qmp['capabilities'] ?? []) as string[] });
  }

  #event(name: string, message: JsonObject): void {
    const data = (message['data'] ?? {}) as JsonObject;
    const event: QmpEvent = {
      name,
      data,
      timestamp: message['timestamp'] as unknown as QmpEvent['timestamp'],
    };
    for (const listener of [...this.#anyEvent]) {
      try {
        listener(event);
      } catch (error) {
        process.emitWarning(error as Error); // a listener's mistake must not cost the connection
      }
    }
  }

  #reply(message: JsonObject): void {
    const id = message['id'] === undefined ? this.#oldestVerbatim() : String(message['id']);
    const pending = this.#inFlight.get(id);
    if (pending?.verbatim === true) return this.#finish(id, { value: message });
    if ('return' in message) return this.#finish(id, { value: message['return'] });
    const { class: errorClass, desc } = message['error'] as { class: string; desc: string };
    const command = pending?.command ?? 'a command';
    this.#finish(id, { error: new QmpCommandError(command, errorClass, desc) });
  }

  /** What QEMU cannot read, it answers without an id; only what others wrote can be so. */
  #oldestVerbatim(): string {
    return [...this.#inFlight].find(([, { verbatim }]) => verbatim)?.[0] ?? '';
  }

  #finish(id: string, outcome: { value: Json } | { error: Error }): void {
    const pending = this.#inFlight.get(id);
    if (!pending) return;
    this.#inFlight.delete(id);
    if (pending.fds.length > 0) this.#fdsInFlight = false;
    pending.settle(outcome);
    this.#sendNext();
  }

  #closed(reason: MonitorClosedError): void {
    if (this.#closedBy) return;
    this.#closedBy = reason;
    for (const pending of [...this.#inFlight.values(), ...this.#waiting]) pending.settle({ error: reason });
    this.#inFlight.clear();
    this.#waiting.length = 0;
    for (const listener of [...this.#closeListeners]) listener(reason);
    this.#closeListeners.clear();
    this.#anyEvent.clear();
  }
}
