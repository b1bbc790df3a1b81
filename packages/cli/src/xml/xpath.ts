/**
 * `--xpath`: the expressions that pick nodes from a document. Location paths with all axes but `namespace`, predicates with
 * position, comparison, `and`, `or`, arithmetic and the core functions, unions; what yields a value instead of nodes is refused,
 * as virsh refuses it.
 *
 * @source XPath 1.0, https://www.w3.org/TR/1999/REC-xpath-19991116
 */
import { Failure } from '../failure.ts';
import { escapeXml, formatXml, parseXml, textOf, type XmlElement } from './tree.ts';
import { compileXpath } from './xpath-parse.ts';

/** A node of the document: the root above all elements, an element, an attribute or a text. */
export type XNode =
  | { readonly kind: 'root'; readonly element: XmlElement }
  | { readonly kind: 'element'; readonly element: XmlElement }
  | { readonly kind: 'attribute'; readonly owner: XmlElement; readonly name: string; readonly value: string }
  | { readonly kind: 'text'; readonly owner: XmlElement; readonly value: string; readonly at: number };

/** What an expression yields. */
export type XValue = readonly XNode[] | string | number | boolean;

/**
 * The nodes that an expression finds, printed as libxml2 prints them, in document order.
 *
 * @throws {Failure} if the expression is malformed or yields no nodes but a value.
 */
export function selectNodes(document: string, expression: string): string[] {
  const element = parseXml(document);
  if (element === undefined) throw new Failure('the document is empty');
  const evaluate = compileXpath(expression);
  const root: XNode = { kind: 'root', element };
  const value = evaluate({ node: { kind: 'element', element }, position: 1, size: 1 });
  if (!Array.isArray(value)) throw new Failure(`internal error: Incorrect xpath '${expression}'`);
  const order = documentOrder(root);
  return [...(value as readonly XNode[])].sort((a, b) => order(a) - order(b)).map(printNode);
}

function printNode(node: XNode): string {
  switch (node.kind) {
    case 'root':
    case 'element':
      return formatXml(node.element, '', '"');
    case 'attribute':
      return ` ${node.name}="${escapeXml(node.value)}"`;
    case 'text':
      return node.value.replace(/[<>&]/g, (char) => escapeXml(char));
  }
}

/** The string value of a node. */
export function stringOf(node: XNode): string {
  return node.kind === 'root' || node.kind === 'element' ? textOf(node.element) : node.value;
}

/** One identity a node, so that the same node found twice counts once. */
export function nodeKey(node: XNode): unknown {
  if (node.kind === 'attribute') return `${elementId(node.owner)}@${node.name}`;
  if (node.kind === 'text') return `${elementId(node.owner)}#${node.at}`;
  return node.kind === 'root' ? 'root' : node.element;
}

const elementIds = new WeakMap<XmlElement, number>();
let lastId = 0;

function elementId(element: XmlElement): number {
  let id = elementIds.get(element);
  if (id === undefined) {
    lastId += 1;
    id = lastId;
    elementIds.set(element, id);
  }
  return id;
}

function documentOrder(root: XNode): (node: XNode) => number {
  const order = new Map<unknown, number>();
  const number = (node: XNode): void => {
    order.set(nodeKey(node), order.size);
    if (node.kind === 'element') for (const each of attributesOf(node)) order.set(nodeKey(each), order.size);
    for (const child of childrenOf(node)) number(child);
  };
  number(root);
  return (node) => order.get(nodeKey(node)) ?? 0;
}

/** Child nodes, elements and texts. */
export function childrenOf(node: XNode): XNode[] {
  if (node.kind === 'root') return [{ kind: 'element', element: node.element }];
  if (node.kind !== 'element') return [];
  const owner = node.element;
  return owner.children.map((child, at) =>
    typeof child === 'string'
      ? { kind: 'text', owner, value: child, at }
      : { kind: 'element', element: child },
  );
}

/** Attributes of an element. */
export function attributesOf(node: XNode): XNode[] {
  if (node.kind !== 'element') return [];
  const owner = node.element;
  return Object.entries(owner.attributes).map(([name, value]) => ({ kind: 'attribute', owner, name, value }));
}

/** The node above. */
export function parentOf(node: XNode): XNode | undefined {
  if (node.kind === 'root') return undefined;
  if (node.kind !== 'element') return { kind: 'element', element: node.owner };
  return node.element.parent === null
    ? { kind: 'root', element: node.element }
    : { kind: 'element', element: node.element.parent };
}
