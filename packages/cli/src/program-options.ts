/**
 * The options before the command, read as getopt_long reads them: clustered shorts, `--name=value`, names cut
 * short as long as they are unambiguous, an end at the first word that is no option.
 *
 * @source virsh 9.0, compared by running it; `--format` is ours
 */
import { Failure } from './failure.ts';
import { parseInteger, ranges } from './grammar/numbers.ts';
import { type Format, parseFormat } from './output/output.ts';

/** What the options before the command say. */
export interface ProgramOptions {
  uri?: string;
  readonly: boolean;
  quiet: boolean;
  timing: boolean;
  /** 0 is the most talkative level, 4 the least. */
  debugLevel: number;
  logFile?: string;
  /** The character that leaves a console. */
  escape: string;
  keepaliveIntervalSeconds?: number;
  keepaliveCount?: number;
  format: Format;
  /** What to print instead of running a command. */
  instead?: 'help' | 'version' | 'longVersion';
  /** Complaints that do not stop the program. */
  warnings: string[];
  /** The command and its words. */
  words: readonly string[];
}

interface LongOption {
  readonly name: string;
  readonly short: string | null;
  readonly takes: 'nothing' | 'value' | 'maybeValue';
}

const longOptions: readonly LongOption[] = [
  { name: 'connect', short: 'c', takes: 'value' },
  { name: 'debug', short: 'd', takes: 'value' },
  { name: 'escape', short: 'e', takes: 'value' },
  { name: 'format', short: null, takes: 'value' },
  { name: 'help', short: 'h', takes: 'nothing' },
  { name: 'keepalive-interval', short: 'k', takes: 'value' },
  { name: 'keepalive-count', short: 'K', takes: 'value' },
  { name: 'log', short: 'l', takes: 'value' },
  { name: 'quiet', short: 'q', takes: 'nothing' },
  { name: 'readonly', short: 'r', takes: 'nothing' },
  { name: 'timing', short: 't', takes: 'nothing' },
  { name: 'version', short: null, takes: 'maybeValue' },
];

/** Reads the options up to the command. @throws {Failure} in virsh's words. */
export function parseProgramOptions(words: readonly string[]): ProgramOptions {
  const options: ProgramOptions = {
    readonly: false,
    quiet: false,
    timing: false,
    debugLevel: 4,
    escape: '^]',
    format: 'text',
    warnings: [],
    words: [],
  };
  let at = 0;
  while (options.instead === undefined && at < words.length) {
    const word = words[at]!;
    if (word === '--') {
      at += 1;
      break;
    }
    if (word === '-' || !word.startsWith('-')) break;
    at += word.startsWith('--') ? readLong(options, words, at) : readShorts(options, words, at);
  }
  options.words = words.slice(at);
  return options;
}

/** Returns how many words were used. */
function readLong(options: ProgramOptions, words: readonly string[], at: number): number {
  const word = words[at]!;
  const [, written, value] = /^--([^=]*)(?:=(.*))?$/s.exec(word)!;
  const found = findLong(written!);
  if (found === undefined) throw unsupported(word);
  if (found.takes === 'nothing' && value !== undefined) throw unsupported(`-${found.short}`);
  if (found.takes !== 'value' || value !== undefined) {
    apply(options, found.name, value, `--${found.name}`);
    return 1;
  }
  const next = words[at + 1];
  if (next === undefined) throw lacksArgument(found);
  apply(options, found.name, next, `--${found.name}`);
  return 2;
}

function findLong(written: string): LongOption | undefined {
  const exact = longOptions.find((each) => each.name === written);
  if (exact !== undefined) return exact;
  const candidates = longOptions.filter((each) => each.name.startsWith(written));
  return candidates.length === 1 ? candidates[0] : undefined;
}

/** Returns how many words were used. */
function readShorts(options: ProgramOptions, words: readonly string[], at: number): number {
  const letters = words[at]!.slice(1);
  for (const [index, letter] of [...letters].entries()) {
    if (letter === 'v' || letter === 'V') {
      options.instead = letter === 'v' ? 'version' : 'longVersion';
      return 1;
    }
    const option = longOptions.find((each) => each.short === letter);
    if (option === undefined) throw new Failure(`unsupported option '-${letter}'. See --help.`);
    if (option.takes === 'nothing') {
      apply(options, option.name, undefined, `-${letter}`);
      continue;
    }
    const attached = letters.slice(index + 1);
    const value = attached === '' ? words[at + 1] : attached;
    if (value === undefined) throw lacksArgument(option);
    apply(options, option.name, value, `-${letter}`);
    return attached === '' ? 2 : 1;
  }
  return 1;
}

const unsupported = (word: string): Failure => new Failure(`unsupported option '${word}'. See --help.`);

function lacksArgument({ name, short }: LongOption): Failure {
  return new Failure(`option ${short === null ? '' : `'-${short}'/`}'--${name}' requires an argument`);
}

function apply(options: ProgramOptions, name: string, value: string | undefined, written: string): void {
  switch (name) {
    case 'connect':
      options.uri = value!;
      break;
    case 'debug':
      readDebugLevel(options, value!, written);
      break;
    case 'escape':
      if (!/^(\^.|.)$/s.test(value!)) throw new Failure(`Invalid string '${value}' for escape sequence`);
      options.escape = value!;
      break;
    case 'format':
      options.format = readFormat(value!);
      break;
    case 'help':
      options.instead = 'help';
      break;
    case 'keepalive-interval':
      options.keepaliveIntervalSeconds = readKeepalive(value!, written);
      break;
    case 'keepalive-count':
      options.keepaliveCount = readKeepalive(value!, written);
      break;
    case 'log':
      options.logFile = value!;
      break;
    case 'quiet':
      options.quiet = true;
      break;
    case 'readonly':
      options.readonly = true;
      break;
    case 'timing':
      options.timing = true;
      break;
    case 'version':
      options.instead = value === 'long' ? 'longVersion' : 'version';
      break;
  }
}

function readDebugLevel(options: ProgramOptions, value: string, written: string): void {
  const level = parseInteger(value, ranges.int32);
  if (level === undefined) throw new Failure(`option ${written} takes a numeric argument`);
  if (level < 0n || level > 4n) options.warnings.push(`ignoring debug level ${level} out of range [0-4]`);
  else options.debugLevel = Number(level);
}

function readKeepalive(value: string, written: string): number {
  const number = parseInteger(value, ranges.int32);
  if (number === undefined) throw new Failure(`Invalid value for option ${written}`);
  if (number < 0n) throw new Failure(`option ${written} requires a positive integer argument`);
  return Number(number);
}

/** The form of `--format`. @throws {Failure} if the word is none. */
export function readFormat(word: string): Format {
  const format = parseFormat(word);
  if (format === undefined)
    throw new Failure(`Invalid value '${word}' for option --format: expected json, yaml or text`);
  return format;
}
