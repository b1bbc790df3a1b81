/**
 * What a description is made of: scalars, fields, contents, elements. Inert data; the words that make it are in
 * `vocabulary.ts`, what reads it in `parse.ts format.ts grammar.ts json-schema.ts reference.ts sample.ts`.
 *
 *     Element ── content ──▶ fields ── each ──▶ attribute | content | size | child | choice | group
 *                            variants (one content per value of an attribute)
 *                            single (one field, its value taken bare)
 *                            presence | foreign | custom
 *
 * The TypeScript type travels in the phantom key `~type`, which never exists at run time.
 */
import type { Custom } from './custom.ts';
import type { Random } from './random.ts';
import type { SizeUnit } from './scalars/units.ts';

/** A RELAX NG pattern for text: what attribute values and text contents may be. */
export type DataGrammar =
  | { readonly is: 'text' }
  | {
      readonly is: 'data';
      readonly type: 'string' | 'token';
      readonly params?: Readonly<Record<string, string>>;
    }
  | { readonly is: 'integer'; readonly min: bigint; readonly max: bigint }
  | { readonly is: 'double' }
  | { readonly is: 'words'; readonly words: readonly string[] }
  | { readonly is: 'choice'; readonly of: readonly DataGrammar[] }
  /** Printed once, as a define of this name. */
  | { readonly is: 'named'; readonly name: string; readonly grammar: DataGrammar };

export type JsonSchema = Readonly<Record<string, unknown>>;

/** A value that is written as text, in an attribute or between tags. */
export interface Scalar<T> {
  /** For the reference page: `uint32`. */
  readonly name: string;
  /** Completes "expected …". */
  readonly expected: string;
  /**
   * Undefined: not a value of this kind. Strict reading accepts what `grammar` accepts; lenient reading may accept more.
   */
  parse(text: string, lenient: boolean): T | undefined;
  /** @throws {RangeError} when the value cannot be written so that it reads back. */
  format(value: T): string;
  readonly grammar: DataGrammar;
  readonly jsonSchema: JsonSchema;
  sample(random: Random): T;
  /** Closed list of words, for the nearest one in errors. */
  readonly words?: readonly string[];
}

/** Which side of a document is shown. libvirt's flags name them; a description only says where a field belongs. */
export type View = 'live' | 'inactive' | 'secure' | 'migratable' | 'status';

export interface FieldOptions<T> {
  readonly doc?: string;
  /** First version of libvirt that knows the field. */
  readonly since?: string;
  /** Of a bare number, for the reference page. */
  readonly unit?: string;
  /** What absence means. Makes a field that is not `optional` one that may be absent in the text. */
  readonly default?: T;
  /** Of a field that may be absent: strict reading wants it all the same, as libvirt's grammars want more than its parsers. */
  readonly demanded?: boolean;
  /** Do not print the default. */
  readonly omitDefault?: boolean;
  /** Printed only when one of these views is asked for. */
  readonly in?: readonly View[];
  /** Not printed when one of these views is asked for. */
  readonly notIn?: readonly View[];
  /**
   * Of an optional field: only files of our own have it. The grammar and samples leave it out, and strict reading refuses
   * it unless asked for the view `status`.
   */
  readonly internal?: boolean;
  /** Values that show in every view, whatever `in` and `notIn` say. */
  kept?(value: T): boolean;
  /** Lenient reading: takes a bad value as absent, or reads what the scalar refuses. */
  readonly lenient?: 'ignore' | ((text: string) => T | undefined);
}

export interface SizeOptions {
  /** Unit of the value and of what is printed. */
  readonly unit: SizeUnit;
  /** Unit of a text that names none. Default: `unit`. */
  readonly assume?: SizeUnit;
  /** Name of the attribute that holds the unit. Default `unit`. */
  readonly unitAttribute?: string;
  /** Print the unit attribute. Default true. */
  readonly printUnit?: boolean;
}

interface FieldBase {
  readonly optional: boolean;
  readonly options: FieldOptions<unknown>;
}

export interface AttributeSpec extends FieldBase {
  readonly kind: 'attribute';
  readonly name: string;
  readonly namespace: Namespace | undefined;
  readonly scalar: Scalar<unknown>;
}

export interface ContentFieldSpec extends FieldBase {
  readonly kind: 'content';
  readonly scalar: Scalar<unknown>;
}

export interface SizeSpec extends FieldBase {
  readonly kind: 'size';
  /** Where the number stands: an attribute, or undefined for the element's text. */
  readonly attribute: string | undefined;
  readonly size: Required<SizeOptions>;
}

export interface ChildSpec extends FieldBase {
  readonly kind: 'child';
  readonly element: () => Element<unknown>;
  readonly many: boolean;
  /** Of a list: how many there must be, and may be. */
  readonly least?: number;
  readonly most?: number | undefined;
  /** Absent is read as an empty element. */
  readonly wrapper: 'none' | 'nonEmpty' | 'always';
}

export interface ChoiceSpec extends FieldBase {
  readonly kind: 'choice';
  readonly cases: Readonly<Record<string, Lazy<Element<unknown>>>>;
  readonly many: boolean;
  /** Of a list: how many there must be, and may be. */
  readonly least?: number;
  readonly most?: number | undefined;
}

export interface GroupSpec extends FieldBase {
  readonly kind: 'group';
  readonly content: Content<unknown>;
}

export type FieldSpec = AttributeSpec | ContentFieldSpec | SizeSpec | ChildSpec | ChoiceSpec | GroupSpec;

/** One entry of an element's fields. */
export interface Field<T> {
  readonly spec: FieldSpec;
  readonly '~type'?: T;
}

/** An entry whose key may be absent. */
export interface OptionalField<T> extends Field<T> {
  readonly optional: true;
}

export type Shape = Readonly<Record<string, Field<unknown>>>;

type ValueOf<F> = F extends { readonly '~type'?: infer T } ? T : never;

/** The value that a shape of fields describes. */
export type Shaped<S> = {
  -readonly [K in keyof S as S[K] extends OptionalField<unknown> ? never : K]: ValueOf<S[K]>;
} & {
  -readonly [K in keyof S as S[K] extends OptionalField<unknown> ? K : never]?: ValueOf<S[K]> | undefined;
};

/**
 * One form of an element's fields. Where there are forms, strict reading and the grammar want one of them; lenient reading
 * and the type of the value know nothing of them.
 */
export interface Form<K extends string = string> {
  /** Fields that must be there. */
  readonly needs?: readonly K[];
  /** Fields that must not. */
  readonly lacks?: readonly K[];
  /** Words that attributes or the text are limited to. An attribute that is absent counts as its default. */
  readonly words?: { readonly [key in K]?: readonly string[] };
}

export type NamedFields = readonly (readonly [key: string, field: FieldSpec])[];

export interface FieldsSpec {
  readonly kind: 'fields';
  readonly fields: NamedFields;
  readonly forms?: readonly Form[] | undefined;
  /** Attributes that strict reading and the grammar let stand, though they mean nothing here. */
  readonly spare?: readonly string[] | undefined;
}

export type ContentSpec =
  | FieldsSpec
  | VariantsSpec
  | { readonly kind: 'single'; readonly field: FieldSpec }
  | { readonly kind: 'presence' }
  | { readonly kind: 'foreign'; readonly namespaced: boolean }
  | { readonly kind: 'custom'; readonly custom: Custom<unknown> };

export interface VariantsSpec {
  readonly kind: 'variants';
  /** Name of the attribute, and key of the value. */
  readonly attribute: string;
  readonly cases: Readonly<Record<string, Content<unknown>>>;
  /** The case that an absent attribute means. */
  readonly absent: string | undefined;
  readonly options: { readonly doc?: string; readonly omitDefault?: boolean; readonly demanded?: boolean };
}

/** What stands inside an element's tags, attributes included. */
export interface Content<T> {
  readonly spec: ContentSpec;
  readonly '~type'?: T;
}

export interface Fields<S extends Shape> extends Content<Shaped<S>> {
  readonly shape: S;
}

export type Cases = Readonly<Record<string, Content<unknown>>>;

export type VariantOf<D extends string, C> = {
  [K in keyof C & string]: Readonly<Record<D, K>> & ValueOf<C[K]>;
}[keyof C & string];

export interface Variants<D extends string, C extends Cases> extends Content<VariantOf<D, C>> {
  readonly discriminant: D;
  readonly cases: C;
}

/** The value that a content describes. */
export type Infer<C> = C extends { readonly '~type'?: infer T } ? T : never;

/** Of elements and attributes that do not stand in the document's own (empty) namespace. */
export interface Namespace {
  readonly prefix: string;
  readonly uri: string;
}

export interface ElementOptions {
  readonly doc?: string;
  readonly since?: string;
  readonly namespace?: Namespace;
  /** Printed with an end tag on a line of its own even where nothing stands inside. */
  readonly endTag?: boolean;
  /** Where a root prints the namespaces that its content uses: behind its attributes (default) or before them. */
  readonly xmlns?: 'first' | 'last';
}

/** A named element and all that is known of it. */
export interface Element<T> {
  readonly name: string;
  readonly content: Content<T>;
  readonly options: ElementOptions;
  readonly '~type'?: T;
}

/** Itself, or a function that gives it (for recursion). */
export type Lazy<T> = T | (() => T);

/** The key under which an element is looked up: its name, with its namespace if it has one. */
export function keyOf(name: string, uri: string | undefined): string {
  return uri ? `${uri} ${name}` : name;
}

export function elementKey(element: Element<unknown>): string {
  return keyOf(element.name, element.options.namespace?.uri);
}

/** The elements a child or choice field may hold. */
export function elementsOf(field: ChildSpec | ChoiceSpec): Element<unknown>[] {
  return field.kind === 'child' ? [field.element()] : Object.values(field.cases).map(force);
}

export function force<T>(lazy: Lazy<T>): T {
  return typeof lazy === 'function' ? (lazy as () => T)() : lazy;
}

/** Does a field show in these views? No views: everything shows. */
export function shows(
  options: FieldOptions<unknown>,
  views: ReadonlySet<View> | undefined,
  value: unknown,
): boolean {
  if (!views || (value !== undefined && options.kept?.(value))) return true;
  if (options.in && !options.in.some((view) => views.has(view))) return false;
  return !options.notIn?.some((view) => views.has(view));
}
