/**
 * Descriptions → the reference: a list of entries, one for each attribute, element and text with its path, and the page
 * in Markdown made of them. `lookup` finds the entries of one path.
 */
import {
  force,
  type ChildSpec,
  type ChoiceSpec,
  type ContentSpec,
  type Element,
  type FieldOptions,
  type FieldSpec,
  type SizeSpec,
} from './description.ts';
import { nearest } from './errors.ts';

export interface ReferenceEntry {
  /** `domain/devices/disk/driver/@cache`; an element's own text is its path with `/text()`. */
  readonly path: string;
  readonly kind: 'element' | 'attribute' | 'text';
  /** What may stand there: `uint32`, `yes` or `no`; empty for elements that hold elements. */
  readonly value: string;
  readonly occurs: 'once' | 'at most once' | 'at least once' | 'any number';
  readonly doc: string;
  readonly since: string | undefined;
  readonly unit: string | undefined;
  /** As it would be written. */
  readonly default: string | undefined;
  /** The cases it belongs to, outermost first: `type='file'`. */
  readonly when: readonly string[];
  /** Views that show it; empty: all. */
  readonly views: readonly string[];
  /** An element already described further up, whose content is not repeated. */
  readonly seeAbove: string | undefined;
}

/** All entries, in the order of the output. */
export function entries(root: Element<unknown>): ReferenceEntry[] {
  const walk = new Walk();
  walk.element(root, '', { occurs: 'once', options: {}, when: [] });
  return walk.found;
}

/** The entries of one path among `all` of its document: several where it means different things in different cases. */
export function lookup(all: readonly ReferenceEntry[], path: string): ReferenceEntry[] {
  const wanted = path.replace(/^\/|\[\d+\]/g, '');
  const direct = all.filter((entry) => entry.path === wanted);
  if (direct.length > 0) return direct;
  // Below an element that is described elsewhere: go there.
  for (const { path: place, seeAbove } of all) {
    if (seeAbove === undefined || !wanted.startsWith(`${place}/`)) continue;
    const moved = seeAbove + wanted.slice(place.length);
    if (moved.length < wanted.length) return lookup(all, moved);
    const there = all.filter((entry) => entry.path === moved);
    if (there.length > 0) return there;
  }
  return [];
}

/** The path in `all` closest to one that `lookup` did not find. */
export function nearestPath(all: readonly ReferenceEntry[], path: string): string | undefined {
  const known = all.map((entry) => entry.path);
  const last = (of: string): string => of.slice(of.lastIndexOf('/') + 1).replace(/^@/, '');
  const sameName = known.filter((candidate) => last(candidate) === last(path));
  return nearest(path, sameName) ?? nearest(path, known) ?? sameName[0];
}

interface Place {
  readonly occurs: ReferenceEntry['occurs'];
  readonly options: FieldOptions<unknown>;
  readonly when: readonly string[];
}

class Walk {
  readonly found: ReferenceEntry[] = [];
  readonly #seen = new Map<Element<unknown>, string>();
  /** Where the first entry of a place with its kind and value stands in `found`. */
  readonly #firsts = new Map<string, number>();

  element(element: Element<unknown>, above: string, place: Place): void {
    const prefix = element.options.namespace ? `${element.options.namespace.prefix}:` : '';
    const path = `${above}${above ? '/' : ''}${prefix}${element.name}`;
    const described = this.#seen.get(element);
    const { spec } = element.content;
    this.#add(path, 'element', elementValue(spec), place, {
      doc: place.options.doc ?? element.options.doc ?? '',
      since: place.options.since ?? element.options.since,
      seeAbove: described,
    });
    if (described !== undefined) return;
    this.#seen.set(element, path);
    this.#content(spec, path, []);
  }

  #content(spec: ContentSpec, path: string, when: readonly string[]): void {
    if (spec.kind === 'fields') for (const [, field] of spec.fields) this.#field(field, path, when);
    // The text of an element that holds nothing else is told with the element.
    if (spec.kind === 'single' && spec.field.kind !== 'content') this.#field(spec.field, path, when);
    if (spec.kind !== 'variants') return;
    const words = Object.keys(spec.cases);
    const occurs = spec.absent === undefined || spec.options.demanded ? 'once' : 'at most once';
    const options = { default: spec.absent, ...(spec.options.doc ? { doc: spec.options.doc } : {}) };
    this.#add(
      `${path}/@${spec.attribute}`,
      'attribute',
      words.map(code).join(', '),
      { occurs, options, when },
      {},
    );
    const first = this.found.length;
    const cases = words.map((word) => `${spec.attribute}='${word}'`);
    Object.values(spec.cases).forEach((content, index) => {
      this.#content(content.spec, path, [...when, cases[index] ?? '']);
    });
    this.#forgetCases(first, cases);
  }

  /** What is there in every case needs no word about cases. */
  #forgetCases(first: number, cases: readonly string[]): void {
    for (let index = first; index < this.found.length; index += 1) {
      const entry = this.found[index]!;
      if (!cases.every((each) => entry.when.includes(each))) continue;
      this.found[index] = { ...entry, when: entry.when.filter((each) => !cases.includes(each)) };
    }
  }

  #field(field: FieldSpec, path: string, when: readonly string[]): void {
    const { options } = field;
    const absent = (field.optional || options.default !== undefined) && !options.demanded;
    const occurs = absent ? 'at most once' : 'once';
    const place: Place = { occurs, options, when };
    switch (field.kind) {
      case 'attribute': {
        const prefix = field.namespace ? `${field.namespace.prefix}:` : '';
        const fallback = written(field.scalar, options.default);
        return this.#add(`${path}/@${prefix}${field.name}`, 'attribute', field.scalar.name, place, {
          default: fallback,
        });
      }
      case 'content':
        return this.#add(`${path}/text()`, 'text', field.scalar.name, place, {
          default: written(field.scalar, options.default),
        });
      case 'size':
        return this.#size(field, path, place);
      case 'child':
      case 'choice':
        return this.#elements(field, path, place);
      case 'group':
        return this.#content(field.content.spec, path, when);
    }
  }

  #size({ attribute, size }: SizeSpec, path: string, place: Place): void {
    const extra = { unit: size.unit };
    if (attribute === undefined) this.#add(`${path}/text()`, 'text', 'size', place, extra);
    else this.#add(`${path}/@${attribute}`, 'attribute', 'size', place, extra);
    const unit: Place = {
      ...place,
      occurs: 'at most once',
      options: { doc: `Unit of the size; without it ${size.assume}.` },
    };
    this.#add(`${path}/@${size.unitAttribute}`, 'attribute', 'size unit', unit, {});
  }

  #elements(field: ChildSpec | ChoiceSpec, path: string, place: Place): void {
    const absent = field.kind === 'child' && field.wrapper !== 'none';
    const occurs = field.many
      ? field.least
        ? 'at least once'
        : 'any number'
      : absent
        ? 'at most once'
        : place.occurs;
    const inner = field.kind === 'child' ? [field.element()] : Object.values(field.cases).map(force);
    for (const element of inner) this.element(element, path, { ...place, occurs });
  }

  #add(
    path: string,
    kind: ReferenceEntry['kind'],
    value: string,
    { occurs, options, when }: Place,
    extra: Partial<ReferenceEntry>,
  ): void {
    // The cases of a union share most of their fields: say so once, with all the cases.
    const identity = `${kind} ${path} ${value}`;
    const first = this.#firsts.get(identity);
    const same = first === undefined ? undefined : this.found[first];
    if (first !== undefined && same && when.length > 0 && same.when.length > 0) {
      this.found[first] = { ...same, when: [...new Set([...same.when, ...when])] };
      return;
    }
    if (first === undefined) this.#firsts.set(identity, this.found.length);
    const views = [...(options.in ?? []), ...(options.notIn ?? []).map((view) => `not ${view}`)];
    const fallback = options.default === undefined ? undefined : String(options.default);
    const { doc = '', since, unit } = options;
    this.found.push({
      path,
      kind,
      value,
      occurs,
      doc,
      since,
      unit,
      default: fallback,
      when,
      views,
      seeAbove: undefined,
      ...extra,
    });
  }
}

function elementValue(spec: ContentSpec): string {
  switch (spec.kind) {
    case 'single':
      return spec.field.kind === 'content' ? spec.field.scalar.name : '';
    case 'presence':
      return 'empty';
    case 'foreign':
      return 'anything';
    case 'custom':
      return spec.custom.reference;
    default:
      return '';
  }
}

function written(scalar: { format(value: unknown): string }, value: unknown): string | undefined {
  return value === undefined ? undefined : scalar.format(value);
}

function code(word: string): string {
  return `\`${word}\``;
}

/** The page of one document. Elements that hold something get a heading, the rest is rows. */
export function reference(root: Element<unknown>): string {
  const all = entries(root);
  const heads = all.filter(
    (entry) => entry.kind === 'element' && all.some((inner) => parentOf(inner.path) === entry.path),
  );
  const lines = [`# The \`${root.name}\` document`, '', root.options.doc ?? ''];
  for (const head of heads) {
    if (head.path !== root.name) lines.push('', `## ${head.path}`, '', sentence(head));
    lines.push('', '| what | value | occurs | meaning |', '| --- | --- | --- | --- |');
    for (const entry of all) if (parentOf(entry.path) === head.path) lines.push(row(entry));
  }
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function sentence({ doc, since }: ReferenceEntry): string {
  return [doc, since ? `Since ${since}.` : ''].filter(Boolean).join(' ');
}

function row(entry: ReferenceEntry): string {
  const last = entry.path.slice(entry.path.lastIndexOf('/') + 1);
  const name =
    entry.kind === 'attribute' ? code(last.slice(1)) : entry.kind === 'text' ? 'text' : code(`<${last}>`);
  const meaning = [
    sentence(entry),
    entry.unit ? `In ${entry.unit}.` : '',
    entry.default === undefined ? '' : `Default ${code(entry.default)}.`,
    entry.when.length > 0 ? `With ${entry.when.map(code).join(', ')}.` : '',
    entry.views.length > 0 ? `Shown: ${entry.views.join(', ')}.` : '',
    entry.seeAbove ? `As ${code(entry.seeAbove)}.` : '',
  ].filter(Boolean);
  const cells = [name, entry.value, entry.occurs, meaning.join(' ')];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}
