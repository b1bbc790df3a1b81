/** Our strict reading against libxml2 with our own grammar, on samples and mutants: how many is the caller's choice. */
import {
  format,
  grammar,
  parse,
  sample,
  seededRandom,
  validate,
  type Element,
  type XmlError,
} from '@typevirt/xml';
import { expect } from 'vitest';
import { snapshotXml } from '../src/moments/snapshot.ts';
import { mutant } from './mutants.ts';
import { oracleOf } from './oracle.ts';

/** A disk of a snapshot without a word about its image is read as one whose image is a file. */
const readsMore = new Set<Element<unknown>>([snapshotXml]);

/** Samples are read back as what they are and accepted by the grammar; `mutants` of each get the same verdict from both. */
export function tryGrammar(
  root: Element<unknown>,
  { samples, mutants }: { readonly samples: number; readonly mutants: number },
): void {
  using oracle = oracleOf(grammar(root));
  const differing: string[] = [];
  for (let seed = 0; seed < samples; seed++) {
    const random = seededRandom(seed);
    const value = sample(root, random);
    const text = format(value, root);
    const again = parse(text, root);
    if (!readsMore.has(root)) expect(again, `seed ${seed}\n${text}`).toEqual(value);
    expect(parse(format(again, root), root), `seed ${seed}\n${text}`).toEqual(again);
    expect(oracle.judge(text), `seed ${seed}\n${text}`).toBeUndefined();
    for (let round = 0; round < mutants; round++) {
      const changed = mutant(text, random);
      const [problem] = validate(changed, root, { max: 1 });
      const verdict = oracle.judge(changed);
      if ((problem === undefined) !== (verdict === undefined) && !beyondGrammar(problem)) {
        differing.push(`seed ${seed}: ours ${problem?.message}\nlibxml2 ${verdict}\n${changed}`);
      }
    }
  }
  expect(differing.slice(0, 2).join('\n\n')).toBe('');
}

/** What only the parser judges: sizes that overflow, sets that are empty. */
export function beyondGrammar(problem: XmlError | undefined): boolean {
  return problem?.kind === 'overflow' || problem?.expected?.startsWith('a set of numbers') === true;
}
