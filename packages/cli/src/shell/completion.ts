/**
 * What the line under the cursor can go on with: a command's name, the value of an option, or the options not given yet. The
 * completer that an option's row names knows its values; they come over the session's connection.
 *
 * @source virsh 9.0 complete, compared by running it
 */
import type { Connection } from 'typevirt';
import { Failure } from '../failure.ts';
import { stringTokens, type Token } from '../grammar/tokens.ts';
import { commandNames, findCommand } from '../table/commands.ts';
import type { CommandRow, OptionRow } from '../table/row.ts';
import { completers } from './complete/completers.ts';

/** What completion needs of a session. */
export interface CompletionSource {
  connection(): Promise<Connection>;
}

/** An option as given; without a value where the line ends before it. */
interface Given {
  readonly option: OptionRow;
  readonly value?: string;
}

/** The last command of a line, up to the first word that does not fit. */
interface Partial {
  readonly row: CommandRow | undefined;
  readonly given: readonly Given[];
  /** Whether all words fit. */
  readonly fits: boolean;
}

const nothing: Partial = { row: undefined, given: [], fits: true };

/**
 * What `text`, the last word of `line` as typed, can become, in virsh's order and escaped as it would be typed.
 *
 * @throws {Failure} if the line ends in a lone backslash; the library's error if values cannot be asked for.
 */
export async function complete(line: string, text: string, source: CompletionSource): Promise<string[]> {
  const { row, given, fits } = readPartial(line);
  if (row === undefined || row.name === text) return commandNames().filter((name) => name.startsWith(text));
  const typed = text.replace(/\\(.)/g, '$1');
  const last = fits ? given.at(-1) : undefined;
  if (last === undefined || last.option.kind === 'flag' || (last.value ?? '') !== typed)
    return openOptions(row, given, text);
  const values = await valuesOf(last.option, given, typed, source);
  return values.filter((each) => each.startsWith(typed)).map((each) => each.replaceAll(' ', '\\ '));
}

function openOptions(row: CommandRow, given: readonly Given[], text: string): string[] {
  const open = row.options.filter(
    (each) => each.kind === 'rest' || !given.some(({ option }) => option === each),
  );
  return open.map(({ name }) => `--${name}`).filter((each) => each.startsWith(text));
}

async function valuesOf(
  option: OptionRow,
  given: readonly Given[],
  typed: string,
  source: CompletionSource,
): Promise<readonly string[]> {
  if (option.completes === undefined) return [];
  const values = await completers[option.completes]({
    given: (name) => given.find((each) => each.option.name === name)?.value,
    connection: () => source.connection(),
  });
  return option.completesList ? continueList(values, typed) : values;
}

/** A list as typed up to its last comma, followed by each value that it does not hold yet. */
function continueList(values: readonly string[], typed: string): string[] {
  const before = typed.slice(0, typed.lastIndexOf(',') + 1);
  const held = before.split(',');
  return values.filter((each) => !held.includes(each)).map((each) => before + each);
}

function readPartial(line: string): Partial {
  const tokens = stringTokens(line);
  const next = (): Token => nextToken(tokens);
  for (;;) {
    const token = next();
    if (token.kind === 'end') return nothing;
    if (token.kind === 'endOfCommand') continue;
    const row = findCommand(token.text);
    if (row === undefined) return nothing;
    const { partial, last } = new PartialReader(row, next).read();
    if (last) return partial;
  }
}

/** The next token; a quote that is not closed ends the line. */
function nextToken(tokens: { next(): Token }): Token {
  try {
    return tokens.next();
  } catch (error) {
    if (error instanceof Failure && error.message.startsWith('missing')) return { kind: 'end' };
    throw error;
  }
}

/** Reads one command as the parser does, but stops without complaint. */
class PartialReader {
  readonly #row: CommandRow;
  readonly #next: () => Token;
  readonly #given: Given[] = [];

  constructor(row: CommandRow, next: () => Token) {
    this.#row = row;
    this.#next = next;
  }

  read(): { partial: Partial; last: boolean } {
    const partial = { row: this.#row, given: this.#given, fits: true };
    for (let dataOnly = false; ; ) {
      const token = this.#next();
      if (token.kind !== 'word') return { partial, last: token.kind === 'end' };
      if (token.text === '--' && !dataOnly) {
        dataOnly = true;
        continue;
      }
      const isOption = !dataOnly && /^--[A-Za-z0-9]/.test(token.text);
      const fits = isOption ? this.#named(token.text.slice(2)) : this.#placed(token.text);
      if (!fits) return { partial: { ...partial, fits }, last: true };
    }
  }

  /** False if the command has no such option. */
  #named(word: string): boolean {
    const [, written, inline] = /^([^=]*)(?:=(.*))?$/s.exec(word)!;
    const alias = this.#row.optionAliases.find(({ name }) => name === written);
    const option = this.#row.options.find(({ name }) => name === (alias?.for ?? written));
    if (option === undefined) return false;
    if (option.kind === 'flag') this.#given.push({ option });
    else this.#value(option, alias?.value ?? inline);
    return true;
  }

  #value(option: OptionRow, inline: string | undefined): void {
    const token: Token = inline === undefined ? this.#next() : { kind: 'word', text: inline };
    this.#given.push(token.kind === 'word' ? { option, value: token.text } : { option });
  }

  /** False if no option takes another word. */
  #placed(word: string): boolean {
    const option = this.#row.options.find(
      (each) => !each.named && (each.kind === 'rest' || !this.#given.some((given) => given.option === each)),
    );
    if (option !== undefined) this.#given.push({ option, value: word });
    return option !== undefined;
  }
}
