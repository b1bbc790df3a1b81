/** Counts what a description is made of; tests hold the number of escapes down with it. */
import { elementsOf, type ContentSpec, type Element, type FieldSpec } from './description.ts';

export interface Survey {
  /** Elements reached from the root, itself included, each counted once. */
  readonly elements: number;
  /** Names of the `custom` contents among them. */
  readonly customs: readonly string[];
}

export function survey(root: Element<unknown>): Survey {
  const seen = new Set<Element<unknown>>();
  const customs = new Set<string>();
  const visit = (element: Element<unknown>): void => {
    if (seen.has(element)) return;
    seen.add(element);
    visitContent(element.content.spec);
  };
  const visitContent = (spec: ContentSpec): void => {
    if (spec.kind === 'custom') customs.add(spec.custom.name);
    if (spec.kind === 'fields') for (const [, field] of spec.fields) visitField(field);
    if (spec.kind === 'single') visitField(spec.field);
    if (spec.kind === 'variants') for (const content of Object.values(spec.cases)) visitContent(content.spec);
  };
  const visitField = (field: FieldSpec): void => {
    if (field.kind === 'child' || field.kind === 'choice') elementsOf(field).forEach(visit);
    if (field.kind === 'group') visitContent(field.content.spec);
  };
  visit(root);
  return { elements: seen.size, customs: [...customs] };
}
