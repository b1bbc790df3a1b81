/**
 * The daemon's log: one logger a place (`server`, `rpc`, `driver.test` …), lines of JSON, filters and outputs that can be
 * changed while the daemon runs.
 *
 * A message passes if the level of its place's filter lets it, and then goes to every output whose own level lets it.
 */
import { type Level, type Logger, pino } from 'pino';
import { type OpenOutput, openOutput } from './outputs.ts';
import {
  formatFilters,
  formatOutputs,
  levelFor,
  type LogFilter,
  type LogLevel,
  type LogOutput,
  parseFilters,
  parseOutputs,
} from './settings.ts';

const pinoLevels: Readonly<Record<LogLevel, Level>> = { 1: 'debug', 2: 'info', 3: 'warn', 4: 'error' };

/** How a log begins. */
export interface LogSettings {
  readonly level: LogLevel;
  readonly filters: string;
  /** Empty means standard error from `level` on. */
  readonly outputs: string;
}

/** One log, with the loggers made of it. */
export class Log {
  #level: LogLevel;
  #filters: readonly LogFilter[] = [];
  #outputs: readonly LogOutput[] = [];
  readonly #sink: Sink;
  readonly #root: Logger;
  readonly #loggers = new Map<string, Logger>();

  /** @throws {VirtError} `invalidArg` for settings that cannot be read. */
  constructor({ level, filters, outputs }: LogSettings) {
    this.#level = level;
    this.#filters = parseFilters(filters);
    this.#outputs = this.#parseOutputs(outputs);
    this.#sink = new Sink(this.#outputs.map(openOutput));
    this.#root = pino({ level: 'trace', base: null, timestamp: pino.stdTimeFunctions.isoTime }, this.#sink);
  }

  /** The logger of a place. */
  of(place: string): Logger {
    const known = this.#loggers.get(place);
    if (known !== undefined) return known;
    const logger = this.#root.child({ place });
    logger.level = this.#pinoLevelOf(place);
    this.#loggers.set(place, logger);
    return logger;
  }

  get filters(): string {
    return formatFilters(this.#filters);
  }

  get filterCount(): number {
    return this.#filters.length;
  }

  get outputs(): string {
    return formatOutputs(this.#outputs);
  }

  get outputCount(): number {
    return this.#outputs.length;
  }

  /** @throws {VirtError} `invalidArg`, leaving the filters as they were. */
  setFilters(text: string): void {
    this.#filters = parseFilters(text);
    this.#relevel();
  }

  /** Empty text means the default output. @throws {VirtError} `invalidArg`, leaving the outputs as they were. */
  setOutputs(text: string): void {
    const outputs = this.#parseOutputs(text);
    const open = outputs.map(openOutput);
    this.#sink.exchange(open);
    this.#outputs = outputs;
  }

  /** The level of places without a filter. */
  setLevel(level: LogLevel): void {
    this.#level = level;
    this.#relevel();
  }

  #parseOutputs(text: string): LogOutput[] {
    const outputs = parseOutputs(text);
    return outputs.length === 0 ? [{ level: this.#level, kind: 'stderr' }] : outputs;
  }

  #relevel(): void {
    for (const [place, logger] of this.#loggers) logger.level = this.#pinoLevelOf(place);
  }

  #pinoLevelOf(place: string): Level {
    return pinoLevels[levelFor(place, this.#filters, this.#level)];
  }
}

const needsMetadata: unique symbol = Symbol.for('pino.metadata');

/** Where pino writes: it sets `lastLevel` before each line, because the symbol asks for that. */
class Sink {
  readonly [needsMetadata] = true;
  lastLevel = 0;
  #outputs: readonly OpenOutput[];

  constructor(outputs: readonly OpenOutput[]) {
    this.#outputs = outputs;
  }

  write(line: string): void {
    for (const output of this.#outputs) {
      if (this.lastLevel >= output.fromLevel) output.write(line, this.lastLevel);
    }
  }

  exchange(outputs: readonly OpenOutput[]): void {
    for (const output of this.#outputs) output.close();
    this.#outputs = outputs;
  }
}
