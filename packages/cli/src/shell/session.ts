/**
 * A session runs parsed commands one after the other over one connection, which it opens when the first command needs it.
 *
 *     parse ─▶ run each: body ─▶ result, or `error: …` and status 1 ─▶ timing or a blank line
 *
 * The status of a line is that of its last command. `quit` and `exit` end the line and the session.
 */
import type { Connection } from 'typevirt';
import type { Body, Shell } from '../commands/body.ts';
import { loadBody } from '../commands/load.ts';
import { attempt, failureLines } from '../failure.ts';
import type { ParsedCommand } from '../grammar/parse.ts';
import { Output } from '../output/output.ts';
import { type ProgramOptions, readFormat } from '../program-options.ts';
import type { Log } from './log.ts';

/** Where lines come from and where a session writes to. */
export interface Streams {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean; destroy?(): void };
  out(text: string): void;
  error(text: string): void;
}

/** Why a connection was lost, by `ConnectCloseReason`. */
const lostReasons: readonly (string | undefined)[] = ['I/O error', 'end of file', 'keepalive timeout'];

/** Runs commands and owns the connection. */
export class Session {
  /** Set by `quit`. */
  ended = false;
  readonly #options: ProgramOptions;
  readonly #streams: Streams;
  readonly #log: Log;
  readonly #interactive: boolean;
  #uri: string | undefined;
  #readOnly: boolean;
  #connection: Connection | undefined;
  /** Whether connections are opened so that they can pass open files along. */
  #passesFiles = false;
  /** What a later connection took the place of, kept for what lives as long as it. */
  readonly #retired: Connection[] = [];
  #running: AbortController | undefined;

  constructor(options: ProgramOptions, streams: Streams, log: Log, interactive: boolean) {
    this.#options = options;
    this.#streams = streams;
    this.#log = log;
    this.#interactive = interactive;
    this.#uri = options.uri ?? process.env.VIRSH_DEFAULT_CONNECT_URI;
    this.#readOnly = options.readonly;
  }

  /** Whether the connection may only read. */
  get readOnly(): boolean {
    return this.#readOnly;
  }

  /** Interrupts the command that runs; false if there is none. */
  interrupt(): boolean {
    this.#running?.abort();
    return this.#running !== undefined;
  }

  /** Opens the connection, again if the other side went away. @throws {Failure} if that fails. */
  async connection(): Promise<Connection> {
    if (this.#connection?.isAlive() === false) {
      await this.close();
      this.#connection = await this.#open(this.#uri, this.#readOnly, 'Failed to reconnect to the hypervisor');
      this.#complain('Reconnected to the hypervisor');
    }
    this.#connection ??= await this.#open(this.#uri, this.#readOnly);
    return this.#connection;
  }

  /** Runs the commands; true if the last one went well. */
  async run(commands: readonly ParsedCommand[]): Promise<boolean> {
    let ok = true;
    for (const command of commands) {
      const start = performance.now();
      ok = await this.#runOne(command);
      if (this.ended) return ok;
      if (this.#options.timing) {
        this.#streams.out(`\n(Time: ${(performance.now() - start).toFixed(3)} ms)\n\n`);
      } else if (!this.#options.quiet && this.#isText(command)) this.#streams.out('\n');
    }
    return ok;
  }

  /** Writes the lines of an error. */
  report(error: unknown): void {
    for (const line of failureLines(error)) this.#complain(line);
  }

  /** Closes the connection. */
  async close(): Promise<void> {
    const connections = [this.#connection, ...this.#retired.splice(0)];
    this.#connection = undefined;
    for (const connection of connections) await connection?.close();
  }

  #isText(command: ParsedCommand): boolean {
    return (command.format ?? this.#options.format) === 'text';
  }

  async #runOne(command: ParsedCommand): Promise<boolean> {
    const running = new AbortController();
    this.#running = running;
    try {
      const out = new Output({
        write: (text) => this.#streams.out(text),
        format: command.format === undefined ? this.#options.format : readFormat(command.format),
        quiet: this.#options.quiet,
      });
      if (!command.row.offline) await this.connection();
      const body: Body = await loadBody(command.row);
      await body(command.args, this.#shell(out, running.signal));
      await out.finish();
      return true;
    } catch (error) {
      this.report(error);
      return false;
    } finally {
      this.#running = undefined;
      if (command.row.name === 'quit' || command.row.name === 'exit') this.ended = true;
    }
  }

  #shell(out: Output, signal: AbortSignal): Shell {
    return {
      out,
      signal,
      interactive: this.#interactive,
      escape: this.#options.escape,
      connection: () => this.connection(),
      passFiles: () => this.#passFiles(),
      uri: async () => (await import('typevirt')).resolveUri(this.#uri ?? ''),
      reconnect: (uri, readOnly) => this.#reconnect(uri, readOnly),
      connectTo: (uri) => this.#connect(uri, false),
      complain: (message) => this.#complain(message),
    };
  }

  /** The old connection stays if the new one cannot be opened. */
  async #reconnect(uri: string | undefined, readOnly: boolean): Promise<void> {
    const wanted = uri ?? this.#uri;
    const opened = await this.#open(wanted, readOnly);
    await this.close();
    this.#connection = opened;
    this.#uri = wanted;
    this.#readOnly = readOnly;
  }

  async #passFiles(): Promise<void> {
    if (this.#passesFiles) return;
    this.#passesFiles = true;
    if (this.#connection === undefined) return;
    const connection = await this.#open(this.#uri, this.#readOnly);
    this.#retired.push(this.#connection);
    this.#connection = connection;
  }

  async #connect(uri: string | undefined, readOnly: boolean): Promise<Connection> {
    const { connect } = await import('typevirt');
    return connect(uri, {
      readOnly,
      ...this.#keepalive(),
      ...(this.#passesFiles ? { openUnix: (await import('@typevirt/host')).connectFdTransport } : {}),
    });
  }

  async #open(
    uri: string | undefined,
    readOnly: boolean,
    message = 'failed to connect to the hypervisor',
  ): Promise<Connection> {
    const connection = await attempt(message, () => this.#connect(uri, readOnly));
    const { resolveUri } = await import('typevirt');
    const name = await resolveUri(uri ?? '');
    connection.on('connect', 'closed', ({ reason }) => this.#sayLost(name, reason));
    return connection;
  }

  /** Says that the other side went away; a connection that we closed is not worth a word. */
  #sayLost(uri: string, reason: number): void {
    const why = lostReasons[reason];
    if (why !== undefined) this.#complain(`Disconnected from ${uri} due to ${why}`);
  }

  /** Virsh's defaults: a ping after five quiet seconds, six of them unanswered end the connection; 0 sends none. */
  #keepalive(): { keepalive?: { intervalMs: number; count: number } | null } {
    const { keepaliveIntervalSeconds: seconds, keepaliveCount: count } = this.#options;
    if (seconds === undefined && count === undefined) return {};
    return { keepalive: seconds === 0 ? null : { intervalMs: (seconds ?? 5) * 1000, count: count ?? 6 } };
  }

  #complain(message: string): void {
    this.#log.write('ERROR', message);
    this.#streams.error(`error: ${message}\n`);
  }
}
