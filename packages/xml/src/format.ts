/** Value → text, by description: fields in declared order, each in the views it belongs to. Closures, compiled once. */
import {
  force,
  shows,
  type AttributeSpec,
  type ChildSpec,
  type ChoiceSpec,
  type ContentFieldSpec,
  type ContentSpec,
  type Element,
  type FieldSpec,
  type Namespace,
  type SizeSpec,
  type VariantsSpec,
  type View,
} from './description.ts';
import { XmlError } from './errors.ts';
import { formatForeign, type ForeignElement } from './foreign.ts';
import { escapeAttribute, Writer } from './writer.ts';

export interface FormatOptions {
  /** Which side of the document to show. Default: everything. */
  readonly view?: View | readonly View[];
}

/** A text, and whether it says everything. */
export interface Formatted {
  readonly text: string;
  /** Nothing that the value holds was left out for the view's sake: a view that shows more gives the same text. */
  readonly whole: boolean;
}

/**
 * Writes a document, with a line break at its end.
 *
 * @throws {XmlError} `missing` or `bad-value` (line 0) when the value does not fit its description.
 */
export function format<T>(value: T, element: Element<T>, options: FormatOptions = {}): string {
  return formatNoting(value, element, options).text;
}

/** As `format`, and tells whether the view left anything out. */
export function formatNoting<T>(value: T, element: Element<T>, options: FormatOptions = {}): Formatted {
  const views = options.view === undefined ? undefined : new Set([options.view].flat());
  const output: Output = { writer: new Writer(), views, namespaces: new Map(), whole: true };
  const { namespace } = element.options;
  writeElement(element, compileContent(element.content.spec), value, output);
  return { text: declare(output, element, namespace), whole: output.whole };
}

interface Output {
  readonly writer: Writer;
  readonly views: ReadonlySet<View> | undefined;
  /** Prefix → URI of what was used. */
  readonly namespaces: Map<string, string>;
  /** Becomes false with the first field that the views hide. */
  whole: boolean;
}

/** Declares the namespaces used on the root. */
function declare({ writer, namespaces }: Output, root: Element<unknown>, own: Namespace | undefined): string {
  const { text } = writer;
  if (namespaces.size === 0) return text;
  const declarations = [...namespaces]
    .map(([prefix, uri]) => ` xmlns:${prefix}='${escapeAttribute(uri)}'`)
    .join('');
  // In values '>' is escaped, so the first one ends the root's start tag.
  const end = text.indexOf('>');
  const behind = text[end - 1] === '/' ? end - 1 : end;
  const name = own ? `${own.prefix}:${root.name}` : root.name;
  const at = root.options.xmlns === 'first' ? 1 + name.length : behind;
  return text.slice(0, at) + declarations + text.slice(at);
}

type Write = (value: unknown, output: Output) => void;

interface CompiledContent {
  readonly attributes: readonly Write[];
  /** Child elements. */
  readonly children: readonly Write[];
  /** The element's text; undefined, or giving it, when the content is not text. */
  readonly text: ((value: unknown, output: Output) => string | undefined) | undefined;
  /** Foreign content writes the element as a whole. */
  readonly whole: ((name: string, value: unknown, output: Output) => void) | undefined;
}

function writeElement(
  element: Element<unknown>,
  content: CompiledContent,
  value: unknown,
  output: Output,
): void {
  const { writer } = output;
  const name = qualify(element.name, element.options.namespace, output);
  if (content.whole) return content.whole(name, value, output);
  writer.open(name);
  for (const write of content.attributes) write(value, output);
  const text = content.text?.(value, output);
  if (text !== undefined) return writer.closeWithText(name, text);
  for (const write of content.children) write(value, output);
  writer.close(name, element.options.endTag);
}

function qualify(name: string, namespace: Namespace | undefined, output: Output): string {
  if (!namespace) return name;
  output.namespaces.set(namespace.prefix, namespace.uri);
  return `${namespace.prefix}:${name}`;
}

const compiled = new WeakMap<ContentSpec, CompiledContent>();

function compileContent(spec: ContentSpec): CompiledContent {
  const known = compiled.get(spec);
  if (known) return known;
  const made = compile(spec);
  compiled.set(spec, made);
  return made;
}

const nothing: CompiledContent = { attributes: [], children: [], text: undefined, whole: undefined };

function compile(spec: ContentSpec): CompiledContent {
  switch (spec.kind) {
    case 'presence':
      return nothing;
    case 'foreign':
      return {
        ...nothing,
        whole: (name, value, output) => writeForeign({ ...(value as ForeignElement), name }, output),
      };
    case 'custom':
      return {
        ...nothing,
        whole: (name, value, output) => writeForeign({ name, ...spec.custom.format(value) }, output, true),
      };
    case 'single':
      return compileField('', spec.field, (value) => value);
    case 'fields':
      return join(spec.fields.map(([key, field]) => compileKeyed(key, field)));
    case 'variants':
      return compileVariants(spec);
  }
}

/** Most fields of most values are absent; what prints nothing then is not looked at any further. */
function compileKeyed(key: string, field: FieldSpec): CompiledContent {
  const get: Get = (value) => (value as Record<string, unknown>)[key];
  const content = compileField(key, field, get);
  if (!field.optional) return content;
  const ifThere =
    (write: Write): Write =>
    (value, output) => {
      if (get(value) !== undefined) write(value, output);
    };
  return { ...content, attributes: content.attributes.map(ifThere), children: content.children.map(ifThere) };
}

function join(parts: readonly CompiledContent[]): CompiledContent {
  return {
    attributes: parts.flatMap((part) => part.attributes),
    children: parts.flatMap((part) => part.children),
    text: parts.find((part) => part.text)?.text,
    whole: undefined,
  };
}

/** Foreign content keeps libxml2's layout; custom content gets ours. */
function writeForeign(element: ForeignElement, { writer }: Pick<Output, 'writer'>, ours = false): void {
  if (!ours) return writer.raw(formatForeign(element, writer.level));
  writer.open(element.name);
  for (const [name, value] of element.attributes) writer.attribute(name, value);
  const text = element.children.filter((child) => typeof child === 'string').join('');
  if (text !== '') return writer.closeWithText(element.name, text);
  for (const child of element.children) {
    if (typeof child === 'object' && 'name' in child) writeForeign(child, { writer }, true);
  }
  writer.close(element.name);
}

function compileVariants(spec: VariantsSpec): CompiledContent {
  const cases = new Map<unknown, CompiledContent>();
  for (const [word, content] of Object.entries(spec.cases)) cases.set(word, compileContent(content.spec));
  const wordOf = (value: unknown): string => {
    const word = (value as Record<string, unknown>)[spec.attribute];
    if (!cases.has(word))
      throw unfit('bad-value', spec.attribute, `'${String(word)}' is no case of '${spec.attribute}'`);
    return word as string;
  };
  const caseOf = (value: unknown): CompiledContent => cases.get(wordOf(value)) ?? nothing;
  const holdsText = [...cases.values()].some((content) => content.text);
  return {
    attributes: [
      (value, { writer }) => {
        const word = wordOf(value);
        if (!(spec.options.omitDefault && word === spec.absent)) writer.attribute(spec.attribute, word);
      },
      (value, output) => {
        for (const write of caseOf(value).attributes) write(value, output);
      },
    ],
    children: [
      (value, output) => {
        for (const write of caseOf(value).children) write(value, output);
      },
    ],
    text: holdsText ? (value, output) => caseOf(value).text?.(value, output) : undefined,
    whole: undefined,
  };
}

type Get = (value: unknown) => unknown;

/** The value of a field if it is to be printed. */
function printed(key: string, field: FieldSpec, get: Get): (value: unknown, output: Output) => unknown {
  const { options } = field;
  const viewed = options.in !== undefined || options.notIn !== undefined;
  if (field.optional && !viewed && !options.omitDefault) return get;
  const isList = 'many' in field && field.many;
  const needed = !field.optional && options.default === undefined && !isList && !viewed;
  return (value, output) => {
    const found = get(value) ?? (field.optional ? undefined : options.default);
    if (viewed && !shows(options, output.views, found)) {
      if (found !== undefined) output.whole = false;
      return undefined;
    }
    if (found === undefined) {
      if (needed && !(field.kind === 'child' && field.wrapper !== 'none')) {
        throw unfit('missing', key, `'${key}' is missing`);
      }
      return undefined;
    }
    return options.omitDefault && found === options.default ? undefined : found;
  };
}

function compileField(key: string, field: FieldSpec, get: Get): CompiledContent {
  const print = printed(key, field, get);
  switch (field.kind) {
    case 'attribute':
      return { ...nothing, attributes: [attributeWriter(key, field, print)] };
    case 'content':
      return { ...nothing, text: textWriter(key, field, print) };
    case 'size':
      return compileSize(field, print);
    case 'child':
    case 'choice':
      return {
        ...nothing,
        children: [field.kind === 'child' ? childWriter(field, print) : choiceWriter(field, print)],
      };
    case 'group':
      return compileGroup(compileContent(field.content.spec), print);
  }
}

type Print = (value: unknown, output: Output) => unknown;

function attributeWriter(key: string, field: AttributeSpec, print: Print): Write {
  const { scalar, name, namespace } = field;
  return (value, output) => {
    const found = print(value, output);
    if (found !== undefined)
      output.writer.attribute(qualify(name, namespace, output), written(key, scalar, found));
  };
}

function textWriter(
  key: string,
  field: ContentFieldSpec,
  print: Print,
): (value: unknown, output: Output) => string {
  return (value, output) => {
    const found = print(value, output);
    return found === undefined ? '' : written(key, field.scalar, found);
  };
}

function written(key: string, scalar: { format(value: unknown): string }, value: unknown): string {
  try {
    return scalar.format(value);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw unfit('bad-value', key, `'${key}' cannot be written: ${why}`, { cause });
  }
}

function compileSize(field: SizeSpec, print: Print): CompiledContent {
  const { attribute, size } = field;
  const { unit, unitAttribute, printUnit } = size;
  const unitWriter: Write = (value, output) => {
    if (printUnit && print(value, output) !== undefined) output.writer.attribute(unitAttribute, unit);
  };
  if (attribute === undefined) {
    const text = (value: unknown, output: Output): string =>
      String((print(value, output) as bigint | undefined) ?? '');
    return { ...nothing, attributes: [unitWriter], text };
  }
  const amountWriter: Write = (value, output) => {
    const found = print(value, output);
    if (found !== undefined) output.writer.attribute(attribute, String(found));
  };
  return { ...nothing, attributes: [amountWriter, unitWriter] };
}

function childWriter(field: ChildSpec, print: Print): Write {
  let content: CompiledContent | undefined;
  const write = (value: unknown, output: Output): void => {
    const element = field.element();
    content ??= compileContent(element.content.spec);
    writeElement(element, content, value, output);
  };
  if (field.many) {
    return (value, output) => {
      for (const item of (print(value, output) as readonly unknown[] | undefined) ?? []) write(item, output);
    };
  }
  const emptyIsAbsent = field.optional;
  const presence = (): boolean => field.element().content.spec.kind === 'presence';
  return (value, output) => {
    const found = print(value, output);
    if (found === undefined) {
      if (field.wrapper === 'always') write({}, output);
      return;
    }
    if (found === false && presence()) return;
    if (found === '' && emptyIsAbsent) return;
    if (field.wrapper === 'nonEmpty') writeUnlessEmpty(field.element(), output, () => write(found, output));
    else write(found, output);
  };
}

/** What was taken back needs no namespace either. */
function writeUnlessEmpty({ name, options }: Element<unknown>, output: Output, write: () => void): void {
  const { namespace } = options;
  const declared = namespace && output.namespaces.has(namespace.prefix);
  const stayed = output.writer.unlessEmpty(namespace ? `${namespace.prefix}:${name}` : name, write);
  if (!stayed && namespace && !declared) output.namespaces.delete(namespace.prefix);
}

function choiceWriter(field: ChoiceSpec, print: Print): Write {
  const write = (item: unknown, output: Output): void => {
    const { element: key, value } = item as { element: string; value: unknown };
    const chosen = Object.hasOwn(field.cases, key) ? field.cases[key] : undefined;
    if (!chosen) throw unfit('bad-value', 'element', `'${key}' is no case of this choice`);
    const element = force(chosen);
    writeElement(element, compileContent(element.content.spec), value, output);
  };
  return (value, output) => {
    const found = print(value, output);
    if (found === undefined) return;
    if (field.many) for (const item of found as readonly unknown[]) write(item, output);
    else write(found, output);
  };
}

function compileGroup(inner: CompiledContent, print: Print): CompiledContent {
  const within =
    (write: Write): Write =>
    (value, output) => {
      const found = print(value, output);
      if (found !== undefined) write(found, output);
    };
  const { text } = inner;
  return {
    attributes: inner.attributes.map(within),
    children: inner.children.map(within),
    text:
      text &&
      ((value, output) => {
        const found = print(value, output);
        return found === undefined ? '' : text(found, output);
      }),
    whole: undefined,
  };
}

function unfit(kind: 'missing' | 'bad-value', path: string, text: string, options?: ErrorOptions): XmlError {
  return new XmlError({ kind, text, line: 0, column: 0, offset: 0, path }, options);
}
