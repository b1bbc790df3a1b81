/**
 * JSON → value, by description: documents written as JSON or YAML hold the typed document's fields under the same names.
 * The way back needs no description: a value is JSON but for its 64-bit integers, which may be numbers or texts here.
 *
 * Everything is checked: unknown names, missing fields, values that could not be written. What spans fields is not.
 */
import {
  force,
  type ChildSpec,
  type ChoiceSpec,
  type ContentSpec,
  type Element,
  type FieldSpec,
  type Scalar,
} from './description.ts';
import { nearest } from './errors.ts';

/** What is wrong in JSON, and where. */
export interface JsonProblem {
  /** Names and indexes from the top of the value: `devices`, `disks`, 0. */
  readonly keys: readonly (string | number)[];
  readonly text: string;
  readonly expected?: string | undefined;
  readonly nearest?: string | undefined;
}

/** Reads JSON as the value of an element. The value is meaningless where there are problems. */
export function fromJson<T>(
  json: unknown,
  element: Element<T>,
): { readonly value: T; readonly problems: readonly JsonProblem[] } {
  const reading = new JsonReading();
  const value = reading.content(element.content.spec, json, []);
  // The description says that this is what the content holds.
  return { value: value as T, problems: reading.problems };
}

type Keys = readonly (string | number)[];
type Members = Readonly<Record<string, unknown>>;

class JsonReading {
  readonly problems: JsonProblem[] = [];

  /** @param known Names that the surrounding choice has already taken. */
  content(spec: ContentSpec, json: unknown, keys: Keys, known: readonly string[] = []): unknown {
    switch (spec.kind) {
      case 'presence':
        return typeof json === 'boolean' ? json : this.#refuse(keys, json, 'true or false');
      case 'foreign':
        return isForeign(json) ? json : this.#refuse(keys, json, 'an object with name, attributes, children');
      case 'custom':
        return json;
      case 'single':
        return this.#field(spec.field, json, keys);
      case 'fields':
        return this.#fields(spec.fields, json, keys, known);
      case 'variants': {
        if (!isMembers(json)) return this.#refuse(keys, json, 'an object');
        const word = json[spec.attribute] ?? spec.absent;
        const found =
          typeof word === 'string' && Object.hasOwn(spec.cases, word) ? spec.cases[word] : undefined;
        if (found === undefined) return this.#noCase(keys, spec.attribute, word, Object.keys(spec.cases));
        const inner = this.content(found.spec, json, keys, [...known, spec.attribute]);
        return { [spec.attribute]: word, ...(inner as Members | undefined) };
      }
    }
  }

  #fields(
    fields: readonly (readonly [string, FieldSpec])[],
    json: unknown,
    keys: Keys,
    known: readonly string[],
  ): unknown {
    if (!isMembers(json)) return this.#refuse(keys, json, 'an object');
    const names = fields.map(([name]) => name);
    for (const name of Object.keys(json)) {
      if (!names.includes(name) && !known.includes(name)) {
        const text = `unknown name '${name}'`;
        this.problems.push({ keys: [...keys, name], text, nearest: nearest(name, [...names, ...known]) });
      }
    }
    const value: Record<string, unknown> = {};
    for (const [name, field] of fields) {
      const given = Object.hasOwn(json, name) ? json[name] : undefined;
      const read =
        given === undefined || given === null
          ? this.#absent(field, name, keys)
          : this.#field(field, given, [...keys, name]);
      if (read !== undefined) value[name] = read;
    }
    return value;
  }

  #absent(field: FieldSpec, name: string, keys: Keys): unknown {
    if (field.optional && field.options.demanded !== true) return undefined;
    if (field.options.default !== undefined) return field.options.default;
    if ('many' in field && field.many && !field.least) return [];
    if (field.kind === 'child' && field.wrapper !== 'none') {
      const { spec } = field.element().content;
      if (spec.kind === 'single' && 'many' in spec.field && spec.field.many) return [];
      return spec.kind === 'single'
        ? this.#absent(spec.field, name, keys)
        : this.content(spec, {}, [...keys, name]);
    }
    this.problems.push({ keys, text: `'${name}' is missing` });
    return undefined;
  }

  #field(field: FieldSpec, json: unknown, keys: Keys): unknown {
    switch (field.kind) {
      case 'attribute':
      case 'content':
        return this.#scalar(field.scalar, json, keys);
      case 'size': {
        const size = asBigInt(json);
        return size !== undefined && size >= 0n
          ? size
          : this.#refuse(keys, json, `a whole number, in ${field.size.unit}`);
      }
      case 'group':
        return this.content(field.content.spec, json, keys);
      case 'child':
      case 'choice': {
        if (!field.many) return this.#one(field, json, keys);
        if (!Array.isArray(json)) return this.#refuse(keys, json, 'a list');
        return json.map((item: unknown, at) => this.#one(field, item, [...keys, at]));
      }
    }
  }

  #one(field: ChildSpec | ChoiceSpec, json: unknown, keys: Keys): unknown {
    if (field.kind === 'child') return this.content(field.element().content.spec, json, keys);
    if (!isMembers(json)) return this.#refuse(keys, json, 'an object with element and value');
    const { element, value } = json;
    const found =
      typeof element === 'string' && Object.hasOwn(field.cases, element) ? field.cases[element] : undefined;
    if (found === undefined) return this.#noCase(keys, 'element', element, Object.keys(field.cases));
    return { element, value: this.content(force(found).content.spec, value, [...keys, 'value']) };
  }

  /** The first reading of the JSON that is written and read back as itself. */
  #scalar(scalar: Scalar<unknown>, json: unknown, keys: Keys): unknown {
    const big = asBigInt(json);
    const candidates = [json, ...(big === undefined ? [] : [Number(big), big, String(big)])];
    const found = candidates.find((candidate) => holds(scalar, candidate));
    return found === undefined ? this.#refuse(keys, json, scalar.expected, scalar.words) : found;
  }

  #noCase(keys: Keys, name: string, word: unknown, words: readonly string[]): undefined {
    if (word !== undefined) return this.#refuse([...keys, name], word, words.join(', '), words);
    this.problems.push({ keys, text: `'${name}' is missing`, expected: words.join(', ') });
    return undefined;
  }

  #refuse(keys: Keys, json: unknown, expected: string, words?: readonly string[]): undefined {
    const shown = isMembers(json) ? 'an object' : Array.isArray(json) ? 'a list' : `'${String(json)}'`;
    const close = typeof json === 'string' && words ? nearest(json, words) : undefined;
    this.problems.push({ keys, text: `bad value ${shown}`, expected, nearest: close });
    return undefined;
  }
}

function holds(scalar: Scalar<unknown>, candidate: unknown): boolean {
  try {
    const text = scalar.format(candidate);
    return typeof text === 'string' && same(scalar.parse(text, false), candidate);
  } catch {
    return false;
  }
}

function same(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((item, at) => same(item, b[at]));
}

function asBigInt(json: unknown): bigint | undefined {
  if (typeof json === 'bigint') return json;
  if (typeof json === 'number') return Number.isSafeInteger(json) ? BigInt(json) : undefined;
  return typeof json === 'string' && /^-?[0-9]{1,40}$/.test(json) ? BigInt(json) : undefined;
}

function isMembers(json: unknown): json is Members {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function isForeign(json: unknown): boolean {
  if (!isMembers(json)) return false;
  const { name, attributes, children } = json;
  if (typeof name !== 'string' || !Array.isArray(attributes) || !Array.isArray(children)) return false;
  const pairs = attributes.every(
    (pair) => Array.isArray(pair) && pair.length === 2 && pair.every((part) => typeof part === 'string'),
  );
  return pairs && children.every((child) => typeof child === 'string' || isForeign(child) || isNote(child));
}

function isNote(json: unknown): boolean {
  return isMembers(json) && (typeof json.comment === 'string' || typeof json.cdata === 'string');
}
