/** The escape from the vocabulary: a content that brings all of its readers. */
import type { JsonSchema } from './description.ts';
import type { ForeignElement } from './foreign.ts';
import type { Random } from './random.ts';

export interface Custom<T> {
  /** Unique; what the README's list of escapes is checked against. */
  readonly name: string;
  /**
   * @param node The element; white space between elements is left out.
   * @param refuse Reports what is wrong; the result is then ignored.
   */
  parse(node: ForeignElement, refuse: (text: string, expected?: string) => void): T;
  /** Attributes and children in output order. */
  format(value: T): Pick<ForeignElement, 'attributes' | 'children'>;
  /** RELAX NG patterns that stand inside `<element name='…'>`. */
  readonly grammar: string;
  readonly jsonSchema: JsonSchema;
  /** Markdown for the reference page. */
  readonly reference: string;
  sample(random: Random): T;
}
