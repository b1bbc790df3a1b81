/** Documents with one small thing changed, still well-formed: what graders of verdicts are tried on. */
import type { Random } from '@typevirt/xml';

const values = [
  '',
  ' ',
  '-1',
  '0',
  '1',
  '+1',
  ' 1 ',
  '0x1',
  '0xzz',
  '017',
  '99999999999999999999',
  '4294967296',
  'yes',
  'no',
  'on',
  'off',
  'a',
  'KIB',
  '1-2,^1',
  '1.5',
  '::1',
  '10.0.0.1',
  '/x',
  'x y',
  'näme',
  '52:54:00:12:34:56',
  '4dea22b31d52d8f32516782e98ab3fa0',
] as const;

type Mutation = (text: string, random: Random) => string;

const attribute = / [\w:-]+=(?:'[^']*'|"[^"]*")/g;
const emptyElement = /<[\w:-]+(?: [^<>]*)?\/>/g;
const textElement = /<([\w:-]+)(?: [^<>]*)?>[^<>\n]*<\/\1>/g;

const mutations: readonly Mutation[] = [
  (text, random) => replaceOne(text, attribute, random, (found) => (isDeclaration(found) ? found : '')),
  (text, random) =>
    replaceOne(text, attribute, random, (found) => (isDeclaration(found) ? found : ` z${found.slice(1)}`)),
  (text, random) => replaceOne(text, attribute, random, (found) => withValue(found, random.pick(values))),
  (text, random) => replaceOne(text, />[^<>\n]+</g, random, () => `>${random.pick(values)}<`),
  (text, random) => replaceOne(text, emptyElement, random, () => ''),
  (text, random) => replaceOne(text, emptyElement, random, (found) => found + found),
  (text, random) => replaceOne(text, textElement, random, (found) => found + found),
  (text, random) => replaceOne(text, textElement, random, () => ''),
  (text, random) =>
    replaceOne(
      text,
      />\n/g,
      random,
      () => `>${random.pick(['text', '<unknown/>', '<name>x</name>', '<!-- -->'])}\n`,
    ),
];

/** The text itself where the change finds no place. */
export function mutant(text: string, random: Random): string {
  return random.pick(mutations)(text, random);
}

function isDeclaration(found: string): boolean {
  return /^ (xmlns|version|encoding)/.test(found);
}

function withValue(found: string, value: string): string {
  return isDeclaration(found) ? found : `${found.slice(0, found.indexOf('=') + 1)}"${value}"`;
}

/** Within the root: nothing before it or behind it changes. */
function replaceOne(text: string, what: RegExp, random: Random, change: (found: string) => string): string {
  const start = text.search(/<[A-Za-z]/);
  const end = text.trimEnd().length - 1;
  const found = [...text.matchAll(what)].filter(
    ({ 0: match, index }) => index > start && index + match.length < end && !insideComment(text, index),
  );
  if (found.length === 0) return text;
  const { 0: match, index } = random.pick(found);
  return text.slice(0, index) + change(match) + text.slice(index + match.length);
}

function insideComment(text: string, index: number): boolean {
  return text.lastIndexOf('<!--', index) > text.lastIndexOf('-->', index);
}
