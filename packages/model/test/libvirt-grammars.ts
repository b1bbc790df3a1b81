/** Our strict reading against libvirt's installed grammars, on mutants of the corpus' files. */
import { seededRandom, validate, type Element } from '@typevirt/xml';
import { existsSync } from 'node:fs';
import { bareSnapshotXml } from '../src/moments/snapshot.ts';
import { documents } from '../src/documents.ts';
import { mutant } from './mutants.ts';
import { oracleOfFile, type Oracle } from './oracle.ts';
import { grammarVerdicts } from './reference.ts';

const folder = '/usr/share/libvirt/schemas';
export const hasLibvirtGrammars = existsSync(`${folder}/domain.rng`);

export interface Agreement {
  readonly agreed: number;
  readonly total: number;
  /** Some of the others: file, seed, both verdicts. */
  readonly differing: readonly string[];
}

/** Of every file of the corpus whose verdict we share, `rounds` mutants in turn. */
export function compareMutants(rounds: number): Agreement {
  const files = grammarVerdicts().filter(
    ({ text, grammar, accepted }) => accepted && isValid(text, grammar) === undefined,
  );
  const oracles = new Map<string, Oracle>();
  const differing: string[] = [];
  let agreed = 0;
  for (let seed = 0; seed < rounds; seed++) {
    const random = seededRandom(seed);
    const { name, text, grammar } = random.pick(files);
    const oracle = oracles.get(grammar) ?? oracleOfFile(`${folder}/${grammar}`);
    oracles.set(grammar, oracle);
    const changed = mutant(text, random);
    const ours = isValid(changed, grammar);
    const theirs = oracle.judge(changed);
    if ((ours === undefined) === (theirs === undefined)) agreed++;
    else differing.push(`${name} (seed ${seed}): ${ours ?? 'accepted'}; libvirt: ${theirs ?? 'accepted'}`);
  }
  for (const oracle of oracles.values()) oracle[Symbol.dispose]();
  return { agreed, total: rounds, differing };
}

function isValid(text: string, grammar: string): string | undefined {
  const known = Object.values(documents).filter(({ libvirtGrammar }) => libvirtGrammar === grammar);
  const roots: Element<unknown>[] = known.map(({ root }) => root);
  if (grammar === 'domainsnapshot.rng') roots.push(bareSnapshotXml);
  const problems = roots.map((root) => validate(text, root, { max: 1 })[0]?.message);
  return problems.includes(undefined) ? undefined : problems[0];
}
