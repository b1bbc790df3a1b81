/** Documents as nested elements, and their text the way libvirt writes it: two spaces a level, single quotes. */

/** An element: attributes whose value is undefined are left out; a string is text content. */
export interface ElementNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number | bigint | undefined>>;
  readonly content: string | readonly Content[];
}
/** What may stand inside: elements, empty lines, and nothing. */
export type Content = ElementNode | 'empty line' | undefined;

/** Makes an element. */
export function element(
  name: string,
  attributes: ElementNode['attributes'] = {},
  content: ElementNode['content'] | number | bigint = [],
): ElementNode {
  const plain = typeof content === 'number' || typeof content === 'bigint' ? content.toString() : content;
  return { name, attributes, content: plain };
}

/** Formats an element with all in it; ends with a line end. */
export function formatElement({ name, attributes, content }: ElementNode, indent = ''): string {
  const pairs = Object.entries(attributes).filter(([, value]) => value !== undefined);
  const start = `${indent}<${name}${pairs.map(([key, value]) => ` ${key}='${escape(String(value))}'`).join('')}`;
  if (typeof content === 'string') return `${start}>${escape(content)}</${name}>\n`;
  const inner = content.map((part) => formatContent(part, `${indent}  `)).join('');
  return inner === '' ? `${start}/>\n` : `${start}>\n${inner}${indent}</${name}>\n`;
}

function formatContent(part: Content, indent: string): string {
  if (part === undefined) return '';
  return part === 'empty line' ? '\n' : formatElement(part, indent);
}

function escape(text: string): string {
  return text.replace(
    /[&<>'"]/g,
    (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', "'": '&apos;', '"': '&quot;' })[c] ?? c,
  );
}
