/** Everything that is wrong in a document, whichever way it is written. */
import { documentKinds, locate, nearest, parseTree, validate, XmlError } from 'typevirt/documents';
import { isWritten } from '../commands/files.ts';
import { toXml, type Problem } from './written.ts';

/** More problems of one document are not told. */
const mostProblems = 1000;

/** What a document is and what is wrong in it. */
export interface Checked {
  /** Name of the root element; undefined if there is none. */
  readonly root: string | undefined;
  /** What the kind is called. */
  readonly title: string | undefined;
  readonly problems: readonly Problem[];
}

/** Checks one document. @param file Its name, which tells JSON and YAML from XML. */
export function check(text: string, file: string): Checked {
  if (!isWritten(file)) return checkXml(text);
  const { xml, problems } = toXml(text);
  if (problems.length > 0) return { root: undefined, title: undefined, problems };
  const checked = checkXml(xml);
  return { ...checked, problems: checked.problems.map((each) => ({ ...each, line: 0, column: 0 })) };
}

function checkXml(text: string): Checked {
  const root = rootOf(text);
  if (typeof root !== 'string') return { root: undefined, title: undefined, problems: [root] };
  const kind = documentKinds.get(root);
  if (kind === undefined) {
    const known = [...documentKinds.keys()];
    const problem = {
      line: 1,
      column: 1,
      path: `/${root}`,
      text: `no document has the root element <${root}>`,
      expected: known.map((name) => `<${name}>`).join(', '),
      nearest: nearest(root, known),
    };
    return { root, title: undefined, problems: [problem] };
  }
  const problems: readonly Problem[] = validate(text, kind.element, { max: mostProblems });
  const broken = problems.length === 0 ? (kind.violations?.(text) ?? []) : [];
  const rules = broken.map(({ path, detail }) => ({ ...placeOf(text, path), text: detail }));
  return { root, title: kind.title, problems: [...problems, ...rules] };
}

/** Where a rule is broken; nowhere if the rule does not say it. */
function placeOf(text: string, path: string | undefined): Pick<Problem, 'line' | 'column' | 'path'> {
  return path === undefined ? { line: 0, column: 0, path: '' } : locate(parseTree(text), path);
}

function rootOf(text: string): string | Problem {
  try {
    return parseTree(text).root.name;
  } catch (error) {
    if (error instanceof XmlError) return error;
    throw error;
  }
}
