/**
 * What can be wrong with a document, and where. Callers branch on `kind`, never on words.
 */

/**
 * `syntax`: not well-formed XML; `limit`: too large, too deep, too many; the others are deviations from a description.
 */
export type XmlErrorKind =
  | 'syntax'
  | 'limit'
  | 'encoding'
  | 'wrong-root'
  | 'unknown-element'
  | 'unknown-attribute'
  | 'unexpected-text'
  | 'missing'
  | 'duplicate'
  | 'bad-value'
  /** A size whose bytes do not fit 64 bits; `found` is the number with its unit. */
  | 'overflow';

export interface XmlProblem {
  readonly kind: XmlErrorKind;
  /** What is wrong, without position. */
  readonly text: string;
  /** From 1; 0 where a value, not a text, was at fault. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  /** Place in the text, in UTF-16 units from 0. */
  readonly offset: number;
  /** `/domain/devices/disk[2]/target/@bus`; an index only where the name occurs several times. */
  readonly path: string;
  /** What would have been right, in words. */
  readonly expected?: string | undefined;
  /** Of what is not XML: the line, and below it a pointer to the place. */
  readonly excerpt?: string | undefined;
  /** The value found, where a value is at fault. */
  readonly found?: string | undefined;
  /** The known name or word closest to the one found. */
  readonly nearest?: string | undefined;
}

/** A document was refused. The message holds position, path, what was expected and the nearest name. */
export class XmlError extends Error implements XmlProblem {
  override readonly name = 'XmlError';
  readonly kind: XmlErrorKind;
  readonly text: string;
  readonly line: number;
  readonly column: number;
  readonly offset: number;
  readonly path: string;
  readonly expected: string | undefined;
  readonly found: string | undefined;
  readonly nearest: string | undefined;
  readonly excerpt: string | undefined;

  constructor(problem: XmlProblem, options?: ErrorOptions) {
    super(describe(problem), options);
    this.kind = problem.kind;
    this.text = problem.text;
    this.line = problem.line;
    this.column = problem.column;
    this.offset = problem.offset;
    this.path = problem.path;
    this.expected = problem.expected;
    this.found = problem.found;
    this.nearest = problem.nearest;
    this.excerpt = problem.excerpt;
  }
}

function describe(problem: XmlProblem): string {
  const place = [
    problem.line > 0 ? `line ${problem.line}, column ${problem.column}` : '',
    problem.path ? `at ${problem.path}` : '',
  ].filter(Boolean);
  const expected = problem.expected ? `; expected ${problem.expected}` : '';
  const nearest = problem.nearest ? `; did you mean '${problem.nearest}'?` : '';
  return `${place.length > 0 ? `${place.join(' ')}: ` : ''}${problem.text}${expected}${nearest}`;
}

/**
 * The word of `known` closest to `word`: at most a third of its letters (at least one) differ. Undefined when none is
 * that close.
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > 64) return undefined;
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.ceil(word.length / 3)) + 1;
  for (const candidate of known) {
    if (candidate === '' || Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Insertions, deletions, replacements and swaps of neighbours that lead from `a` to `b`. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}
