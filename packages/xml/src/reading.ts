/**
 * What goes along while one document is read: the mode, and the findings. Findings are kept raw; paths, lines and nearest
 * names are worked out only for those that somebody gets to see.
 */
import type { View } from './description.ts';
import { nearest, XmlError, type XmlErrorKind } from './errors.ts';
import {
  attributeSpan,
  lineAndColumn,
  pathOf,
  type XmlElement,
  type XmlAttribute,
  type XmlTree,
} from './tree.ts';

export interface Finding {
  readonly kind: XmlErrorKind;
  readonly text: string;
  readonly node: XmlElement;
  /** The attribute at fault, if one is. */
  readonly attribute?: XmlAttribute | undefined;
  /** What is missing, as a path step. */
  readonly step?: string | undefined;
  readonly expected?: string | undefined;
  readonly found?: string | undefined;
  /** Names or words that would have been right. */
  readonly known?: Iterable<string> | undefined;
}

/** Findings beyond this are counted out: nobody reads them, and a hostile document may hold millions. */
const mostKept = 10_000;

export class Reading {
  readonly lenient: boolean;
  readonly views: ReadonlySet<View> | undefined;
  readonly errors: Finding[] = [];
  readonly dropped: Finding[] = [];
  /** Whether `dropped` is wanted. */
  readonly collects: boolean;

  constructor(lenient: boolean, views: ReadonlySet<View> | undefined, collects: boolean) {
    this.lenient = lenient;
    this.views = views;
    this.collects = collects;
  }

  /** Wrong in any mode. */
  refuse(finding: Finding): void {
    if (this.errors.length < mostKept) this.errors.push(finding);
  }

  /** Never wrong, yet left out. */
  note(finding: Finding): void {
    if (this.collects && this.dropped.length < mostKept) this.dropped.push(finding);
  }

  /** Wrong when strict; left out of the value when lenient. */
  leaveOut(finding: Finding): void {
    if (!this.lenient) this.refuse(finding);
    else this.note(finding);
  }
}

/** The first `max` findings in the order of the text. */
export function toErrors(findings: readonly Finding[], tree: XmlTree, max: number): XmlError[] {
  const placed = findings.map((finding) => ({ finding, offset: offsetOf(finding, tree) }));
  placed.sort((a, b) => a.offset - b.offset);
  return placed.slice(0, max).map(({ finding, offset }) => toError(finding, offset, tree));
}

function offsetOf({ attribute, node }: Finding, tree: XmlTree): number {
  return attribute ? attributeSpan(tree.text, node, attribute).start : node.start;
}

function toError(finding: Finding, offset: number, tree: XmlTree): XmlError {
  const { kind, text, node, attribute, step, expected, found } = finding;
  const last = attribute ? `/@${attribute.qualified}` : step ? `/${step}` : '';
  const word = found ?? (attribute ?? node).qualified;
  return new XmlError({
    kind,
    text,
    offset,
    ...lineAndColumn(tree.text, offset),
    path: pathOf(node) + last,
    expected,
    found,
    nearest: finding.known ? nearest(word, finding.known) : undefined,
  });
}
