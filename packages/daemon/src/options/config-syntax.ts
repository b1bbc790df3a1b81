/**
 * libvirt's configuration files: lines of `key = value`, where a value is a whole number, text in quotes, or a list of
 * these in brackets; `#` begins a comment.
 *
 * @source libvirt src/util/virconf.c
 */

/** What a key may be set to. */
export type ConfigValue = number | string | readonly ConfigValue[];

/** One setting and where it stands. */
export interface Setting {
  readonly key: string;
  readonly value: ConfigValue;
  /** From 1. */
  readonly line: number;
}

/** A configuration that cannot be used. The message says file, line and what is wrong. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** The settings in the order of the file. @throws {ConfigError} at the first thing that is none. */
export function parseConfig(text: string, file: string): Setting[] {
  const reader = new Reader(text, file);
  const settings: Setting[] = [];
  for (;;) {
    reader.skipBlank();
    if (reader.atEnd) return settings;
    settings.push(reader.setting());
  }
}

class Reader {
  readonly #text: string;
  readonly #file: string;
  #at = 0;

  constructor(text: string, file: string) {
    this.#text = text;
    this.#file = file;
  }

  get atEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  /** Passes white space, ends of lines and comments. */
  skipBlank(): void {
    this.#take(/(\s|#[^\n]*)*/y);
  }

  setting(): Setting {
    const line = this.#line;
    const key = this.#take(/[A-Za-z_][A-Za-z0-9_]*/y);
    if (key === null) throw this.#error('expecting a name');
    this.#take(/[ \t]*/y);
    if (this.#take(/=/y) === null) throw this.#error('expecting an assignment');
    this.#take(/[ \t]*/y);
    const value = this.#value();
    if (this.#take(/[ \t]*(#[^\n]*)?(\r?\n|$)/y) === null) throw this.#error('expecting a separator');
    return { key, value, line };
  }

  #value(): ConfigValue {
    if (this.#text[this.#at] === '[') return this.#list();
    const number = this.#take(/-?\d+/y);
    if (number !== null) return Number(number);
    const quoted = this.#take(/"""[\s\S]*?"""|"[^"\n]*"|'[^'\n]*'/y);
    if (quoted === null) throw this.#error('expecting a value');
    const quotes = quoted.startsWith('"""') ? 3 : 1;
    return quoted.slice(quotes, -quotes);
  }

  #list(): ConfigValue[] {
    this.#at++;
    const items: ConfigValue[] = [];
    for (;;) {
      this.skipBlank();
      if (this.#take(/\]/y) !== null) return items;
      if (items.length > 0) {
        if (this.#take(/,/y) === null) throw this.#error('expecting a separator in list');
        this.skipBlank();
        if (this.#take(/\]/y) !== null) return items;
      }
      items.push(this.#value());
    }
  }

  /** The text that the pattern matches here, passed; null if it does not. */
  #take(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found === null) return null;
    this.#at += found[0].length;
    return found[0];
  }

  get #line(): number {
    return this.#text.slice(0, this.#at).split('\n').length;
  }

  #error(problem: string): ConfigError {
    return new ConfigError(`${this.#file}:${this.#line}: ${problem}`);
  }
}
