/** The types made of others. */
import type { Xdr } from './codec.ts';
import { XdrError } from './error.ts';

/** The value, or null: a word of 0 or 1, then the value if 1. */
export function optional<T>(item: Xdr<T>): Xdr<T | null> {
  return {
    minBytes: 4,
    shape: { kind: 'optional', item },
    read(from) {
      const present = from.uint();
      if (present > 1) throw new XdrError(`presence is ${present}, neither 0 nor 1`);
      return present === 1 ? item.read(from) : null;
    },
    write(to, value) {
      to.uint(value === null ? 0 : 1);
      if (value !== null) item.write(to, value);
    },
  };
}

/** At most `max` items. */
export function array<T>(item: Xdr<T>, max: number): Xdr<T[]> {
  return {
    minBytes: 4,
    shape: { kind: 'array', item, max },
    read(from) {
      const count = from.count(max, item.minBytes);
      const items: T[] = [];
      for (let i = 0; i < count; i++) items.push(item.read(from));
      return items;
    },
    write(to, items) {
      if (items.length > max) throw new XdrError(`${items.length} items are over the limit of ${max}`);
      to.uint(items.length);
      for (const value of items) item.write(to, value);
    },
  };
}

/** A number on the wire that stands for one of the given words. */
export function enumeration<const V extends Readonly<Record<string, number>>>(
  values: V,
): Xdr<keyof V & string> {
  const words = new Map(Object.entries(values).map(([word, value]) => [value, word]));
  return {
    minBytes: 4,
    shape: { kind: 'enumeration', values },
    read(from) {
      const value = from.int();
      const word = words.get(value);
      if (word === undefined) throw new XdrError(`${value} is none of ${[...words.keys()].join(', ')}`);
      return word;
    },
    write(to, word) {
      const value = values[word];
      if (value === undefined) throw new XdrError(`'${word}' is none of ${[...words.values()].join(', ')}`);
      to.int(value);
    },
  };
}

/** The fields in the order given. A failure names the field, from the outermost in: `dom.uuid: …`. */
export function struct<T extends object>(fields: { readonly [K in keyof T]-?: Xdr<T[K]> }): Xdr<T> {
  const names = Object.keys(fields) as (keyof T & string)[];
  const codecs = names.map((name) => fields[name] as Xdr<T[keyof T & string]>);
  return {
    minBytes: codecs.reduce((sum, codec) => sum + codec.minBytes, 0),
    shape: { kind: 'struct', fields: fields },
    read(from) {
      const value = {} as T;
      let i = 0;
      try {
        for (; i < codecs.length; i++) value[names[i]!] = codecs[i]!.read(from);
      } catch (error) {
        throw inField(names[i]!, error);
      }
      return value;
    },
    write(to, value) {
      let i = 0;
      try {
        for (; i < codecs.length; i++) codecs[i]!.write(to, value[names[i]!]);
      } catch (error) {
        throw inField(names[i]!, error);
      }
    },
  };
}

function inField(name: string, error: unknown): unknown {
  return error instanceof XdrError ? error.inside(name) : error;
}
