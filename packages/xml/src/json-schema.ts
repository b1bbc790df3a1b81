/**
 * Descriptions → JSON Schema (2020-12) of the values, for editors and for documents written as JSON or YAML. Integers of
 * 64 bits may be numbers or strings there, since JSON cannot hold them all.
 */
import {
  force,
  type ChildSpec,
  type ChoiceSpec,
  type ContentSpec,
  type Element,
  type FieldSpec,
  type FieldsSpec,
  type Form,
  type JsonSchema,
  type NamedFields,
} from './description.ts';

/** The schema of the values of one element. Shared and recursive parts stand under `$defs`. */
export function jsonSchema(root: Element<unknown>): JsonSchema {
  const defs = new Defs();
  const schema = defs.of(root);
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', ...schema, $defs: defs.finish() };
}

type Mutable = Record<string, unknown>;

class Defs {
  readonly #names = new Map<Element<unknown>, string>();
  readonly #schemas = new Map<string, JsonSchema>();

  of(element: Element<unknown>): JsonSchema {
    const { kind } = element.content.spec;
    if (kind === 'single' || kind === 'presence') return contentSchema(element.content.spec, this);
    let name = this.#names.get(element);
    if (name === undefined) {
      name = element.name;
      for (let number = 2; this.#schemas.has(name); number++) name = `${element.name}-${number}`;
      this.#names.set(element, name);
      // Taken before it is made: an element may hold itself.
      this.#schemas.set(name, {});
      const { doc } = element.options;
      this.#schemas.set(name, {
        ...(doc ? { description: doc } : {}),
        ...contentSchema(element.content.spec, this),
      });
    }
    return { $ref: `#/$defs/${name}` };
  }

  finish(): JsonSchema {
    const all = Object.fromEntries(this.#schemas);
    const children = { type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'object' }] } };
    const attributes = {
      type: 'array',
      items: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'string' }] },
    };
    const properties = { name: { type: 'string' }, attributes, children };
    return { ...all, 'foreign element': { type: 'object', properties, required: Object.keys(properties) } };
  }
}

function contentSchema(spec: ContentSpec, defs: Defs): JsonSchema {
  switch (spec.kind) {
    case 'presence':
      return { type: 'boolean' };
    case 'foreign':
      return { $ref: '#/$defs/foreign element' };
    case 'custom':
      return spec.custom.jsonSchema;
    case 'single': {
      // The list of an element that is absent is empty.
      const { minItems: _least, ...schema } = fieldSchema(spec.field, defs);
      return schema;
    }
    case 'fields':
      return fieldsSchema(spec, defs);
    case 'variants':
      return {
        oneOf: Object.entries(spec.cases).map(([word, { spec: inner }]) =>
          caseSchema(spec.attribute, word, inner, defs),
        ),
      };
  }
}

function fieldsSchema({ fields, forms }: FieldsSpec, defs: Defs): JsonSchema {
  const properties: Mutable = {};
  const required: string[] = [];
  for (const [key, field] of fields) {
    properties[key] = documented(fieldSchema(field, defs), field);
    if (!field.optional || field.options.demanded) required.push(key);
  }
  const schema = { type: 'object', properties, required, unevaluatedProperties: false };
  return forms ? { ...schema, anyOf: forms.map((form) => formSchema(form, fields)) } : schema;
}

/** What a form wants beyond what its fields say themselves. A list is always there: what lacks it has an empty one. */
function formSchema({ needs = [], lacks = [], words = {} }: Form, fields: NamedFields): JsonSchema {
  const properties: Mutable = {};
  const required: string[] = [];
  for (const [key, field] of fields) {
    const isList = holdsList(field);
    if (lacks.includes(key)) properties[key] = isList ? { maxItems: 0 } : false;
    if (needs.includes(key) && isList) properties[key] = { minItems: 1 };
    if (needs.includes(key) && !isList) required.push(key);
    const allowed = words[key];
    if (allowed === undefined || (field.kind !== 'attribute' && field.kind !== 'content')) continue;
    const { scalar, options } = field;
    properties[key] = { enum: allowed.map((word) => scalar.parse(word, false)) };
    const isUsual = options.default === undefined || allowed.includes(scalar.format(options.default));
    if (!isUsual) required.push(key);
  }
  return { properties, required };
}

function holdsList(field: FieldSpec): boolean {
  if (field.kind !== 'child' && field.kind !== 'choice') return false;
  if (field.many) return !field.optional;
  if (field.kind !== 'child' || field.wrapper === 'none') return false;
  const { spec } = field.element().content;
  return spec.kind === 'single' && holdsList(spec.field);
}

/** Cases that are variants themselves get the word of the outer choice beside their own. */
function caseSchema(attribute: string, word: string, inner: ContentSpec, defs: Defs): JsonSchema {
  const own = { properties: { [attribute]: { const: word } }, required: [attribute] };
  const { unevaluatedProperties: _inner, ...schema } = contentSchema(inner, defs);
  return {
    type: 'object',
    allOf: [own, inner.kind === 'variants' ? open(schema) : schema],
    unevaluatedProperties: false,
  };
}

/** Inner cases cannot know the outer word, so only the outermost schema closes the object. */
function open(schema: JsonSchema): JsonSchema {
  const cases = schema.oneOf as readonly JsonSchema[];
  return { ...schema, oneOf: cases.map(({ unevaluatedProperties: _, ...rest }) => rest) };
}

function documented(schema: JsonSchema, field: FieldSpec): JsonSchema {
  const { doc, unit, default: fallback } = field.options;
  const description = [doc, unit ? `Unit: ${unit}.` : ''].filter(Boolean).join(' ');
  const plainDefault = ['string', 'number', 'boolean'].includes(typeof fallback) ? { default: fallback } : {};
  return { ...schema, ...(description ? { description } : {}), ...plainDefault };
}

function fieldSchema(field: FieldSpec, defs: Defs): JsonSchema {
  switch (field.kind) {
    case 'attribute':
    case 'content':
      return field.scalar.jsonSchema;
    case 'size':
      return { type: ['integer', 'string'], pattern: '^[0-9]+$', minimum: 0 };
    case 'group':
      return contentSchema(field.content.spec, defs);
    case 'child': {
      const schema = defs.of(field.element());
      return field.many ? listSchema(field, schema) : schema;
    }
    case 'choice': {
      const cases = Object.entries(field.cases).map(([key, lazy]) => ({
        type: 'object',
        properties: { element: { const: key }, value: defs.of(force(lazy)) },
        required: ['element', 'value'],
      }));
      return field.many ? listSchema(field, { oneOf: cases }) : { oneOf: cases };
    }
  }
}

function listSchema({ least = 0, most }: ChildSpec | ChoiceSpec, items: JsonSchema): JsonSchema {
  const limits = {
    ...(least > 0 ? { minItems: least } : {}),
    ...(most === undefined ? {} : { maxItems: most }),
  };
  return { type: 'array', items, ...limits };
}
