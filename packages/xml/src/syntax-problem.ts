/**
 * The first mistake in markup as libxml2 sees it: its words and its place. Looked for only in a text that saxes has refused,
 * since people and programs search for these words. Knows tags, attributes, references, comments and CDATA; what it does
 * not know is told in saxes' words (`syntax-words.ts`).
 */

export interface SyntaxProblem {
  readonly text: string;
  readonly offset: number;
}

const nameAt = /[A-Za-z_:\u00C0-\uFFFD][\w:.\-\u00B7-\uFFFD]*/y;
const blanksAt = /[ \t\r\n]*/y;

function match(expression: RegExp, text: string, at: number): string | undefined {
  expression.lastIndex = at;
  return expression.exec(text)?.[0];
}

/** Undefined: nothing that this knows is wrong. */
export function syntaxProblem(text: string): SyntaxProblem | undefined {
  const first = text.search(/[^ \t\r\n]/);
  if (first < 0 || text[first] !== '<') return undefined;
  let at = first;
  let rootSeen = false;
  while (at < text.length) {
    const step = text[at] === '<' ? markup(text, at, rootSeen) : content(text, at);
    if (typeof step !== 'number') return step;
    rootSeen ||= /^<[^?!]/.test(text.slice(at, at + 2));
    at = step;
  }
  return undefined;
}

/** Where the markup ends, or what is wrong with it. */
function markup(text: string, at: number, rootSeen: boolean): number | SyntaxProblem {
  if (text.startsWith('<!--', at)) {
    return behind(text, '-->', at) ?? { text: 'Comment not terminated', offset: text.length };
  }
  if (text.startsWith('<![CDATA[', at)) {
    const start = text.slice(at + 9, at + 17);
    return behind(text, ']]>', at) ?? { text: `CData section not finished\n${start}\n`, offset: text.length };
  }
  if (text.startsWith('<?', at)) return behind(text, '?>', at) ?? text.length;
  if (text.startsWith('<!', at)) return behind(text, '>', at) ?? text.length;
  if (text.startsWith('</', at)) {
    if (!rootSeen) return { text: 'StartTag: invalid element name', offset: at + 1 };
    return behind(text, '>', at) ?? text.length;
  }
  return startTag(text, at);
}

function behind(text: string, end: string, at: number): number | undefined {
  const found = text.indexOf(end, at);
  return found < 0 ? undefined : found + end.length;
}

function startTag(text: string, start: number): number | SyntaxProblem {
  const name = match(nameAt, text, start + 1);
  if (name === undefined) return { text: 'StartTag: invalid element name', offset: start + 1 };
  const seen = new Set<string>();
  let at = start + 1 + name.length;
  for (;;) {
    at += match(blanksAt, text, at)?.length ?? 0;
    if (text[at] === '>') return at + 1;
    if (text.startsWith('/>', at)) return at + 2;
    if (at >= text.length) {
      const line = text.slice(0, start).split('\n').length;
      return { text: `Couldn't find end of Start Tag ${name} line ${line}`, offset: text.length };
    }
    const step = attribute(text, at, seen);
    if (typeof step !== 'number') return step;
    at = step;
  }
}

function attribute(text: string, start: number, seen: Set<string>): number | SyntaxProblem {
  const name = match(nameAt, text, start);
  if (name === undefined) return { text: 'error parsing attribute name', offset: start };
  let at = start + name.length;
  at += match(blanksAt, text, at)?.length ?? 0;
  if (text[at] !== '=') return { text: `Specification mandates value for attribute ${name}`, offset: at };
  at += 1 + (match(blanksAt, text, at + 1)?.length ?? 0);
  const quote = text[at];
  if (quote !== '"' && quote !== "'") return { text: `AttValue: " or ' expected`, offset: at };
  const end = text.indexOf(quote, at + 1);
  const angle = text.indexOf('<', at + 1);
  if (angle >= 0 && (end < 0 || angle < end)) {
    return { text: "Unescaped '<' not allowed in attributes values", offset: angle };
  }
  if (end < 0) return { text: "AttValue: ' expected", offset: text.length };
  if (seen.has(name)) return { text: `Attribute ${name} redefined`, offset: end + 1 };
  seen.add(name);
  const after = text[end + 1];
  if (after !== undefined && !/[ \t\r\n/>]/.test(after)) {
    return { text: 'attributes construct error', offset: end + 1 };
  }
  return end + 1;
}

/** Text up to the next markup; a lonely `&` is wrong. */
function content(text: string, at: number): number | SyntaxProblem {
  const next = text.indexOf('<', at);
  const end = next < 0 ? text.length : next;
  for (let amp = text.indexOf('&', at); amp >= 0 && amp < end; amp = text.indexOf('&', amp + 1)) {
    if (text[amp + 1] === '#') continue;
    const name = match(nameAt, text, amp + 1);
    if (name === undefined) return { text: 'xmlParseEntityRef: no name', offset: amp + 1 };
    const behindName = amp + 1 + name.length;
    if (text[behindName] !== ';') return { text: "EntityRef: expecting ';'", offset: behindName };
    if (!['lt', 'gt', 'amp', 'quot', 'apos'].includes(name)) {
      return { text: `Entity '${name}' not defined`, offset: behindName + 1 };
    }
  }
  return end;
}
