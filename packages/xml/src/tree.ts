/**
 * Text → tree, with the place of everything. Nothing here knows descriptions.
 *
 * Nodes carry offsets only; line and column are counted when somebody asks. Parsing is saxes' (strict XML 1.0 with
 * namespaces); what is ours are the limits, the refusal of DOCTYPE (hence no entities but the five), and the node type.
 * The tree is plain: parents are known, text is kept as written, comments too.
 */
import { SaxesParser, type SaxesAttributeNS } from 'saxes';
import { XmlError, type XmlErrorKind } from './errors.ts';
import { syntaxProblem } from './syntax-problem.ts';
import { excerpt, syntaxPlace, syntaxWords } from './syntax-words.ts';

/** How much of anything a document may have. */
export interface XmlLimits {
  /** UTF-16 units, or bytes when bytes are given. Default 16 Mi. */
  readonly size: number;
  /** Elements inside elements. Default 256. */
  readonly depth: number;
  /** Elements, texts and comments together. Default 1,000,000. */
  readonly nodes: number;
  /** Of one element. Default 256. */
  readonly attributes: number;
}

export const defaultLimits: XmlLimits = {
  size: 16 * 1024 * 1024,
  depth: 256,
  nodes: 1_000_000,
  attributes: 256,
};

export class XmlAttribute {
  /** As written, with prefix. */
  readonly qualified: string;
  readonly name: string;
  readonly uri: string;
  readonly value: string;

  constructor(qualified: string, name: string, uri: string, value: string) {
    this.qualified = qualified;
    this.name = name;
    this.uri = uri;
    this.value = value;
  }
}

export class XmlElement {
  readonly kind = 'element';
  readonly qualified: string;
  readonly name: string;
  readonly uri: string;
  readonly parent: XmlElement | undefined;
  readonly attributes: XmlAttribute[] = [];
  readonly children: XmlNode[] = [];
  readonly start: number;
  /** Just behind the start tag. */
  readonly open: number;
  /** Just behind the end tag. */
  end: number;

  constructor(
    qualified: string,
    name: string,
    uri: string,
    parent: XmlElement | undefined,
    start: number,
    open: number,
  ) {
    this.qualified = qualified;
    this.name = name;
    this.uri = uri;
    this.parent = parent;
    this.start = start;
    this.open = open;
    this.end = open;
  }
}

export class XmlText {
  readonly kind: 'text' | 'cdata' | 'comment';
  readonly value: string;
  readonly start: number;
  readonly end: number;

  constructor(kind: XmlText['kind'], value: string, start: number, end: number) {
    this.kind = kind;
    this.value = value;
    this.start = start;
    this.end = end;
  }
}

export type XmlNode = XmlElement | XmlText;

/** A tree and the text it came from. */
export interface XmlTree {
  readonly text: string;
  readonly root: XmlElement;
}

/**
 * Reads one document.
 *
 * @param input Bytes must be UTF-8 (a byte order mark is skipped).
 * @throws {XmlError} `syntax`, `limit` or `encoding`.
 */
export function parseTree(input: string | Uint8Array, limits: Partial<XmlLimits> = {}): XmlTree {
  const allowed = { ...defaultLimits, ...limits };
  if (input.length > allowed.size) {
    const what = `the document is larger than ${allowed.size} ${typeof input === 'string' ? 'characters' : 'bytes'}`;
    throw new XmlError({ kind: 'limit', text: what, line: 1, column: 1, offset: 0, path: '' });
  }
  const text = typeof input === 'string' ? input.replace(/^\uFEFF/, '') : decode(input);
  return { text, root: build(text, allowed) };
}

function decode(bytes: Uint8Array): string {
  if (isWide(bytes)) throw errorAt('', 0, 'encoding', 'the document is UTF-16 or UTF-32; it must be UTF-8');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    const whole = new TextDecoder('utf-8').decode(bytes);
    const offset = Math.max(0, whole.indexOf('\uFFFD'));
    throw errorAt(whole, offset, 'encoding', 'the document is not valid UTF-8', { cause });
  }
}

/** A byte order mark of two bytes, or a first `<` with a NUL beside it. */
function isWide([first, second]: Uint8Array): boolean {
  if (first === 0xfe || first === 0xff) return first + (second ?? 0) === 0x1fd;
  return (first === 0x3c && second === 0) || (first === 0 && second === 0x3c);
}

// No more than six handlers: with a seventh V8 turns saxes' parser into a dictionary, and reading takes seven times as long.
function build(text: string, limits: XmlLimits): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: false });
  let root: XmlElement | undefined;
  let current: XmlElement | undefined;
  let closed: XmlElement | undefined;
  let depth = 0;
  let nodes = 0;
  let lastEnd = 0;

  const fail = (offset: number, kind: XmlErrorKind, what: string): never => {
    throw errorAt(text, Math.min(offset, text.length), kind, what, {}, current);
  };
  const count = (offset: number): void => {
    if (++nodes > limits.nodes) fail(offset, 'limit', `more than ${limits.nodes} nodes`);
  };
  const addText = (kind: XmlText['kind'], value: string, end: number): void => {
    count(lastEnd);
    current?.children.push(new XmlText(kind, value, lastEnd, end));
    lastEnd = end;
  };

  parser.on('error', ({ message }) => {
    const offset =
      Math.min(parser.position, text.length) - (message.includes('disallowed character') ? 1 : 0);
    const lineOf = (at: number): number => lineAndColumn(text, at).line;
    const problem = syntaxProblem(text);
    if (problem && problem.offset <= offset + 1) fail(problem.offset, 'syntax', problem.text);
    const words = syntaxWords(message, { text, offset, current, closed, lineOf });
    fail(syntaxPlace(words, text, offset, closed?.end), 'syntax', words);
  });
  parser.on('opentag', (tag) => {
    const start = tagStart(text, lastEnd, parser.position);
    const element = new XmlElement(tag.name, tag.local, tag.uri, current, start, parser.position);
    if (!root) checkProlog(text.slice(0, start), parser.xmlDecl.encoding, parser.xmlDecl.version, fail);
    if (++depth > limits.depth) fail(start, 'limit', `elements are nested deeper than ${limits.depth}`);
    count(start);
    for (const key in tag.attributes) {
      const { name, local, prefix, uri, value } = tag.attributes[key] as SaxesAttributeNS;
      const declares = prefix === 'xmlns' || name === 'xmlns';
      element.attributes.push(
        new XmlAttribute(name, declares ? name : local, declares ? 'xmlns' : uri, value),
      );
    }
    if (element.attributes.length > limits.attributes)
      fail(start, 'limit', `more than ${limits.attributes} attributes`);
    if (current) current.children.push(element);
    else root = element;
    current = element;
    lastEnd = parser.position;
  });
  parser.on('closetag', () => {
    depth--;
    if (!current) return;
    current.end = parser.position;
    lastEnd = parser.position;
    closed = current;
    current = current.parent;
  });
  parser.on('text', (value) => {
    const guess = parser.position - 1;
    addText('text', value, text[guess] === '<' ? guess : Math.max(lastEnd, text.lastIndexOf('<', guess)));
  });
  parser.on('cdata', (value) => addText('cdata', value, parser.position));
  // Told of a comment before its last '>'.
  parser.on('comment', (value) => addText('comment', value, parser.position + 1));
  parser.write(text).close();
  return root ?? fail(text.length, 'syntax', 'there is no root element');
}

/** A tag begins where the text or tag before it ended, unless something untold (a processing instruction) is between. */
function tagStart(text: string, lastEnd: number, position: number): number {
  const next = text[lastEnd + 1];
  return text[lastEnd] === '<' && next !== '?' && next !== '!'
    ? lastEnd
    : text.lastIndexOf('<', position - 1);
}

/**
 * What a text may say of the encoding that it once had. It is UTF-8 whatever it says, as for libxml2, which takes a text
 * that it is handed as a string for what it is; of names that nobody knows both complain.
 */
const knownEncodings =
  /^(utf-?8|iso-?8859-\d{1,2}|latin-?\d|(us-)?ascii|windows-125\d|koi8-[ru]|euc-(jp|kr)|shift_jis|gb2312|gbk|gb18030|big5)$/i;

/** What may stand before the root: comments and processing instructions, no document type. */
function checkProlog(
  prolog: string,
  encoding: string | undefined,
  version: string | undefined,
  fail: (offset: number, kind: XmlErrorKind, what: string) => never,
): void {
  const rest = prolog.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, (found) => ' '.repeat(found.length));
  const doctype = rest.indexOf('<!');
  if (doctype !== -1) fail(doctype, 'syntax', 'a document type declaration is not allowed');
  if (version !== undefined && version !== '1.0')
    fail(0, 'syntax', `XML version ${version} is not supported`);
  if (encoding !== undefined && /^(utf-?(16|32)([bl]e)?|ucs-?[24])$/i.test(encoding))
    fail(0, 'encoding', `the document says that it is ${encoding}, but its content is UTF-8`);
  if (encoding !== undefined && !knownEncodings.test(encoding)) {
    fail(0, 'encoding', `encoding ${encoding} is not supported`);
  }
}

/** An error at an offset; line and column are counted here. */
export function errorAt(
  text: string,
  offset: number,
  kind: XmlErrorKind,
  what: string,
  options: ErrorOptions = {},
  inside?: XmlElement,
): XmlError {
  const path = inside ? pathOf(inside) : '';
  const shown = kind === 'syntax' ? { excerpt: excerpt(text, offset) } : {};
  return new XmlError({ kind, text: what, offset, path, ...lineAndColumn(text, offset), ...shown }, options);
}

/** Both from 1. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++;
    lineStart = at + 1;
  }
  return { line, column: offset - lineStart + 1 };
}

/** From an attribute's name to behind its closing quote. */
export function attributeSpan(
  text: string,
  element: XmlElement,
  attribute: XmlAttribute,
): { start: number; end: number } {
  const next = /\s*([^\s=]+)\s*=\s*(?:"[^"]*"|'[^']*')/y;
  next.lastIndex = element.start + 1 + element.qualified.length;
  for (const each of element.attributes) {
    const found = next.exec(text);
    if (!found) break;
    const start = found.index + found[0].indexOf(found[1] ?? '');
    if (each === attribute) return { start, end: next.lastIndex };
  }
  return { start: element.start, end: element.open };
}

/** `/a/b[2]`: an index only where siblings share the name. */
export function pathOf(element: XmlElement): string {
  const { parent } = element;
  if (!parent) return `/${element.qualified}`;
  let position = 0;
  let total = 0;
  for (const sibling of parent.children) {
    if (sibling.kind !== 'element' || sibling.qualified !== element.qualified) continue;
    total++;
    if (sibling === element) position = total;
  }
  // While the tree is being built the element itself may not be listed yet.
  return `${pathOf(parent)}/${element.qualified}${total > 1 ? `[${position}]` : ''}`;
}

/** The text directly inside an element, pieces joined. */
export function textOf(element: XmlElement): string {
  let joined = '';
  for (const child of element.children) {
    if (child.kind === 'text' || child.kind === 'cdata') joined += child.value;
  }
  return joined;
}
