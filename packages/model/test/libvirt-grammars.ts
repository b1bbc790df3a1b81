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

/** Where we refuse what the grammar takes, by our words; where we take what it refuses, by the place of the change. */
const reasons: readonly { readonly ours: RegExp; readonly because: string }[] = [
  { ours: /bad value '( 1 |\+1)'/, because: "its numbers are XML Schema's: blanks around them, a plus sign" },
  { ours: /bad value '(4294967296|9{20})'/, because: 'its digits have no end; the parser refuses them' },
  {
    ours: /@(domain|bus|slot|function|id): bad value '(a|off)'/,
    because: 'hexadecimal without 0x: the parser refuses it',
  },
  {
    ours: /\/(channel|console|parallel|serial|smartcard|redirdev|backend)(\[\d+\])?\/(source|target\/@port)/,
    because:
      'one <source> with anything for all kinds of character devices, any number of times, any text as port',
  },
  { ours: /<source> of <interface> is missing/, because: 'a bridge needs a name, says the parser' },
  {
    ours: /creationTime: bad value|\/network\/name: bad value|\/volume\/target\/path: bad value/,
    because: 'it takes any text',
  },
  {
    ours: /<name> may occur only once|<label> may occur only once/,
    because: 'repeated, of which the parser takes the first',
  },
  {
    ours: /<max_size> of <metadata_cache>|@enabled: attribute 'enabled' of <suspend/,
    because: 'an element that says nothing',
  },
  { ours: /^accepted at .*<console/s, because: 'a console without type has nothing inside there' },
  { ours: /^accepted at .*<(secret|encryption) /s, because: 'newer images have several secrets' },
  {
    ours: /^accepted at .*<capability /s,
    because: 'what libvirt itself leaves out of node devices at times',
  },
  { ours: /^accepted at .*<host name/s, because: 'several servers, which newer protocols may have' },
];

/** A mutant on which we differ. */
export interface Difference {
  readonly name: string;
  readonly seed: number;
  /** Our words, or `accepted at` and the text around the change. */
  readonly ours: string;
  readonly theirs: string;
  readonly because: string | undefined;
}

export interface Agreement {
  readonly agreed: number;
  readonly total: number;
  readonly differing: readonly Difference[];
}

/** Of every file of the corpus whose verdict we share, `rounds` mutants in turn. */
export function compareMutants(rounds: number): Agreement {
  const files = grammarVerdicts().filter(
    ({ text, grammar, accepted }) => accepted && isValid(text, grammar) === undefined,
  );
  const oracles = new Map<string, Oracle>();
  const differing: Difference[] = [];
  for (let seed = 0; seed < rounds; seed++) {
    const random = seededRandom(seed);
    const { name, text, grammar } = random.pick(files);
    const oracle = oracles.get(grammar) ?? oracleOfFile(`${folder}/${grammar}`);
    oracles.set(grammar, oracle);
    const changed = mutant(text, random);
    const problem = isValid(changed, grammar);
    const theirs = oracle.judge(changed);
    if ((problem === undefined) === (theirs === undefined)) continue;
    const ours = problem ?? `accepted at ${changePlace(text, changed)}`;
    const because = reasons.find((reason) => reason.ours.test(ours))?.because;
    differing.push({ name, seed, ours, theirs: theirs ?? 'accepted', because });
  }
  for (const oracle of oracles.values()) oracle[Symbol.dispose]();
  return { agreed: rounds - differing.length, total: rounds, differing };
}

function changePlace(text: string, changed: string): string {
  let start = 0;
  while (text[start] === changed[start]) start++;
  return JSON.stringify(text.slice(Math.max(0, start - 80), start + 40));
}

/** What the reasons do not cover, a line each. */
export function unexplained({ differing }: Agreement): string[] {
  return differing
    .filter(({ because }) => because === undefined)
    .map(({ name, seed, ours, theirs }) => `${name} (seed ${seed}): ${ours}; libvirt: ${theirs}`);
}

function isValid(text: string, grammar: string): string | undefined {
  const known = Object.values(documents).filter(({ libvirtGrammar }) => libvirtGrammar === grammar);
  const roots: Element<unknown>[] = known.map(({ root }) => root);
  if (grammar === 'domainsnapshot.rng') roots.push(bareSnapshotXml);
  const problems = roots.map((root) => validate(text, root, { max: 1 })[0]?.message);
  return problems.includes(undefined) ? undefined : problems[0];
}
