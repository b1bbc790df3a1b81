/**
 * Text → value, by description.
 *
 *     text ─ tree.ts ─▶ tree ─ compiled reader ─▶ value, findings
 *
 * Each content is compiled once into slots: every attribute and child name it knows has a number, one pass over the
 * element files what is there under those numbers, and each field then takes its own. What nobody took is unknown.
 */
import { compileContent, type CompiledContent } from './compile-parse.ts';
import { elementKey, keyOf, type Element, type View } from './description.ts';
import { XmlError } from './errors.ts';
import { Reading, toErrors } from './reading.ts';
import { lineAndColumn, parseTree, type XmlElement, type XmlLimits, type XmlTree } from './tree.ts';

export interface ParseOptions {
  /**
   * `strict` (default): every deviation is an error. `lenient`: unknown elements, attributes and texts, and repetitions of
   * what may occur once, are left out as libvirt does; bad values are errors all the same.
   */
  readonly mode?: 'strict' | 'lenient';
  /** Fields that do not show in these views are skipped. Default: all are read. */
  readonly view?: View | readonly View[];
  readonly limits?: Partial<XmlLimits>;
}

/** Where a value came from; lets `formatDocument` keep what the description does not know. */
export interface Source {
  readonly tree: XmlTree;
}

export interface Parsed<T> {
  readonly value: T;
  /** What lenient reading left out, in the order of the text; at most 1,000. */
  readonly dropped: readonly XmlError[];
  readonly source: Source | undefined;
}

/**
 * Reads a document.
 *
 * @throws {XmlError} The first problem in the text.
 */
export function parse<T>(input: string | Uint8Array, element: Element<T>, options: ParseOptions = {}): T {
  return finish<T>(read(input, element, options, false));
}

/** As `parse`, and tells what was left out. `source: true` keeps the tree for `formatDocument`. */
export function parseDocument<T>(
  input: string | Uint8Array,
  element: Element<T>,
  options: ParseOptions & { readonly source?: boolean } = {},
): Parsed<T> {
  const result = read(input, element, options, true);
  return {
    value: finish<T>(result),
    dropped: toErrors(result.reading.dropped, result.tree, 1_000),
    source: options.source ? { tree: result.tree } : undefined,
  };
}

/** Reads a tree that is already there, such as a part of another document. */
export function parseElement<T>(
  tree: XmlTree,
  node: XmlElement,
  element: Element<T>,
  options: ParseOptions = {},
): T {
  return finish<T>(readNode(tree, node, element, options, false));
}

/** All problems in the order of the text, at most `max` (default 20); none when the document is valid. */
export function validate<T>(
  input: string | Uint8Array,
  element: Element<T>,
  options: ParseOptions & { readonly max?: number } = {},
): XmlError[] {
  try {
    const { reading, tree } = read(input, element, options, false);
    return toErrors(reading.errors, tree, options.max ?? 20);
  } catch (error) {
    if (error instanceof XmlError) return [error];
    throw error;
  }
}

interface ReadResult {
  readonly tree: XmlTree;
  readonly reading: Reading;
  readonly value: unknown;
}

function read(
  input: string | Uint8Array,
  element: Element<unknown>,
  options: ParseOptions,
  collects: boolean,
): ReadResult {
  const tree = parseTree(input, options.limits);
  return readNode(tree, tree.root, element, options, collects);
}

function readNode(
  tree: XmlTree,
  node: XmlElement,
  element: Element<unknown>,
  options: ParseOptions,
  collects: boolean,
): ReadResult {
  if (keyOf(node.name, node.uri) !== elementKey(element)) throw wrongRoot(tree, node, element);
  const views = options.view === undefined ? undefined : new Set([options.view].flat());
  const reading = new Reading(options.mode === 'lenient', views, collects);
  const compiled: CompiledContent = compileContent(element.content.spec);
  return { tree, reading, value: compiled.read(node, reading) };
}

function wrongRoot(tree: XmlTree, node: XmlElement, element: Element<unknown>): XmlError {
  return new XmlError({
    kind: 'wrong-root',
    text: `expecting root element of '${element.name}', not '${node.qualified}'`,
    expected: `<${element.name}>${element.options.namespace ? ` of ${element.options.namespace.uri}` : ''}`,
    offset: node.start,
    ...lineAndColumn(tree.text, node.start),
    path: `/${node.qualified}`,
    found: node.qualified,
  });
}

function finish<T>({ reading, tree, value }: ReadResult): T {
  const [first] = reading.errors.length > 0 ? toErrors(reading.errors, tree, 1) : [];
  if (first) throw first;
  // The description says that this is what the content's reader gives.
  return value as T;
}
