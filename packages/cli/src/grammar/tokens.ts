/**
 * Words of a command line: either the process's own arguments, taken as they are, or one string with virsh's quoting.
 *
 * In a string, blanks separate words; `;` and newline end a command; single quotes keep everything, double quotes keep
 * all but the backslash; a backslash keeps the next character, and with a newline vanishes; a word that begins with `#` is a comment up
 * to the end of the line.
 *
 * @source virsh 9.0, compared by running it
 */
import { Failure } from '../failure.ts';

/** A word, the end of one command, or the end of all. */
export type Token =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'endOfCommand' }
  | { readonly kind: 'end' };

/** Where the parser takes its words from. */
export interface TokenSource {
  /** @throws {Failure} when a quote is not closed. */
  next(): Token;
}

const end: Token = { kind: 'end' };
const endOfCommand: Token = { kind: 'endOfCommand' };

/** The words of an argument vector: one command, nothing is special in it. */
export function argumentTokens(words: readonly string[]): TokenSource {
  let at = 0;
  return {
    next: () => {
      const text = words[at++];
      return text === undefined ? end : { kind: 'word', text };
    },
  };
}

/** The words of one string. */
export function stringTokens(line: string): TokenSource {
  let at = 0;

  function skipBlanks(): void {
    while (line[at] === ' ' || line[at] === '\t' || (line[at] === '\\' && line[at + 1] === '\n')) {
      at += line[at] === '\\' ? 2 : 1;
    }
  }

  function skipComment(): void {
    while (at < line.length && line[at] !== '\n') at += 1;
    at += 1;
  }

  function word(): string {
    let text = '';
    let quote = '';
    for (; at < line.length; at += 1) {
      const char = line[at]!;
      if (quote === '' && ' \t;\n'.includes(char)) break;
      if (char === "'" && quote !== '"') quote = quote === '' ? "'" : '';
      else if (char === '\\' && quote !== "'") {
        at += 1;
        if (at >= line.length) throw new Failure('dangling \\');
        if (line[at] !== '\n') text += line[at];
      } else if (char === '"' && quote !== "'") quote = quote === '' ? '"' : '';
      else text += char;
    }
    if (quote === '"') throw new Failure('missing "');
    return text;
  }

  return {
    next: () => {
      skipBlanks();
      if (at >= line.length) return end;
      if (line[at] === ';' || line[at] === '\n') {
        at += 1;
        return endOfCommand;
      }
      if (line[at] === '#') {
        skipComment();
        return endOfCommand;
      }
      return { kind: 'word', text: word() };
    },
  };
}
