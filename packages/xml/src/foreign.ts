/**
 * Content that is not ours, as plain data: what `foreign()` elements hold and what `custom()` codecs read and write.
 * Namespace declarations are attributes like others; a subtree taken out of its document is given the ones it uses.
 */
import { escape } from './writer.ts';
import type { XmlElement, XmlNode } from './tree.ts';

export interface ForeignElement {
  /** As written, with prefix. */
  name: string;
  /** In order; `xmlns` and `xmlns:p` among them. */
  attributes: [name: string, value: string][];
  children: ForeignNode[];
}

/** Text is a string. */
export type ForeignNode = ForeignElement | string | { comment: string } | { cdata: string };

/**
 * Copies a subtree, or of its children only some. Prefixes declared outside it are declared on its top. White space
 * between elements is layout and left out.
 */
export function toForeign(element: XmlElement, only: readonly XmlNode[] = element.children): ForeignElement {
  const top = copy(element, only);
  for (const [name, uri] of declaredAbove(element)) {
    const declared = top.attributes.some(([own]) => own === name);
    if (!declared && uses(top, name)) top.attributes.unshift([name, uri]);
  }
  return top;
}

function copy(element: XmlElement, children: readonly XmlNode[]): ForeignElement {
  const made: ForeignElement = {
    name: element.qualified,
    attributes: element.attributes.map((attribute) => [attribute.qualified, attribute.value]),
    children: [],
  };
  for (const child of children) {
    if (child.kind === 'element') made.children.push(copy(child, child.children));
    else if (child.kind === 'comment') made.children.push({ comment: child.value });
    else if (child.kind === 'cdata') made.children.push({ cdata: child.value });
    else if (!isLayout(child.value, made.children, children.length)) made.children.push(child.value);
  }
  return made;
}

/** libxml2's rule: blanks stay where text came before, or where they are all there is. */
function isLayout(value: string, before: readonly ForeignNode[], siblings: number): boolean {
  if (/[^ \t\r\n]/.test(value) || siblings === 1) return false;
  return typeof before[0] !== 'string' && typeof before.at(-1) !== 'string';
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
    (child) =>
      isElement(child) &&
      !child.attributes.some(([name]) => name === declaration) &&
      uses(child, declaration),
  );
}

export function isElement(node: ForeignNode): node is ForeignElement {
  return typeof node === 'object' && 'name' in node;
}

/**
 * Writes a subtree as libxml2 does, since that is what libvirt prints: double quotes, declarations first, and elements
 * that hold no text get their children on lines of their own.
 *
 * @param level How deep the element stands; undefined: inside text, where no white space may be added.
 */
export function formatForeign(element: ForeignElement, level: number | undefined): string {
  const attributes = [...element.attributes]
    .sort(([a], [b]) => Number(isDeclaration(b)) - Number(isDeclaration(a)))
    .map(([name, value]) => ` ${name}="${quoted(value)}"`)
    .join('');
  if (element.children.length === 0) return `<${element.name}${attributes}/>`;
  const mixed = element.children.some((child) => typeof child === 'string' || 'cdata' in child);
  const inside = mixed || level === undefined ? undefined : level + 1;
  const lineTo = (depth: number): string => (inside === undefined ? '' : `\n${'  '.repeat(depth)}`);
  const inner = element.children.map((child) => lineTo(inside ?? 0) + formatForeignNode(child, inside));
  return `<${element.name}${attributes}>${inner.join('')}${lineTo(level ?? 0)}</${element.name}>`;
}

function formatForeignNode(node: ForeignNode, level: number | undefined): string {
  if (typeof node === 'string') {
    return node.replace(/[&<>\r]/g, (letter) => (letter === '\r' ? '&#13;' : escape(letter)));
  }
  if ('comment' in node) return `<!--${node.comment}-->`;
  if ('cdata' in node) return `<![CDATA[${node.cdata}]]>`;
  return formatForeign(node, level);
}

function isDeclaration(name: string): boolean {
  return name === 'xmlns' || name.startsWith('xmlns:');
}

function quoted(value: string): string {
  return value.replace(/[&<>"\n\r\t]/g, (letter) =>
    letter < ' ' ? `&#${letter.charCodeAt(0)};` : escape(letter),
  );
}
