/**
 * The words that make descriptions. Examples of each are in the package's README.
 *
 * Mistakes in a description throw `DescriptionError`: misplaced words where it is made, two fields for one name or text
 * beside children on its first use (`check-description.ts`).
 */
import type { Custom } from './custom.ts';
import type {
  Cases,
  ChildSpec,
  ChoiceSpec,
  Content,
  Element,
  ElementOptions,
  Field,
  FieldOptions,
  FieldSpec,
  Fields,
  Form,
  Lazy,
  Namespace,
  OptionalField,
  Scalar,
  Shape,
  SizeOptions,
  Variants,
} from './description.ts';
import type { ForeignElement } from './foreign.ts';

/** The description itself is wrong. */
export class DescriptionError extends Error {
  override readonly name = 'DescriptionError';
}

/**
 * The fields of an element, in the order in which they are printed. Strict reading wants one of the `forms`, and takes no
 * notice of `spare` attributes.
 */
export function fields<const S extends Shape>(
  shape: S,
  {
    forms,
    spare,
  }: { readonly forms?: readonly Form<keyof S & string>[]; readonly spare?: readonly string[] } = {},
): Fields<S> {
  const entries = Object.entries(shape).map(([key, field]) => [key, field.spec] as const);
  return { spec: { kind: 'fields', fields: entries, forms, spare }, shape };
}

/** A required attribute; wrap in `optional` where it may be absent. */
export function attr<T>(
  name: string,
  scalar: Scalar<T>,
  options: FieldOptions<NoInfer<T>> & { readonly namespace?: Namespace } = {},
): Field<T> {
  const { namespace, ...rest } = options;
  return {
    spec: {
      kind: 'attribute',
      name,
      namespace,
      scalar: scalar,
      optional: false,
      options: rest,
    },
  };
}

/** The element's own text, beside attributes. */
export function content<T>(scalar: Scalar<T>, options: FieldOptions<NoInfer<T>> = {}): Field<T> {
  return { spec: { kind: 'content', scalar: scalar, optional: false, options } };
}

/** A child element that holds only text. */
export function text<T>(name: string, scalar: Scalar<T>, options: FieldOptions<NoInfer<T>> = {}): Field<T> {
  return childOf(textElement(name, scalar, options.lenient ? { lenient: options.lenient } : {}), options);
}

/** `<memory unit='KiB'>524288</memory>`: a child element that holds only a size; the value is in `options.unit`. */
export function size(name: string, options: SizeOptions & FieldOptions<bigint>): Field<bigint> {
  const { doc: _doc, since: _since, ...scaled } = options;
  const inner = sizeContent({ ...scaled, demanded: true });
  return childOf(
    element<bigint>(name, { spec: { kind: 'single', field: inner.spec } }),
    fieldOptions(options),
  );
}

/** The element's own text is a size, with its unit in an attribute. */
export function sizeContent(options: SizeOptions & FieldOptions<bigint>): Field<bigint> {
  return sizeField(undefined, options);
}

/** An attribute is a size, with its unit in a second attribute. */
export function sizeAttr(name: string, options: SizeOptions & FieldOptions<bigint>): Field<bigint> {
  return sizeField(name, options);
}

function sizeField(
  attribute: string | undefined,
  options: SizeOptions & FieldOptions<bigint>,
): Field<bigint> {
  const { unit, assume = unit, unitAttribute = 'unit', printUnit = true } = options;
  const scaled = { unit, assume, unitAttribute, printUnit };
  return { spec: { kind: 'size', attribute, size: scaled, optional: false, options: fieldOptions(options) } };
}

/** Leaves out what belongs to the size, keeps the unit for the reference. */
function fieldOptions(options: SizeOptions & FieldOptions<bigint>): FieldOptions<bigint> {
  const { assume: _assume, unitAttribute: _attribute, printUnit: _print, ...rest } = options;
  return rest;
}

/** An empty element that means "yes". Printed when true; absent, not false, when it is not there. */
export function flag(name: string, options: FieldOptions<boolean> = {}): OptionalField<boolean> {
  return optional(childOf(element<boolean>(name, { spec: { kind: 'presence' } }), options));
}

/** One element, which must be there. */
export function child<T>(inner: Lazy<Element<T>>, options: FieldOptions<NoInfer<T>> = {}): Field<T> {
  return childOf(inner, options);
}

function childOf<T>(
  inner: Lazy<Element<T>>,
  options: FieldOptions<T>,
  wrapped: ChildSpec['wrapper'] = 'none',
): Field<T> {
  const get = typeof inner === 'function' ? inner : () => inner;
  return {
    spec: {
      kind: 'child',
      element: get,
      many: false,
      wrapper: wrapped,
      optional: false,
      options,
    },
  };
}

/** An element that is always in the value: absent reads as empty, empty is not printed unless `always`. */
export function wrapper<T>(
  inner: Lazy<Element<T>>,
  options: FieldOptions<NoInfer<T>> & { readonly always?: boolean } = {},
): Field<T> {
  const { always = false, ...rest } = options;
  return childOf(inner, rest, always ? 'always' : 'nonEmpty');
}

/**
 * One field in an element of its own, its value taken bare: `<model name='x'/>` as `model: string`. Around `many` or a
 * field with a default, the element may be absent.
 */
export function inside<T>(
  name: string,
  inner: Field<T>,
  options: FieldOptions<NoInfer<T>> & ElementOptions = {},
): Field<T> {
  const { spec } = inner;
  if (spec.optional) throw new DescriptionError(`inside('${name}', …): put optional() outermost`);
  const mayBeAbsent = ('many' in spec && spec.many) || spec.options.default !== undefined;
  const { namespace, xmlns: _xmlns, ...rest } = options;
  const single: Content<T> = { spec: { kind: 'single', field: spec } };
  return childOf(
    element(name, single, namespace ? { namespace } : {}),
    rest,
    mayBeAbsent ? 'nonEmpty' : 'none',
  );
}

/** Any number of a child or choice, in order; from `least` to `most`, which only strict reading asks for. */
export function many<T>(
  item: Field<T>,
  { least = 0, most }: { readonly least?: number; readonly most?: number } = {},
): Field<T[]> {
  const { spec } = item;
  if (spec.kind !== 'child' && spec.kind !== 'choice') throw new DescriptionError(`many() of ${spec.kind}`);
  if (spec.many || spec.optional) throw new DescriptionError('many() goes inside optional(), and only once');
  const listed: ChildSpec | ChoiceSpec =
    spec.kind === 'child'
      ? { ...spec, many: true, least, most, wrapper: 'none' }
      : { ...spec, many: true, least, most };
  return { spec: listed };
}

/** The key may be absent. Goes outermost. */
export function optional<T>(field: Field<T>): OptionalField<T> {
  return { spec: { ...field.spec, optional: true }, optional: true };
}

export type ChoiceOf<C> = {
  [K in keyof C & string]: { element: K; value: C[K] extends Lazy<Element<infer T>> ? T : never };
}[keyof C & string];

/** One of several elements; inside `many`, order among different names is kept. Keys name the cases. */
export function choice<const C extends Readonly<Record<string, Lazy<Element<unknown>>>>>(
  cases: C,
  options: FieldOptions<unknown> = {},
): Field<ChoiceOf<C>> {
  return { spec: { kind: 'choice', cases, many: false, optional: false, options } };
}

/** Attributes and children of this very element, held in the value as one sub-object. */
export function group<T>(inner: Content<T>, options: FieldOptions<NoInfer<T>> = {}): Field<T> {
  const { kind } = inner.spec;
  if (kind !== 'fields' && kind !== 'variants') throw new DescriptionError(`group() of ${kind}`);
  return { spec: { kind: 'group', content: inner, optional: false, options } };
}

/**
 * Content chosen by the value of an attribute, which is printed first. An absent attribute means `default`, else it is an
 * error, as it is in strict reading where it is `demanded`; the default is printed unless `omitDefault`.
 */
export function variants<const D extends string, const C extends Cases>(
  attribute: D,
  cases: C,
  options: {
    readonly default?: keyof C & string;
    readonly demanded?: boolean;
    readonly omitDefault?: boolean;
    readonly doc?: string;
  } = {},
): Variants<D, C> {
  const { default: absent, ...rest } = options;
  for (const [word, { spec }] of Object.entries(cases)) {
    if (spec.kind !== 'fields' && spec.kind !== 'variants') {
      throw new DescriptionError(`variants('${attribute}'): case '${word}' is ${spec.kind}`);
    }
  }
  return {
    spec: { kind: 'variants', attribute, cases, absent, options: rest },
    discriminant: attribute,
    cases,
  };
}

export function element<T>(name: string, inner: Content<T>, options: ElementOptions = {}): Element<T> {
  return { name, content: inner, options };
}

/** An element that holds only text. */
export function textElement<T>(
  name: string,
  scalar: Scalar<T>,
  options: ElementOptions & Pick<FieldOptions<T>, 'lenient'> = {},
): Element<T> {
  const { lenient, ...rest } = options;
  const field: FieldSpec = content<T>(scalar, lenient ? { lenient } : {}).spec;
  return { name, content: { spec: { kind: 'single', field } }, options: rest };
}

/**
 * An element whose inside is not ours: any attributes, elements and text. `namespaced`: its children are elements with a
 * namespace, one of each; where there is none the element counts as absent.
 */
export function foreign(
  name: string,
  options: ElementOptions & { readonly namespaced?: boolean } = {},
): Element<ForeignElement> {
  const { namespaced = false, ...rest } = options;
  return { name, content: { spec: { kind: 'foreign', namespaced } }, options: rest };
}

/** What the vocabulary cannot say: all readers by hand. Counted; listed in the README. */
export function custom<T>(codec: Custom<T>): Content<T> {
  return { spec: { kind: 'custom', custom: codec } };
}

export function namespace(prefix: string, uri: string): Namespace {
  return { prefix, uri };
}
