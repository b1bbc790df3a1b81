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
export function sample<T>(element: Element<T>, random: Random, options: SampleOptions = {}): T {
  // The description says that its content's samples are values of its type.
  return sampleElement(element, { random, internal: options.internal === true }, 0) as T;
}

interface SampleOptions {
  /** Whether fields that only files of our own have turn up as well. Default: no. */
  readonly internal?: boolean;
}

/** What samples are made from. */
interface Source {
  readonly random: Random;
  readonly internal: boolean;
}

function sampleElement(element: Element<unknown>, source: Source, depth: number): unknown {
  const value = sampleContent(element.content.spec, source, depth);
  if (element.content.spec.kind !== 'foreign') return value;
  const { namespace } = element.options;
  return {
    ...(value as ForeignElement),
    name: namespace ? `${namespace.prefix}:${element.name}` : element.name,
  };
}

function sampleContent(spec: ContentSpec, source: Source, depth: number): unknown {
  switch (spec.kind) {
    case 'presence':
      return true;
    case 'foreign':
      return sampleForeign('foreign', source.random, 0);
    case 'custom':
      return spec.custom.sample(source.random);
    case 'single':
      return sampleField(spec.field, source, depth);
    case 'variants': {
      const [word, content] = source.random.pick(Object.entries(spec.cases));
      return { [spec.attribute]: word, ...(sampleContent(content.spec, source, depth) as object) };
    }
    case 'fields': {
      const value: Record<string, unknown> = {};
      for (const [key, field] of spec.forms
        ? fieldsIn(source.random.pick(spec.forms), spec.fields)
        : spec.fields) {
        const found = sampleField(field, source, depth);
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

function sampleField(field: FieldSpec, source: Source, depth: number): unknown {
  const { demanded, internal } = field.options;
  if (internal && !source.internal) return undefined;
  if (field.optional && !demanded && (depth > deepest || source.random.chance(0.4))) return undefined;
  if (field.options.default !== undefined && !demanded && source.random.chance(0.3)) {
    return field.optional ? undefined : field.options.default;
  }
  switch (field.kind) {
    case 'attribute':
    case 'content':
      return field.scalar.sample(source.random);
    case 'size':
      return source.random.big(largestIn(field.size.unit));
    case 'group':
      return sampleContent(field.content.spec, source, depth + 1);
    case 'child':
    case 'choice':
      return field.many ? sampleMany(field, source, depth) : sampleOne(field, source, depth);
  }
}

type ElementField = Extract<FieldSpec, { kind: 'child' | 'choice' }>;

function sampleMany(field: ElementField, source: Source, depth: number): unknown {
  const least = Math.max(field.least ?? 0, field.optional ? 1 : 0);
  const wished = depth > deepest ? least : Math.max(least, source.random.pick([0, 1, 1, 2, 3]));
  const most = Math.min(wished, field.most ?? wished);
  return Array.from({ length: source.random.integer(least, most) }, () => sampleOne(field, source, depth));
}

function sampleOne(field: ElementField, source: Source, depth: number): unknown {
  if (field.kind === 'child') {
    const value = sampleElement(field.element(), source, depth + 1);
    // An optional text that is empty reads back as absent.
    return field.optional && value === '' ? undefined : value;
  }
  const [key, lazy] = source.random.pick(Object.entries(field.cases));
  return { element: key, value: sampleElement(force(lazy), source, depth + 1) };
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
