/**
 * Descriptions → values made at random, for property tests: every field, case and view turns up, values at the edge of
 * their range more often than chance would have it. The same random source gives the same values.
 */
import { force, type ContentSpec, type Element, type FieldSpec, type NamedFields } from './description.ts';
import type { ForeignElement, ForeignNode } from './foreign.ts';
import { fieldsIn } from './forms.ts';
import type { Random } from './random.ts';
import { largestIn } from './scalars/units.ts';

/** Below this depth optional parts are left out, so that recursive descriptions end. */
const deepest = 12;

/** A value that the element can hold. */
export function sample<T>(element: Element<T>, random: Random): T {
  // The description says that its content's samples are values of its type.
  return sampleElement(element, random, 0) as T;
}

function sampleElement(element: Element<unknown>, random: Random, depth: number): unknown {
  const value = sampleContent(element.content.spec, random, depth);
  if (element.content.spec.kind !== 'foreign') return value;
  const { namespace } = element.options;
  return {
    ...(value as ForeignElement),
    name: namespace ? `${namespace.prefix}:${element.name}` : element.name,
  };
}

function sampleContent(spec: ContentSpec, random: Random, depth: number): unknown {
  switch (spec.kind) {
    case 'presence':
      return true;
    case 'foreign':
      return sampleForeign('foreign', random, 0);
    case 'custom':
      return spec.custom.sample(random);
    case 'single':
      return sampleField(spec.field, random, depth);
    case 'variants': {
      const [word, content] = random.pick(Object.entries(spec.cases));
      return { [spec.attribute]: word, ...(sampleContent(content.spec, random, depth) as object) };
    }
    case 'fields': {
      const value: Record<string, unknown> = {};
      for (const [key, field] of spec.forms ? fieldsIn(random.pick(spec.forms), spec.fields) : spec.fields) {
        const found = sampleField(field, random, depth);
        if (found !== undefined) value[key] = found;
      }
      return spec.forms ? withEmptyLists(value, spec.fields) : value;
    }
  }
}

/** A form that lacks a list has an empty one. */
function withEmptyLists(value: Record<string, unknown>, fields: NamedFields): Record<string, unknown> {
  for (const [key, field] of fields) {
    if (!field.optional && isList(field)) value[key] ??= [];
  }
  return value;
}

/** Itself, or inside an element of its own. */
function isList(field: FieldSpec): boolean {
  if (field.kind !== 'child' && field.kind !== 'choice') return false;
  if (field.many || field.kind === 'choice') return field.many;
  const { spec } = field.element().content;
  return spec.kind === 'single' && isList(spec.field);
}

function sampleField(field: FieldSpec, random: Random, depth: number): unknown {
  const { demanded, internal } = field.options;
  if (internal) return undefined;
  if (field.optional && !demanded && (depth > deepest || random.chance(0.4))) return undefined;
  if (field.options.default !== undefined && !demanded && random.chance(0.3)) {
    return field.optional ? undefined : field.options.default;
  }
  switch (field.kind) {
    case 'attribute':
    case 'content':
      return field.scalar.sample(random);
    case 'size':
      return random.big(largestIn(field.size.unit));
    case 'group':
      return sampleContent(field.content.spec, random, depth + 1);
    case 'child':
    case 'choice':
      return field.many ? sampleMany(field, random, depth) : sampleOne(field, random, depth);
  }
}

type ElementField = Extract<FieldSpec, { kind: 'child' | 'choice' }>;

function sampleMany(field: ElementField, random: Random, depth: number): unknown {
  const least = Math.max(field.least ?? 0, field.optional ? 1 : 0);
  const wished = depth > deepest ? least : Math.max(least, random.pick([0, 1, 1, 2, 3]));
  const most = Math.min(wished, field.most ?? wished);
  return Array.from({ length: random.integer(least, most) }, () => sampleOne(field, random, depth));
}

function sampleOne(field: ElementField, random: Random, depth: number): unknown {
  if (field.kind === 'child') {
    const value = sampleElement(field.element(), random, depth + 1);
    // An optional text that is empty reads back as absent.
    return field.optional && value === '' ? undefined : value;
  }
  const [key, lazy] = random.pick(Object.entries(field.cases));
  return { element: key, value: sampleElement(force(lazy), random, depth + 1) };
}

/** One element of one namespace, which every foreign element may hold. */
function sampleForeign(name: string, random: Random, depth: number): ForeignElement {
  const inner = (): ForeignElement['children'] => {
    if (depth > 3 || random.chance(0.3)) return [];
    if (random.chance(0.4))
      return [random.pick<ForeignNode>(['text', ' two  words ', '<&>', ' ', { cdata: 'a<b' }])];
    return [{ comment: ' note ' }, sampleForeign('app:owner', random, depth + 1)];
  };
  return {
    name,
    attributes:
      depth === 0 ? [['xmlns:app', 'http://example.org/app']] : random.chance(0.5) ? [['id', 'a"b\'c']] : [],
    children: depth === 0 ? [sampleForeign('app:info', random, 1)] : inner(),
  };
}
