/**
 * Writing a value over the text it was read from, so that what nobody changed stays byte for byte: unknown elements and
 * attributes, comments, order, layout, units.
 *
 *     source text ── parsed, formatted ──▶ canonical   what the description makes of the source
 *     edited value ─────────── formatted ──▶ wanted    what it makes of the edited value
 *
 * Where canonical and wanted agree, the source is left alone. Where they differ, the difference becomes a text edit of the
 * source. At the end the edited text is read again: if it does not give the wanted value (order among different names was
 * changed, say), the plain formatted text is the answer, which is right but keeps nothing.
 */
import { keyOf, type Element } from './description.ts';
import { XmlError } from './errors.ts';
import { format, type FormatOptions } from './format.ts';
import { parse, parseElement, type Source } from './parse.ts';
import { attributeSpan, parseTree, textOf, type XmlElement, type XmlTree } from './tree.ts';
import { escape, escapeAttribute } from './writer.ts';

/**
 * As `format`. With `over`, everything in the source that the value does not contradict is kept.
 *
 * @throws {XmlError} As `format`.
 */
export function formatDocument<T>(
  value: T,
  element: Element<T>,
  options: FormatOptions & { readonly over?: Source | undefined } = {},
): string {
  const wanted = format(value, element, options);
  const { over } = options;
  if (!over) return wanted;
  const source = over.tree;
  const canonical = format(parseElement(source, source.root, element, { mode: 'lenient' }), element, options);
  if (canonical === wanted) return source.text;
  const edits = new Edits(source, parseTree(wanted));
  edits.element(source.root, parseTree(canonical).root, edits.wanted.root);
  const edited = edits.apply();
  return reads(edited, wanted, element, options) ? edited : wanted;
}

function reads<T>(text: string, wanted: string, element: Element<T>, options: FormatOptions): boolean {
  try {
    return format(parse(text, element, { mode: 'lenient' }), element, options) === wanted;
  } catch (error) {
    if (error instanceof XmlError) return false;
    throw error;
  }
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

class Edits {
  readonly source: XmlTree;
  readonly wanted: XmlTree;
  readonly #edits: Edit[] = [];

  constructor(source: XmlTree, wanted: XmlTree) {
    this.source = source;
    this.wanted = wanted;
  }

  apply(): string {
    let text = '';
    let done = 0;
    // Insertions at one place stay in the order in which they were made: the sort is stable.
    for (const edit of this.#edits.sort((a, b) => a.start - b.start || a.end - b.end)) {
      text += this.source.text.slice(done, edit.start) + edit.text;
      done = edit.end;
    }
    return text + this.source.text.slice(done);
  }

  /** Turns `old`, of which the description makes `canonical`, into what it makes `wanted` of. */
  element(old: XmlElement, canonical: XmlElement, wanted: XmlElement): void {
    if (same(canonical, wanted)) return;
    this.#attributes(old, canonical, wanted);
    const inner = elements(wanted);
    if (inner.length > 0 || elements(old).length > 0) this.#children(old, canonical, wanted);
    else if (textOf(wanted) !== textOf(canonical)) this.#content(old, escape(textOf(wanted)));
  }

  #attributes(old: XmlElement, canonical: XmlElement, wanted: XmlElement): void {
    const before = attributesOf(canonical);
    const after = attributesOf(wanted);
    // A value and its unit change together, so beside a change nothing stays in another form than the printed one.
    const changed = textOf(canonical) !== textOf(wanted) || !sameAttributes(canonical, wanted);
    for (const attribute of old.attributes) {
      const key = keyOf(attribute.name, attribute.uri);
      const value = after.get(key)?.value;
      const printed = before.get(key)?.value;
      after.delete(key);
      if (value === printed && (!changed || value === undefined || attribute.value === value)) continue;
      const { start, end } = attributeSpan(this.source.text, old, attribute);
      if (value === undefined) {
        // The blanks in front go with it.
        const blanks = /\s*$/.exec(this.source.text.slice(0, start))?.[0].length ?? 0;
        this.#edit(start - blanks, end, '');
      } else this.#edit(start, end, `${attribute.qualified}='${escapeAttribute(value)}'`);
    }
    const last = old.attributes.at(-1);
    const place = last
      ? attributeSpan(this.source.text, old, last).end
      : old.start + 1 + old.qualified.length;
    for (const [key, { qualified, value }] of after) {
      if (before.get(key)?.value !== value)
        this.#edit(place, place, ` ${qualified}='${escapeAttribute(value)}'`);
    }
  }

  #children(old: XmlElement, canonical: XmlElement, wanted: XmlElement): void {
    const olds = new Map<XmlElement, XmlElement>();
    const left = groups(old);
    // The description keeps order among equal names, so they belong together by number.
    for (const child of elements(canonical)) {
      const source = left.get(keyOf(child.name, child.uri))?.shift();
      if (source) olds.set(child, source);
    }
    const pairs = pairUp(groups(canonical), groups(wanted));
    const kept = new Set(pairs.values());
    for (const [child, source] of olds) if (!kept.has(child)) this.#remove(source);
    let place: XmlElement | undefined;
    for (const child of elements(wanted)) {
      const before = pairs.get(child);
      const source = before && olds.get(before);
      if (before && source) this.element(source, before, child);
      else if (before && same(before, child)) continue;
      else this.#add(old, place, child, left.get(keyOf(child.name, child.uri))?.shift());
      place = source ?? place;
    }
  }

  /** Adds an element behind `place`, or in place of one that meant nothing. */
  #add(
    parent: XmlElement,
    place: XmlElement | undefined,
    child: XmlElement,
    instead: XmlElement | undefined,
  ): void {
    const outer = this.#indentOf(parent);
    const [first] = elements(parent);
    const inner = first ? this.#indentOf(first) : `${outer}  `;
    const text = reindent(this.wanted.text.slice(child.start, child.end), child, depthOf(child), inner);
    if (instead) return this.#edit(instead.start, instead.end, text);
    if (place) return this.#edit(place.end, place.end, `\n${inner}${text}`);
    if (this.#selfClosed(parent)) return this.#content(parent, `\n${inner}${text}\n${outer}`);
    this.#edit(parent.open, parent.open, `\n${inner}${text}${first ? '' : `\n${outer}`}`);
  }

  #remove(child: XmlElement): void {
    const blanks = /\n?[ \t]*$/.exec(this.source.text.slice(0, child.start))?.[0].length ?? 0;
    this.#edit(child.start - blanks, child.end, '');
  }

  #content(old: XmlElement, text: string): void {
    if (this.#selfClosed(old)) return this.#edit(old.open - 2, old.open, `>${text}</${old.qualified}>`);
    this.#edit(old.open, this.source.text.lastIndexOf('<', old.end - 1), text);
  }

  #selfClosed(old: XmlElement): boolean {
    return old.end === old.open && this.source.text[old.open - 2] === '/';
  }

  #indentOf(element: XmlElement): string {
    const lineStart = this.source.text.lastIndexOf('\n', element.start) + 1;
    return /^[ \t]*/.exec(this.source.text.slice(lineStart, element.start))?.[0] ?? '';
  }

  #edit(start: number, end: number, text: string): void {
    this.#edits.push({ start, end, text });
  }
}

function attributesOf(element: XmlElement): Map<string, { qualified: string; value: string }> {
  return new Map(element.attributes.map((attribute) => [keyOf(attribute.name, attribute.uri), attribute]));
}

function elements(parent: XmlElement): XmlElement[] {
  return parent.children.filter((child) => child.kind === 'element');
}

function groups(parent: XmlElement): Map<string, XmlElement[]> {
  const found = new Map<string, XmlElement[]>();
  for (const child of elements(parent)) {
    const key = keyOf(child.name, child.uri);
    found.set(key, [...(found.get(key) ?? []), child]);
  }
  return found;
}

/** Wanted → canonical: equal ones first, in order; then what is left, in order, as the same element changed. */
function pairUp(
  before: Map<string, XmlElement[]>,
  after: Map<string, XmlElement[]>,
): Map<XmlElement, XmlElement> {
  const pairs = new Map<XmlElement, XmlElement>();
  for (const [key, wanted] of after) {
    const free = new Set(before.get(key));
    for (const child of wanted) {
      const equal = [...free].find((candidate) => same(candidate, child));
      if (equal) pairs.set(child, equal);
      if (equal) for (const passed of [...free]) if (free.delete(passed) && passed === equal) break;
    }
    fillGaps(before.get(key) ?? [], wanted, pairs);
  }
  return pairs;
}

/** Between two pairs, the wanted and the canonical elements that are left belong together by number. */
function fillGaps(
  before: readonly XmlElement[],
  wanted: readonly XmlElement[],
  pairs: Map<XmlElement, XmlElement>,
): void {
  const taken = new Set(pairs.values());
  let at = 0;
  for (const child of wanted) {
    const pair = pairs.get(child);
    if (pair) at = before.indexOf(pair) + 1;
    else {
      const next = before[at];
      if (next && !taken.has(next)) {
        pairs.set(child, next);
        at++;
      }
    }
  }
}

function same(a: XmlElement, b: XmlElement): boolean {
  if (a.name !== b.name || a.uri !== b.uri || !sameAttributes(a, b)) return false;
  if (a.children.length !== b.children.length) return false;
  return a.children.every((child, index) => {
    const other = b.children[index];
    if (child.kind === 'element') return other?.kind === 'element' && same(child, other);
    return other !== undefined && other.kind === child.kind && other.value === child.value;
  });
}

function sameAttributes(a: XmlElement, b: XmlElement): boolean {
  if (a.attributes.length !== b.attributes.length) return false;
  return a.attributes.every(({ qualified, value }, index) => {
    const other = b.attributes[index];
    return other?.qualified === qualified && other.value === value;
  });
}

function depthOf(element: XmlElement): number {
  return element.parent ? depthOf(element.parent) + 1 : 0;
}

/** Moves a printed element to another indentation, unless line breaks are part of what it says. */
function reindent(text: string, element: XmlElement, depth: number, indent: string): string {
  return holdsLines(element) ? text : text.replaceAll(`\n${'  '.repeat(depth)}`, `\n${indent}`);
}

function holdsLines(element: XmlElement): boolean {
  return element.children.some((child) =>
    child.kind === 'element' ? holdsLines(child) : child.value.includes('\n') && child.value.trim() !== '',
  );
}
