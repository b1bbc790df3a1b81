/**
 * The command language: words in, commands with their options out. The whole line is parsed before any of it runs.
 *
 * A word `--name` is an option; `--name value` and `--name=value` are the same; after `--` nothing is an option. Any other word goes to
 * the first option that takes one and has none yet. `--help` anywhere turns the command into `help COMMAND`. `--format` is ours and holds
 * for every command without an option of that name.
 *
 * @source virsh 9.0, compared by running it
 */
import { Failure } from '../failure.ts';
import { findCommand } from '../table/commands.ts';
import type { AliasRow, CommandRow, OptionRow } from '../table/row.ts';
import { Arguments } from './arguments.ts';
import { argumentTokens, stringTokens, type TokenSource } from './tokens.ts';

/** A command ready to run. */
export interface ParsedCommand {
  readonly row: CommandRow;
  readonly args: Arguments;
  /** The value of our own `--format`. */
  readonly format?: string;
}

/**
 * Parses the commands of one string.
 *
 * @throws {Failure} in virsh's words at the first word that does not fit.
 */
export function parseLine(line: string): ParsedCommand[] {
  return parseCommands(stringTokens(line));
}

/**
 * Parses one command given as separate words.
 *
 * @throws {Failure} in virsh's words at the first word that does not fit.
 */
export function parseArguments(words: readonly string[]): ParsedCommand[] {
  return parseCommands(argumentTokens(words));
}

function parseCommands(tokens: TokenSource): ParsedCommand[] {
  const commands: ParsedCommand[] = [];
  for (;;) {
    const token = tokens.next();
    if (token.kind === 'end') return commands;
    if (token.kind === 'endOfCommand') continue;
    if (token.text.startsWith('#')) {
      while (tokens.next().kind === 'word');
      continue;
    }
    const row = findCommand(token.text);
    if (row === undefined) throw new Failure(`unknown command: '${token.text}'`);
    const { command, last } = new CommandParser(row, tokens).parse();
    commands.push(command);
    if (last) return commands;
  }
}

const helpOption: OptionRow = {
  kind: 'flag',
  name: 'help',
  doc: 'print help for this function',
  required: false,
  named: true,
  mayBeEmpty: false,
};

const formatOption: OptionRow = {
  ...helpOption,
  kind: 'text',
  name: 'format',
  doc: 'output as json or yaml',
};

class CommandParser {
  readonly #row: CommandRow;
  readonly #tokens: TokenSource;
  readonly #values = new Map<string, string[]>();
  /** Options that still take a free word, in the order they do. */
  readonly #hungry: OptionRow[];
  #forHelp = false;
  #format: string | undefined;

  constructor(row: CommandRow, tokens: TokenSource) {
    this.#row = row;
    this.#tokens = tokens;
    this.#hungry = row.options.filter((option) => !option.named);
  }

  parse(): { command: ParsedCommand; last: boolean } {
    let dataOnly = false;
    for (;;) {
      const token = this.#tokens.next();
      if (token.kind !== 'word') return { command: this.#finish(), last: token.kind === 'end' };
      if (!dataOnly && /^--[A-Za-z0-9]/.test(token.text)) this.#option(token.text.slice(2));
      else if (!dataOnly && token.text === '--') dataOnly = true;
      else this.#data(token.text);
    }
  }

  get #isHelp(): boolean {
    return this.#row.name === 'help';
  }

  #option(word: string): void {
    const equals = word.indexOf('=');
    const name = equals < 0 ? word : word.slice(0, equals);
    const given = equals < 0 ? undefined : word.slice(equals + 1);
    const alias = this.#row.optionAliases.find((each) => each.name === name);
    if (alias?.value !== undefined && given !== undefined) {
      throw new Failure(`invalid '=' after option --${alias.name}`);
    }
    const option = this.#findOption(name, alias);
    if (option === undefined) return;
    const inline = alias?.value ?? given;
    if (option.kind === 'flag') {
      if (inline !== undefined) throw new Failure(`invalid '=' after option --${option.name}`);
      this.#keep(option, '');
      return;
    }
    this.#keep(option, inline ?? this.#valueOf(option));
    if (option.kind !== 'rest') this.#fed(option);
  }

  #findOption(written: string, alias: AliasRow | undefined): OptionRow | undefined {
    if (written === helpOption.name) return helpOption;
    const name = alias?.for ?? written;
    const option = this.#row.options.find((each) => each.name === name);
    if (option !== undefined) {
      if (option.kind !== 'rest' && this.#values.has(name))
        throw new Failure(`option --${name} already seen`);
      return option;
    }
    if (this.#isHelp) return undefined;
    if (name === formatOption.name) return formatOption;
    throw new Failure(`command '${this.#row.name}' doesn't support option --${name}`);
  }

  #valueOf(option: OptionRow): string {
    const token = this.#tokens.next();
    if (token.kind === 'word') return token.text;
    throw new Failure(
      `expected syntax: --${option.name} <${option.kind === 'number' ? 'number' : 'string'}>`,
    );
  }

  #data(word: string): void {
    const option = this.#hungry[0];
    if (option !== undefined) {
      this.#keep(option, word);
      if (option.kind !== 'rest') this.#fed(option);
    } else if (!this.#isHelp) throw new Failure(`unexpected data '${word}'`);
  }

  #keep(option: OptionRow, value: string): void {
    if (option === helpOption) this.#forHelp = true;
    else if (option === formatOption) this.#format = value;
    else this.#values.set(option.name, [...(this.#values.get(option.name) ?? []), value]);
  }

  #fed(option: OptionRow): void {
    const at = this.#hungry.indexOf(option);
    if (at >= 0) this.#hungry.splice(at, 1);
  }

  #finish(): ParsedCommand {
    if (this.#forHelp) {
      const help = findCommand('help')!;
      return { row: help, args: new Arguments(help, new Map([['command', [this.#row.name]]])) };
    }
    const missing = this.#row.options.filter((option) => option.required && !this.#values.has(option.name));
    const failure = missing.reduceRight<Failure | undefined>(
      (cause, option) => this.#lacks(option, cause),
      undefined,
    );
    if (failure !== undefined) throw failure;
    return {
      row: this.#row,
      args: new Arguments(this.#row, this.#values),
      ...(this.#format === undefined ? {} : { format: this.#format }),
    };
  }

  #lacks({ kind, name }: OptionRow, cause: Failure | undefined): Failure {
    const written = kind === 'data' || kind === 'rest' ? `<${name}>` : `--${name}`;
    const message = `command '${this.#row.name}' requires ${written} option`;
    return cause === undefined ? new Failure(message) : new Failure(message, { cause });
  }
}
