/** Mistakes in a description that its types cannot show. Looked for when it is compiled, since lazy parts exist by then. */
import { elementKey, elementsOf, keyOf, type FieldSpec, type NamedFields } from './description.ts';
import { DescriptionError } from './vocabulary.ts';

/**
 * One name must belong to one field, and text cannot stand beside elements.
 *
 * @throws {DescriptionError}
 */
export function checkFields(entries: NamedFields): void {
  const owners = new Map<string, string>();
  const kinds = new Set<'text' | 'element'>();
  for (const [key, field] of entries) {
    for (const name of namesOf(field)) {
      const other = owners.get(name);
      if (other !== undefined) throw new DescriptionError(`fields '${other}' and '${key}' both read ${name}`);
      owners.set(name, key);
    }
    if (holdsText(field)) kinds.add('text');
    if (field.kind === 'child' || field.kind === 'choice') kinds.add('element');
  }
  if (kinds.size > 1)
    throw new DescriptionError(`text beside elements: ${entries.map(([key]) => key).join(', ')}`);
}

function holdsText(field: FieldSpec): boolean {
  return field.kind === 'content' || (field.kind === 'size' && field.attribute === undefined);
}

/** What a field reads of its element. The cases of variants may share names, so of a group only plain fields count. */
function namesOf(field: FieldSpec): string[] {
  switch (field.kind) {
    case 'attribute':
      return [`attribute ${keyOf(field.name, field.namespace?.uri)}`];
    case 'content':
      return ['its text'];
    case 'size':
      return [
        field.attribute === undefined ? 'its text' : `attribute ${field.attribute}`,
        `attribute ${field.size.unitAttribute}`,
      ];
    case 'child':
    case 'choice':
      return elementsOf(field).map((element) => `element ${elementKey(element)}`);
    case 'group': {
      const { spec } = field.content;
      if (spec.kind === 'variants') return [`attribute ${spec.attribute}`];
      return spec.kind === 'fields' ? spec.fields.flatMap(([, inner]) => namesOf(inner)) : [];
    }
  }
}
