/**
 * Sets of small numbers written as `0-3,^2,8`: later pieces change earlier ones, `^` takes one number out. Canonical:
 * ascending, neighbours joined.
 *
 * @source libvirt docs/formatdomain.rst, cpuset
 */
import type { Scalar } from '../description.ts';
import { patternGrammar } from './words.ts';

/** Numbers stay below this; libvirt's limit for sets without a size of their own. */
const limit = 16_384;

/** Undefined when the text is none; an empty set is none. */
export function parseBitmap(text: string): Set<number> | undefined {
  const members = new Set<number>();
  for (const part of text.trim().split(',')) {
    const found = /^\s*(\^)?([0-9]{1,5})(?:-([0-9]{1,5}))?\s*$/.exec(part);
    if (!found || (found[1] && found[3] !== undefined)) return undefined;
    const first = Number(found[2]);
    const last = found[3] === undefined ? first : Number(found[3]);
    if (last < first || last >= limit) return undefined;
    for (let member = first; member <= last; member++) {
      if (found[1]) members.delete(member);
      else members.add(member);
    }
  }
  return members;
}

export function formatBitmap(members: Iterable<number>): string {
  const sorted = [...new Set(members)].sort((a, b) => a - b);
  const pieces: string[] = [];
  for (let at = 0; at < sorted.length; ) {
    const first = sorted[at] as number;
    let last = first;
    while (sorted[++at] === last + 1) last++;
    pieces.push(last === first ? String(first) : `${first}-${last}`);
  }
  return pieces.join(',');
}

/** The value is the canonical text: sets are compared and kept as text, `parseBitmap` opens them. */
export const bitmap: Scalar<string> = {
  name: 'bitmap',
  expected: 'a set of numbers such as 0-3,^2',
  parse(text, lenient) {
    if (!lenient && !/^\^?[0-9]+(?:-[0-9]+)?(?:,\^?[0-9]+(?:-[0-9]+)?)*$/.test(text)) return undefined;
    const members = parseBitmap(text);
    return members && members.size > 0 ? formatBitmap(members) : undefined;
  },
  format: (value) => value,
  grammar: {
    is: 'named',
    name: 'bitmap',
    grammar: patternGrammar(
      '([0-9]{1,5}(-[0-9]{1,5})?|\\^[0-9]{1,5})(,([0-9]{1,5}(-[0-9]{1,5})?|\\^[0-9]{1,5}))*',
    ),
  },
  jsonSchema: { type: 'string' },
  sample: (random) => formatBitmap(Array.from({ length: random.integer(1, 5) }, () => random.integer(0, 40))),
};
