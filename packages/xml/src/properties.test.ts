import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm';
import { afterAll, describe, expect, test } from 'vitest';
import { shipXml } from '../test/fleet.ts';
import type { XmlError } from './errors.ts';
import { format } from './format.ts';
import { grammar } from './grammar.ts';
import { parse, validate } from './parse.ts';
import { seededRandom, type Random } from './random.ts';
import { sample } from './sample.ts';

const rounds = 300;

const schema = XmlDocument.fromString(grammar(shipXml));
const oracle = RelaxNGValidator.fromDoc(schema);
afterAll(() => {
  oracle.dispose();
  schema.dispose();
});

/** Undefined: valid. Otherwise libxml2's words. */
function judged(text: string): string | undefined {
  const document = XmlDocument.fromString(text);
  try {
    oracle.validate(document);
    return undefined;
  } catch (error) {
    return String(error);
  } finally {
    document.dispose();
  }
}

describe('samples', () => {
  test('parse(format(x)) is x, and format(parse(t)) is t', () => {
    for (let seed = 0; seed < rounds; seed++) {
      const value = sample(shipXml, seededRandom(seed));
      const text = format(value, shipXml);
      const again = parse(text, shipXml);
      expect(again, `seed ${seed}\n${text}`).toEqual(value);
      expect(format(again, shipXml)).toBe(text);
    }
  });

  test('libxml2 accepts every sample by our grammar', () => {
    for (let seed = 0; seed < rounds; seed++) {
      const text = format(sample(shipXml, seededRandom(seed)), shipXml);
      expect(judged(text), `seed ${seed}\n${text}`).toBeUndefined();
    }
  });
});

/** One small thing changed; the result is still well-formed. */
const mutations: readonly ((text: string, random: Random) => string)[] = [
  (text, random) => replaceOne(text, / [a-z]+='[^']*'/g, random, () => ''),
  (text, random) => replaceOne(text, / [a-z]+='/g, random, (found) => ` z${found.slice(1)}`),
  (text, random) =>
    replaceOne(
      text,
      /(?<= [a-z]+)='[^']*'/g,
      random,
      () =>
        `='${random.pick(['', ' ', '-1', '0', '+1', ' 1 ', '0x1', '99999999999999999999', 'yes', 'on', 'a', 'brig', ' brig', 'KIB', '1-2,^1', '08'])}'`,
    ),
  (text, random) =>
    replaceOne(
      text,
      />[^<>\n]+</g,
      random,
      () =>
        `>${random.pick(['', ' ', '-1', '+1', ' 7 ', '7.5', '1e3', 'INF', 'NaN', '::1', '1.2.3', '01.2.3.4', 'x', '18446744073709551616', '4294967296', '4dea22b31d52d8f32516782e98ab3fa0'])}<`,
    ),
  (text, random) => replaceOne(text, /<[a-z]+( [^<>]*)?\/>\n/g, random, () => ''),
  (text, random) => replaceOne(text, /<[a-z]+( [^<>]*)?\/>\n/g, random, (found) => found + found),
  (text, random) =>
    replaceOne(text, /<([a-z]+)( [^<>]*)?>[^<>\n]*<\/\1>\n/g, random, (found) => found + found),
  (text, random) => replaceOne(text, /<([a-z]+)( [^<>]*)?>[^<>\n]*<\/\1>\n/g, random, () => ''),
  (text, random) =>
    replaceOne(
      text,
      />\n/g,
      random,
      () =>
        `>${random.pick(['text', '<unknown/>', '<crew rank="mate">x</crew>', '<sealed/>', '<!-- -->'])}\n`,
    ),
];

function replaceOne(text: string, what: RegExp, random: Random, change: (found: string) => string): string {
  // The root's end is left alone: nothing may stand behind it.
  const found = [...text.matchAll(what)].filter((match) => match.index + match[0].length < text.length - 1);
  if (found.length === 0) return text;
  const match = random.pick(found);
  return text.slice(0, match.index) + change(match[0]) + text.slice(match.index + match[0].length);
}

describe('mutants', () => {
  test('strict reading and libxml2 with our grammar give the same verdict', () => {
    const differing: string[] = [];
    let refused = 0;
    for (let seed = 0; seed < rounds * mutations.length; seed++) {
      const random = seededRandom(seed);
      const text = format(sample(shipXml, random), shipXml);
      const mutate = random.pick(mutations);
      const mutant = mutate(text, random);
      const [problem] = validate(mutant, shipXml);
      const verdict = judged(mutant);
      if (problem) refused++;
      if ((problem === undefined) !== (verdict === undefined) && !beyondGrammar(problem)) {
        differing.push(`seed ${seed}: ours ${problem?.message}\nlibxml2 ${verdict}\n${mutant}`);
      }
    }
    expect(differing.slice(0, 3).join('\n\n')).toBe('');
    expect(refused).toBeGreaterThan(rounds);
  });
});

/** What only the parser judges: see grammar.ts. */
function beyondGrammar(problem: XmlError | undefined): boolean {
  return problem?.kind === 'overflow' || problem?.expected?.startsWith('a set of numbers') === true;
}
