/**
 * Documents written as JSON or YAML: one member, named as the XML's root element, that holds the typed document.
 *
 *     domain:
 *       type: qemu
 *       name: demo
 */
import { documentKinds, format, fromJson, nearest, parse, parseTree, XmlError } from 'typevirt/documents';
import { isSeq, LineCounter, parseDocument } from 'yaml';
import { Failure } from '../failure.ts';

/** What is wrong in a document. Line and column are counted from 1; 0 where the place is not known. */
export interface Problem {
  readonly line: number;
  readonly column: number;
  readonly path: string;
  readonly text: string;
  readonly expected?: string | undefined;
  readonly nearest?: string | undefined;
}

/** The document as XML, unless there are problems. JSON is read as the YAML that it is. */
export function toXml(text: string): { readonly xml: string; readonly problems: readonly Problem[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, intAsBigInt: true });
  const at = (offset: number): Pick<Problem, 'line' | 'column'> => {
    const { line, col: column } = lines.linePos(offset);
    return { line, column };
  };
  const [failed] = document.errors;
  if (failed)
    return { xml: '', problems: [{ ...at(failed.pos[0]), path: '', text: failed.message.split('\n')[0]! }] };
  const [root, ...others] = Object.entries((document.toJS() as Record<string, unknown> | null) ?? {});
  const kind = root && documentKinds.get(root[0]);
  if (!root || !kind || others.length > 0) {
    const known = [...documentKinds.keys()];
    const problem = { text: 'not a document', expected: `one member, named ${known.join(', ')}` };
    return {
      xml: '',
      problems: [{ ...at(0), path: '', ...problem, nearest: root && nearest(root[0], known) }],
    };
  }
  const { value, problems } = fromJson(root[1], kind.element);
  if (problems.length === 0) return { xml: format(value, kind.element), problems: [] };
  return {
    xml: '',
    problems: problems.map(({ keys, ...problem }) => ({
      ...at(placeOf(document, [root[0], ...keys])),
      path: pathOf([root[0], ...keys]),
      ...problem,
    })),
  };
}

/** The document as XML. @throws {Failure} with the first problem. */
export function toXmlOrFail(text: string, file: string): string {
  const { xml, problems } = toXml(text);
  if (problems[0] !== undefined) throw new Failure(describeProblem(file, problems[0]));
  return xml;
}

/** A document as the library gave it, as data; one of a kind without description as `{ xml }`. */
export function fromXml(xml: string): unknown {
  try {
    const { root } = parseTree(xml);
    const kind = documentKinds.get(root.name);
    if (kind !== undefined) return { [root.name]: parse(xml, kind.element, { mode: 'lenient' }) };
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
  }
  return { xml };
}

/** `demo.xml:3:12: /domain/name: what is wrong; expected …; did you mean '…'?` */
export function describeProblem(file: string, problem: Problem): string {
  const place = problem.line > 0 ? `:${problem.line}:${problem.column}` : '';
  const path = problem.path === '' ? '' : `${problem.path}: `;
  const expected = problem.expected === undefined ? '' : `; expected ${problem.expected}`;
  const close = problem.nearest === undefined ? '' : `; did you mean '${problem.nearest}'?`;
  return `${file}${place}: ${path}${problem.text}${expected}${close}`;
}

type Keys = readonly (string | number)[];

function pathOf(keys: Keys): string {
  return keys.reduce<string>(
    (path, key) => (typeof key === 'number' ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`),
    '',
  );
}

/** Where the innermost part that is there stands; of a member the name, of an item the value. */
function placeOf(document: ReturnType<typeof parseDocument>, keys: Keys): number {
  for (let length = keys.length; length > 0; length -= 1) {
    const parent: unknown =
      length === 1 ? document.contents : document.getIn(keys.slice(0, length - 1), true);
    const key = keys[length - 1];
    const start = isSeq(parent) ? startOf(parent.items[Number(key)]) : memberStart(parent, key);
    if (start !== undefined) return start;
  }
  return 0;
}

function memberStart(parent: unknown, key: unknown): number | undefined {
  const { items } = (parent ?? {}) as { items?: readonly { key?: { value?: unknown } }[] };
  const pair = items?.find((each) => each.key?.value === key);
  return startOf(pair?.key);
}

function startOf(node: unknown): number | undefined {
  return (node as { range?: readonly number[] | null } | undefined)?.range?.[0];
}
