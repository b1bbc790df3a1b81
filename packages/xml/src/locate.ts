/** Path → place in the text: where what a rule complains of is written. */
import { attributeSpan, lineAndColumn, pathOf, type XmlElement, type XmlTree } from './tree.ts';

/** A place in a text. */
export interface Place {
  readonly line: number;
  readonly column: number;
  /** As errors of reading say it: an index only where siblings share the name. */
  readonly path: string;
}

/**
 * Finds the innermost part of a path that is written in the text; what the path names below it is missing there.
 *
 * @param path `/domain/devices/disk[2]/target/@bus`; an element without index is the first of its name.
 */
export function locate(tree: XmlTree, path: string): Place {
  const [, , ...steps] = path.split('/');
  let node = tree.root;
  for (const [at, step] of steps.entries()) {
    const rest = steps.slice(at).join('/');
    const attribute = step.startsWith('@')
      ? node.attributes.find(({ qualified }) => qualified === step.slice(1))
      : undefined;
    if (attribute)
      return placeAt(tree, attributeSpan(tree.text, node, attribute).start, `${pathOf(node)}/${step}`);
    const child = childOf(node, step);
    if (!child) return placeAt(tree, node.start, `${pathOf(node)}/${rest}`);
    node = child;
  }
  return placeAt(tree, node.start, pathOf(node));
}

function childOf(node: XmlElement, step: string): XmlElement | undefined {
  const [, name, index = '1'] = /^([^[]+)(?:\[(\d+)\])?$/.exec(step) ?? [];
  const same = node.children.filter((child) => child.kind === 'element' && child.qualified === name);
  return same[Number(index) - 1] as XmlElement | undefined;
}

function placeAt({ text }: XmlTree, offset: number, path: string): Place {
  return { ...lineAndColumn(text, offset), path };
}
