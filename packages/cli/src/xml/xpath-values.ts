/** Values of XPath and the core functions on them. */
import { Failure } from '../failure.ts';
import { stringOf, type XNode, type XValue } from './xpath.ts';
import type { Context } from './xpath-parse.ts';

/** @source XPath 1.0, function boolean */
export function toBoolean(value: XValue): boolean {
  return typeof value === 'object'
    ? value.length > 0
    : typeof value === 'number'
      ? value !== 0 && !Number.isNaN(value)
      : Boolean(value);
}

/** @source XPath 1.0, function string */
export function toText(value: XValue): string {
  if (typeof value === 'object') return value[0] === undefined ? '' : stringOf(value[0]);
  return typeof value === 'number' && Object.is(value, -0) ? '0' : String(value);
}

/** @source XPath 1.0, function number */
export function toNumber(value: XValue): number {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number') return value;
  const text = toText(value).trim();
  return /^-?(\d+(\.\d*)?|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
}

function nodesOf(value: XValue | undefined, context: Context): readonly XNode[] {
  if (value === undefined) return [context.node];
  if (typeof value !== 'object') throw new Failure('XPath error : Invalid type');
  return value;
}

function nameOf(node: XNode | undefined): string {
  if (node?.kind === 'element') return node.element.name;
  return node?.kind === 'attribute' ? node.name : '';
}

type Implementation = (args: readonly XValue[], context: Context) => XValue;

/** The text of an argument, of the context node if it is absent. */
const textArgument = (value: XValue | undefined, context: Context): string => toText(value ?? [context.node]);

const functions: Readonly<Record<string, Implementation>> = {
  last: (_args, { size }) => size,
  position: (_args, { position }) => position,
  count: ([nodes], context) => nodesOf(nodes, context).length,
  name: ([nodes], context) => nameOf(nodesOf(nodes, context)[0]),
  'local-name': ([nodes], context) => nameOf(nodesOf(nodes, context)[0]).replace(/^.*:/, ''),
  string: ([value], context) => textArgument(value, context),
  concat: (args) => args.map(toText).join(''),
  'starts-with': ([text = '', start = '']) => toText(text).startsWith(toText(start)),
  contains: ([text = '', part = '']) => toText(text).includes(toText(part)),
  'substring-before': ([text = '', mark = '']) => {
    const at = toText(text).indexOf(toText(mark));
    return at < 0 ? '' : toText(text).slice(0, at);
  },
  'substring-after': ([text = '', mark = '']) => {
    const at = toText(text).indexOf(toText(mark));
    return at < 0 ? '' : toText(text).slice(at + toText(mark).length);
  },
  substring: ([text = '', from = 1, length]) => {
    const first = Math.round(toNumber(from));
    const last = length === undefined ? Number.POSITIVE_INFINITY : first + Math.round(toNumber(length));
    return [...toText(text)].filter((_, at) => at + 1 >= first && at + 1 < last).join('');
  },
  'string-length': ([value], context) => [...textArgument(value, context)].length,
  'normalize-space': ([value], context) => textArgument(value, context).trim().replace(/\s+/g, ' '),
  translate: ([text = '', from = '', to = '']) => {
    const [source, target] = [[...toText(from)], [...toText(to)]];
    return [...toText(text)]
      .map((char) => (source.includes(char) ? (target[source.indexOf(char)] ?? '') : char))
      .join('');
  },
  boolean: ([value = false]) => toBoolean(value),
  not: ([value = false]) => !toBoolean(value),
  true: () => true,
  false: () => false,
  number: ([value], context) => toNumber(value ?? [context.node]),
  sum: ([nodes], context) => nodesOf(nodes, context).reduce((sum, node) => sum + toNumber([node]), 0),
  floor: ([value = 0]) => Math.floor(toNumber(value)),
  ceiling: ([value = 0]) => Math.ceil(toNumber(value)),
  round: ([value = 0]) => Math.round(toNumber(value)),
};

/** Calls a core function. @throws {Failure} if there is none of that name. */
export function callFunction(name: string, args: readonly XValue[], context: Context): XValue {
  const implementation = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (implementation === undefined) throw new Failure(`XPath error : Unregistered function\n${name}`);
  return implementation(args, context);
}
