/** saxes' complaints in the words that libvirt's users know (libxml2's), since programs and people search for those. */
import type { XmlElement } from './tree.ts';

interface Where {
  readonly text: string;
  readonly offset: number;
  /** The innermost open element. */
  readonly current: XmlElement | undefined;
  /** The element that ended last, be it by a tag that was not its own. */
  readonly closed: XmlElement | undefined;
  lineOf(offset: number): number;
}

/** @param message As saxes gives it. */
export function syntaxWords(message: string, where: Where): string {
  const { text, offset, current, closed } = where;
  const plain = message.replace(/^(?:[^:]*:)?\d+:\d+: /, '').replace(/\.$/, '');
  if (plain.startsWith('unclosed tag') && current) {
    return `Premature end of data in tag ${current.qualified} line ${where.lineOf(current.start)}`;
  }
  if (/^(unexpected close tag|unmatched closing tag)/.test(plain)) {
    const closing = /<\/([^\s>]*)/.exec(text.slice(text.lastIndexOf('</', offset - 1), offset))?.[1] ?? '';
    if (!closed) return "Start tag expected, '<' not found";
    const line = where.lineOf(closed.start);
    return `Opening and ending tag mismatch: ${closed.qualified} line ${line} and ${closing}`;
  }
  if (/^(text data outside of root node|documents may contain only one root)/.test(plain)) {
    return closed && !current
      ? 'Extra content at the end of the document'
      : "Start tag expected, '<' not found";
  }
  if (plain === 'document must contain a root element') {
    return text.trim() === '' ? 'Document is empty' : "Start tag expected, '<' not found";
  }
  const duplicate = /^duplicate attribute: (?:\{.*\})?(.*)$/.exec(plain)?.[1];
  if (duplicate !== undefined) return `Attribute ${duplicate} redefined`;
  const prefix = /^unbound namespace prefix: "(.*)"$/.exec(plain)?.[1];
  if (prefix !== undefined) return `Namespace prefix ${prefix} is not defined`;
  if (plain === 'undefined entity') {
    const name = /&([^&;]*);?$/.exec(text.slice(Math.max(0, offset - 80), offset))?.[1] ?? '';
    return `Entity '${name}' not defined`;
  }
  if (plain === 'unquoted attribute value') return `AttValue: " or ' expected`;
  return plain;
}

/** Where libxml2 points for these words. @param closedAt End of the element that ended last. */
export function syntaxPlace(words: string, text: string, offset: number, closedAt = 0): number {
  const behind = words.startsWith('Extra content') ? closedAt : 0;
  if (behind === 0 && !words.startsWith('Start tag expected')) return offset;
  return behind + (/^[ \t\r\n]*/.exec(text.slice(behind))?.[0].length ?? 0);
}

/** The line of an offset, and a pointer below it, as libxml2 prints them. */
export function excerpt(text: string, offset: number): string {
  if (text === '') return '(null)\n^';
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  const from = Math.max(start, offset - 60);
  const line = text.slice(from, Math.min(end === -1 ? text.length : end, from + 79));
  return `${line}\n${'-'.repeat(offset - from)}^`;
}
