/**
 * XML in libvirt's layout without reading what it says: two blanks a level, one element a line, single quotes, `<a/>` for what
 * is empty. Comments, unknown elements and order stay. Elements that hold text stay as they are written inside; `<metadata>` has
 * libxml2's double quotes, as libvirt prints it.
 */
import { parseTree, type XmlElement, type XmlNode } from 'typevirt/documents';
import { escapeXml } from '../xml/tree.ts';

/** @throws {XmlError} if `text` is not XML. */
export function layOut(text: string): string {
  const { root, text: source } = parseTree(text);
  const before = source.slice(0, root.start).trim();
  const behind = source.slice(root.end).trim();
  const parts = [before, element(root, source, 0, "'"), behind];
  return `${parts.filter((part) => part !== '').join('\n')}\n`;
}

type Quote = "'" | '"';

function element(node: XmlElement, source: string, level: number, outer: Quote): string {
  const quote = node.qualified === 'metadata' ? '"' : outer;
  const name = node.qualified;
  const written = node.attributes.map(
    (each) => ` ${each.qualified}=${quote}${attribute(each.value)}${quote}`,
  );
  const head = `<${name}${written.join('')}`;
  if (holdsText(node)) return `${head}>${inside(node, source)}</${name}>`;
  const children = node.children.filter((child) => child.kind === 'element' || child.kind === 'comment');
  if (children.length === 0) return `${head}/>`;
  const indent = '  '.repeat(level);
  const lines = children.map((child) =>
    child.kind === 'element' ? element(child, source, level + 1, quote) : `<!--${child.value}-->`,
  );
  return `${head}>\n${lines.map((line) => `${indent}  ${line}\n`).join('')}${indent}</${name}>`;
}

/** Blanks on one line may be a value; line breaks between tags are layout. */
function holdsText({ children }: XmlElement): boolean {
  const isText = (child: XmlNode): boolean =>
    child.kind === 'cdata' || (child.kind === 'text' && /[^ \t\r\n]/.test(child.value));
  const [only] = children;
  return (
    children.some(isText) || (children.length === 1 && only?.kind === 'text' && !only.value.includes('\n'))
  );
}

function inside(node: XmlElement, source: string): string {
  return source.slice(node.open, source.lastIndexOf('</', node.end - 1));
}

function attribute(value: string): string {
  return escapeXml(value).replace(/[\n\r\t]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
