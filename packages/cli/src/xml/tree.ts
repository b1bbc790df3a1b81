/**
 * Documents as the library returns them, read just far enough to show parts of them. They are well formed by
 * contract, so nothing is checked here; documents that users write are checked where they are used.
 */

/** What an element says. */
export interface XmlContent {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlContent | string)[];
}

/** An element with the text it was read from. */
export interface XmlElement extends XmlContent {
  readonly children: readonly (XmlElement | string)[];
  /** From `<` to the end of the closing tag, as read. */
  readonly source: string;
  readonly parent: XmlElement | null;
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescape(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(\w+));/g,
    (whole, hex?: string, dec?: string, name?: string) => {
      if (name !== undefined) return entities[name] ?? whole;
      return String.fromCodePoint(hex === undefined ? Number(dec) : Number.parseInt(hex, 16));
    },
  );
}

/** `text` with the characters that mean something in XML written as entities. */
export function escapeXml(text: string): string {
  return text.replace(
    /[<>&'"]/g,
    (char) => `&${Object.keys(entities).find((name) => entities[name] === char)};`,
  );
}

const token =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<!DOCTYPE[^>]*>|<\/([^\s>]+)\s*>|<([^\s/>]+)((?:\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|[^<]+/g;

interface Open {
  readonly element: { -readonly [Key in keyof XmlElement]: XmlElement[Key] } & {
    children: (XmlElement | string)[];
  };
  readonly start: number;
}

/** The root element of a document; undefined if there is none. */
export function parseXml(document: string): XmlElement | undefined {
  const open: Open[] = [];
  let root: XmlElement | undefined;
  for (const match of document.matchAll(token)) {
    const [whole, cdata, closed, opened, attributes, selfClosed] = match;
    const current = open.at(-1);
    if (opened !== undefined) {
      const element = {
        name: opened,
        attributes: readAttributes(attributes!),
        children: [],
        source: whole,
        parent: current?.element ?? null,
      };
      current?.element.children.push(element);
      root ??= element;
      if (selfClosed === '') open.push({ element, start: match.index });
    } else if (closed !== undefined) {
      const last = open.pop();
      if (last !== undefined) last.element.source = document.slice(last.start, match.index + whole.length);
    } else if (cdata !== undefined) current?.element.children.push(cdata);
    else if (!whole.startsWith('<')) current?.element.children.push(unescape(whole));
  }
  return root;
}

function readAttributes(text: string): Record<string, string> {
  const found = text.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
  return Object.fromEntries(
    [...found].map(([, name, double, single]) => [name!, unescape(double ?? single ?? '')]),
  );
}

/** The child elements, of one name or of any. */
export function elements(parent: XmlElement | undefined, name?: string): XmlElement[] {
  return (parent?.children ?? []).filter(
    (child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

/** All elements that a path of child names leads to, as `devices/disk`. */
export function findAll(from: XmlElement | undefined, path: string): XmlElement[] {
  return path
    .split('/')
    .reduce<XmlElement[]>(
      (found, name) => found.flatMap((each) => elements(each, name)),
      from === undefined ? [] : [from],
    );
}

/** The first element that a path leads to. */
export function find(from: XmlElement | undefined, path: string): XmlElement | undefined {
  return findAll(from, path)[0];
}

/** All text in an element. */
export function textOf(element: XmlElement | undefined): string {
  return (element?.children ?? [])
    .map((child) => (typeof child === 'string' ? child : textOf(child)))
    .join('');
}

/** The text at a path, or the attribute behind `@`, as `target/@dev`; undefined where there is none. */
export function valueAt(from: XmlElement | undefined, path: string): string | undefined {
  const [, place, attribute] = /^(.*?)\/?(?:@(.*))?$/.exec(path)!;
  const element = place === '' ? from : find(from, place!);
  if (element === undefined) return undefined;
  return attribute === undefined ? textOf(element) : element.attributes[attribute];
}

/** The first of several values that is there and not empty. */
export function firstValue(from: XmlElement | undefined, ...paths: readonly string[]): string | undefined {
  for (const path of paths) {
    const value = valueAt(from, path);
    if (value !== undefined && value !== '') return value;
  }
  return undefined;
}

/** The element as libxml2 prints it: its blanks kept, attributes in double quotes. */
export function dumpXml(element: XmlContent): string {
  const head = `<${element.name}${formatAttributes(element, '"')}`;
  if (element.children.length === 0) return `${head}/>`;
  const inner = element.children.map((child) =>
    typeof child === 'string' ? escapeText(child) : dumpXml(child),
  );
  return `${head}>${inner.join('')}</${element.name}>`;
}

/** The element with a line for each child, indented by two. */
export function formatXml(element: XmlContent, indent = '', quote: "'" | '"' = "'"): string {
  const head = `${indent}<${element.name}${formatAttributes(element, quote)}`;
  const children = element.children.filter((child) => typeof child !== 'string' || child.trim() !== '');
  if (children.length === 0) return `${head}/>`;
  if (children.every((child) => typeof child === 'string')) {
    return `${head}>${escapeText(children.join(''))}</${element.name}>`;
  }
  const inner = children.map((child) =>
    typeof child === 'string'
      ? `${indent}  ${escapeText(child.trim())}`
      : formatXml(child, `${indent}  `, quote),
  );
  return `${head}>\n${inner.join('\n')}\n${indent}</${element.name}>`;
}

function formatAttributes({ attributes }: XmlContent, quote: "'" | '"'): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}=${quote}${escapeXml(value)}${quote}`)
    .join('');
}

const escapeText = (text: string): string => text.replace(/[<>&]/g, (char) => escapeXml(char));
