/**
 * Content that is not ours, as plain data: what `foreign()` elements hold and what `custom()` codecs read and write.
 * Namespace declarations are attributes like others; a subtree taken out of its document is given the ones it uses.
 */
import { escape } from './writer.ts';
import type { XmlElement } from './tree.ts';

export interface ForeignElement {
  /** As written, with prefix. */
  name: string;
  /** In order; `xmlns` and `xmlns:p` among them. */
  attributes: [name: string, value: string][];
  children: ForeignNode[];
}

/** Text is a string, white space included. */
export type ForeignNode = ForeignElement | string | { comment: string };

/** Copies a subtree. Prefixes declared outside it are declared on its top. */
export function toForeign(element: XmlElement): ForeignElement {
  const top = copy(element);
  for (const [name, uri] of declaredAbove(element)) {
    const declared = top.attributes.some(([own]) => own === name);
    if (!declared && uses(top, name)) top.attributes.unshift([name, uri]);
  }
  return top;
}

function copy(element: XmlElement): ForeignElement {
  return {
    name: element.qualified,
    attributes: element.attributes.map((attribute) => [attribute.qualified, attribute.value]),
    children: element.children.map((child): ForeignNode => {
      if (child.kind === 'element') return copy(child);
      return child.kind === 'text' ? child.value : { comment: child.value };
    }),
  };
}

/** Nearest declaration of each prefix outside the element. */
function declaredAbove(element: XmlElement): Map<string, string> {
  const found = new Map<string, string>();
  for (let above = element.parent; above; above = above.parent) {
    for (const { qualified, uri, value } of above.attributes) {
      if (uri === 'xmlns' && !found.has(qualified)) found.set(qualified, value);
    }
  }
  return found;
}

function uses(element: ForeignElement, declaration: string): boolean {
  const prefix = declaration === 'xmlns' ? '' : `${declaration.slice('xmlns:'.length)}:`;
  const names = [element.name, ...(prefix ? element.attributes.map(([name]) => name) : [])];
  if (names.some((name) => (prefix ? name.startsWith(prefix) : !name.includes(':')))) return true;
  return element.children.some(
    (child) => isElement(child) && !child.attributes.some(([name]) => name === declaration) && uses(child, declaration),
  );
}

export function isElement(node: ForeignNode): node is ForeignElement {
  return typeof node === 'object' && 'name' in node;
}

/**
 * Writes a subtree as libxml2 does, since that is what libvirt prints: double quotes, declarations first, and elements
 * that hold no text get their children on lines of their own, `level` deep.
 */
export function formatForeign(element: ForeignElement, level: number): string {
  const attributes = [...element.attributes]
    .sort(([a], [b]) => Number(isDeclaration(b)) - Number(isDeclaration(a)))
    .map(([name, value]) => ` ${name}="${quoted(value)}"`)
    .join('');
  if (element.children.length === 0) return `<${element.name}${attributes}/>`;
  const mixed = element.children.some((child) => typeof child === 'string');
  const inner = element.children.map((child) => {
    const text = formatForeignNode(child, level + 1);
    return mixed ? text : `\n${'  '.repeat(level + 1)}${text}`;
  });
  const close = mixed ? '' : `\n${'  '.repeat(level)}`;
  return `<${element.name}${attributes}>${inner.join('')}${close}</${element.name}>`;
}

function formatForeignNode(node: ForeignNode, level: number): string {
  if (typeof node === 'string') return node.replace(/[&<>\r]/g, (letter) => (letter === '\r' ? '&#13;' : escape(letter)));
  return isElement(node) ? formatForeign(node, level) : `<!--${node.comment}-->`;
}

function isDeclaration(name: string): boolean {
  return name === 'xmlns' || name.startsWith('xmlns:');
}

function quoted(value: string): string {
  return value.replace(/[&<>"\n\r\t]/g, (letter) => (letter < ' ' ? `&#${letter.charCodeAt(0)};` : escape(letter)));
}
