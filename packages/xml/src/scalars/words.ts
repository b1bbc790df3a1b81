/** Text and closed lists of words. */
import type { DataGrammar, Scalar } from '../description.ts';
import type { Random } from '../random.ts';

const sampleTexts = [
  'a',
  'vda',
  'näme',
  'two words',
  'it\'s <&> "so"',
  '/var/lib/x.img',
  '0',
  '日本',
  'x-y_z.1',
] as const;

/** Any text, even none. */
export const string: Scalar<string> = {
  name: 'string',
  expected: 'text',
  parse: (text) => text,
  format: (value) => value,
  grammar: { is: 'text' },
  jsonSchema: { type: 'string' },
  sample: (random) => random.pick(sampleTexts),
};

/** Text of at least one character. */
export const nonEmpty: Scalar<string> = {
  ...string,
  name: 'nonEmpty',
  expected: 'a text that is not empty',
  parse: (text) => (text === '' ? undefined : text),
  grammar: { is: 'data', type: 'string', params: { minLength: '1' } },
  jsonSchema: { type: 'string', minLength: 1 },
};

export interface PatternOptions {
  readonly name: string;
  /** Completes "expected …". */
  readonly expected?: string;
  readonly sample: (random: Random) => string;
}

/**
 * Text that an XSD regular expression matches as a whole. Of XSD's syntax everything that JavaScript shares; `^` and `$`
 * stand for themselves.
 */
export function pattern(source: string, options: PatternOptions): Scalar<string> {
  const expression = xsdToRegExp(source);
  return {
    name: options.name,
    expected: options.expected ?? `a text of the form ${source}`,
    parse: (text) => (expression.test(text) ? text : undefined),
    format(value) {
      if (!expression.test(value)) throw new RangeError(`'${value}' is not ${options.name}`);
      return value;
    },
    grammar: patternGrammar(source),
    jsonSchema: { type: 'string', pattern: expression.source },
    sample: options.sample,
  };
}

/** `pattern`'s grammar alone. */
export function patternGrammar(source: string): DataGrammar {
  return { is: 'data', type: 'string', params: { pattern: source } };
}

/** Outside character classes `^` and `$` are ordinary in XSD. */
export function xsdToRegExp(source: string): RegExp {
  const escaped = source.replace(/\\.|\[(?:\\.|[^\]\\])*\]|[\^$]/gs, (part) =>
    /^[\^$]$/.test(part) ? `\\${part}` : part,
  );
  return new RegExp(`^(?:${escaped})$`, 'u');
}

/** A closed list of words. */
export function oneOf<const W extends readonly string[]>(...words: W): Scalar<W[number]> {
  const known = new Set<string>(words);
  return {
    name: words.map((word) => `\`${word}\``).join(', '),
    expected: words.length === 1 ? `'${words[0]}'` : `one of ${words.map((word) => `'${word}'`).join(', ')}`,
    parse: (text) => (known.has(text) ? text : undefined),
    format(value) {
      if (!known.has(value)) throw new RangeError(`'${value}' is not one of ${words.join(', ')}`);
      return value;
    },
    grammar: { is: 'words', words },
    jsonSchema: { enum: words },
    sample: (random) => random.pick(words),
    words,
  };
}

/** A boolean with words of its own: `booleanWords('enabled', 'disabled')`. */
export function booleanWords(yes: string, no: string): Scalar<boolean> {
  return {
    name: `\`${yes}\`, \`${no}\``,
    expected: `'${yes}' or '${no}'`,
    parse: (text) => (text === yes ? true : text === no ? false : undefined),
    format: (value) => (value ? yes : no),
    grammar: { is: 'words', words: [yes, no] },
    jsonSchema: { type: 'boolean' },
    sample: (random) => random.chance(0.5),
    words: [yes, no],
  };
}

export const yesNo: Scalar<boolean> = booleanWords('yes', 'no');
export const onOff: Scalar<boolean> = booleanWords('on', 'off');

/** The first of two that reads the text; written by the first that can write it. */
export function either<A, B>(first: Scalar<A>, second: Scalar<B>): Scalar<A | B> {
  return {
    name: `${first.name} or ${second.name}`,
    expected: `${first.expected}, or ${second.expected}`,
    parse: (text, lenient) => first.parse(text, lenient) ?? second.parse(text, lenient),
    format(value) {
      const attempt = tryFormat(first, value);
      return attempt ?? second.format(value as B);
    },
    grammar: { is: 'choice', of: [first.grammar, second.grammar] },
    jsonSchema: { anyOf: [first.jsonSchema, second.jsonSchema] },
    sample: (random) => (random.chance(0.5) ? first.sample(random) : second.sample(random)),
    ...(first.words || second.words ? { words: [...(first.words ?? []), ...(second.words ?? [])] } : {}),
  };
}

/** Undefined unless the written text reads back as the same value. */
function tryFormat(scalar: Scalar<unknown>, value: unknown): string | undefined {
  try {
    const text = scalar.format(value);
    return typeof text === 'string' && scalar.parse(text, false) === value ? text : undefined;
  } catch {
    return undefined;
  }
}

/** Several values in one text, at least one. Without a separator in `grammar` terms, so only the pieces are checked. */
export function listOf<T>(item: Scalar<T>, separator: string, itemPattern: string): Scalar<T[]> {
  const escaped = separator.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const strict = xsdToRegExp(`(${itemPattern})(${escaped}(${itemPattern}))*`);
  return {
    name: `list of ${item.name}`,
    expected: `one or more of ${item.expected}, separated by '${separator}'`,
    parse(text, lenient) {
      if (!lenient && !strict.test(text)) return undefined;
      const values: T[] = [];
      for (const part of text.split(separator)) {
        const value = item.parse(part, lenient);
        if (value === undefined) return undefined;
        values.push(value);
      }
      return values;
    },
    format: (values) => values.map((value) => item.format(value)).join(separator),
    grammar: patternGrammar(`(${itemPattern})(${escaped}(${itemPattern}))*`),
    jsonSchema: { type: 'array', items: item.jsonSchema, minItems: 1 },
    sample: (random) => Array.from({ length: random.integer(1, 4) }, () => item.sample(random)),
  };
}
