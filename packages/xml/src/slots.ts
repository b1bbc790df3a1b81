/** Where a compiled reader finds what one element holds: numbers for all names that its content knows. */
import { elementKey, elementsOf, keyOf, type FieldSpec } from './description.ts';
import type { XmlAttribute, XmlElement } from './tree.ts';

type Filed = XmlAttribute | XmlElement[] | undefined;

/** What one element holds, filed by slot. A field that takes its slot empties it. */
export class Slots {
  readonly filed: Filed[];
  textTaken = false;

  constructor(count: number) {
    this.filed = new Array<Filed>(count).fill(undefined);
  }

  attribute(slot: number): XmlAttribute | undefined {
    const found = this.filed[slot] as XmlAttribute | undefined;
    this.filed[slot] = undefined;
    return found;
  }

  elements(slot: number): XmlElement[] | undefined {
    const found = this.filed[slot] as XmlElement[] | undefined;
    this.filed[slot] = undefined;
    return found;
  }
}

/** Slot numbers of all names that an element's content, with its groups and variants, knows. */
export class Names {
  readonly attributes = new Map<string, number>();
  readonly children = new Map<string, number>();
  count = 0;
  /** Whether what is known may still be left over: some names belong to some cases only. */
  hasCases = false;

  attribute(key: string): number {
    return this.#number(this.attributes, key);
  }

  child(key: string): number {
    return this.#number(this.children, key);
  }

  #number(names: Map<string, number>, key: string): number {
    const known = names.get(key);
    if (known !== undefined) return known;
    names.set(key, this.count);
    return this.count++;
  }
}

/** The slots of a field's attribute or elements; none for the element's own text. */
export function slotsOf(field: FieldSpec, names: Names): number[] {
  if (field.kind === 'attribute') return [names.attribute(keyOf(field.name, field.namespace?.uri))];
  if (field.kind === 'size' && field.attribute !== undefined) return [names.attribute(field.attribute)];
  if (field.kind !== 'child' && field.kind !== 'choice') return [];
  return elementsOf(field).map((element) => names.child(elementKey(element)));
}
