/** What libvirt 9.0 made of each domain of the corpus: its stored XML, or its refusal. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpusPath } from './corpus.ts';

export interface ReferenceDomain {
  readonly name: string;
  readonly input: string;
  /** What was stored. */
  readonly xml?: string;
  readonly error?: { readonly code: number; readonly domain: number; readonly message: string };
}

interface Recorded {
  readonly xml?: string;
  readonly define_error?: ReferenceDomain['error'];
}

export function referenceDomains(): ReferenceDomain[] {
  const recorded = JSON.parse(readFileSync(join(corpusPath, 'reference-9.0.json'), 'utf8')) as Record<
    string,
    Recorded
  >;
  return Object.entries(recorded).map(([path, { xml, define_error: error }]) => {
    const name = path.replace(/^corpus\//, '');
    const input = readFileSync(join(corpusPath, name), 'utf8');
    return { name, input, ...(xml === undefined ? {} : { xml }), ...(error ? { error } : {}) };
  });
}

/** What libvirt's grammar says of a document. */
export function grammarVerdicts(): {
  readonly name: string;
  readonly text: string;
  /** File name of the grammar. */
  readonly grammar: string;
  readonly accepted: boolean;
}[] {
  const { verdicts } = JSON.parse(readFileSync(join(corpusPath, 'schema-verdicts.json'), 'utf8')) as {
    verdicts: Record<string, { grammar: string; verdict: 'accept' | 'reject' }>;
  };
  return Object.entries(verdicts).map(([name, { grammar, verdict }]) => ({
    name,
    grammar,
    text: readFileSync(join(corpusPath, name), 'utf8'),
    accepted: verdict === 'accept',
  }));
}

/** Name of a document's root element. */
export function rootOf(text: string): string | undefined {
  return /<([A-Za-z][\w:]*)/.exec(text.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, ''))?.[1];
}
