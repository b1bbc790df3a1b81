/**
 * A command is a row: its words, options and help sentences. Grammar, `help`, completion and the bodies'
 * argument types are all read from the rows; a body never states an option again.
 *
 * @source virsh 9.0 option tables
 */
import type { deviceCompleters } from '../shell/complete/devices.ts';
import type { objectCompleters } from '../shell/complete/objects.ts';
import type { wordCompleters } from '../shell/complete/words.ts';

/** What an option's values are, for completion. */
export type CompleterName =
  | keyof typeof objectCompleters
  | keyof typeof deviceCompleters
  | keyof typeof wordCompleters;

/** How an option takes its value: none, from the next free word, by name only, or all words that are left. */
export type OptionKind = 'flag' | 'data' | 'text' | 'number' | 'rest';

/** One option of a command. */
export interface OptionRow<Name extends string = string> {
  readonly kind: OptionKind;
  readonly name: Name;
  readonly doc: string;
  readonly required: boolean;
  /** Only as `--name value`, never as a free word. */
  readonly named: boolean;
  /** Whether the empty string is a value. */
  readonly mayBeEmpty: boolean;
  /** Who knows its values. */
  readonly completes?: CompleterName;
  /** Whether several of them may be given, with commas. */
  readonly completesList?: boolean;
}

/** Another spelling of an option; with `value` it stands for the option with that value. */
export interface AliasRow {
  readonly kind: 'alias';
  readonly name: string;
  readonly for: string;
  readonly value?: string;
}

/** What can differ from a kind's usual behaviour. */
interface Exceptions {
  readonly required?: boolean;
  readonly named?: boolean;
  readonly mayBeEmpty?: boolean;
  readonly completes?: CompleterName;
  readonly completesList?: boolean;
}

/** One command; `Option` is the union of its option names. */
export interface CommandRow<Option extends string = string> {
  readonly name: string;
  readonly group: string;
  /** The file of `commands/` that holds the body. */
  readonly module: string;
  readonly summary: string;
  readonly description: string;
  readonly aliases: readonly string[];
  /** Runs without a connection. */
  readonly offline: boolean;
  /** Not listed by `help`. */
  readonly hidden: boolean;
  readonly options: readonly OptionRow<Option>[];
  readonly optionAliases: readonly AliasRow[];
}

interface RowSource {
  readonly summary: string;
  readonly description?: string;
  readonly aliases?: readonly string[];
  readonly offline?: true;
  readonly hidden?: true;
  readonly options: readonly (OptionRow | AliasRow)[];
}

type OptionNames<Source extends RowSource> = Extract<Source['options'][number], OptionRow>['name'];

function option<const Name extends string>(
  kind: OptionKind,
  name: Name,
  doc: string,
  { required = false, named = false, mayBeEmpty = false, ...completion }: Exceptions,
): OptionRow<Name> {
  return { kind, name, doc, required, named, mayBeEmpty, ...completion };
}

/** An option that is there or not. */
export function flag<const Name extends string>(name: Name, doc: string): OptionRow<Name> {
  return option('flag', name, doc, { named: true });
}

/** A word that must be given, by place or by name. */
export function data<const Name extends string>(
  name: Name,
  doc: string,
  but: Exceptions = {},
): OptionRow<Name> {
  return option('data', name, doc, { ...but, required: true });
}

/** A text that may be given, by name or (unless `named`) by place. */
export function text<const Name extends string>(
  name: Name,
  doc: string,
  but: Exceptions = {},
): OptionRow<Name> {
  return option('text', name, doc, but);
}

/** A number, parsed when the body asks for it. */
export function number<const Name extends string>(
  name: Name,
  doc: string,
  but: Exceptions = {},
): OptionRow<Name> {
  return option('number', name, doc, but);
}

/** Takes every word that is left; may be named several times. */
export function rest<const Name extends string>(
  name: Name,
  doc: string,
  but: Exceptions = {},
): OptionRow<Name> {
  return option('rest', name, doc, but);
}

/** Another spelling of an option of the same command. */
export function alias(name: string, target: string, value?: string): AliasRow {
  return { kind: 'alias', name, for: target, ...(value === undefined ? {} : { value }) };
}

/** The rows of one module; they are made when one of them is asked for, since most runs need one module of all. */
export interface RowModule<
  Rows extends Readonly<Record<string, CommandRow>> = Readonly<Record<string, CommandRow>>,
> {
  readonly group: string;
  load(): Rows;
}

type RowsOf<Sources extends Record<string, RowSource>> = {
  readonly [Name in keyof Sources & string]: CommandRow<OptionNames<Sources[Name]>>;
};

/** A module of rows. @param sources Called once, when the first row is asked for. */
export function rows<const Sources extends Record<string, RowSource>>(
  group: string,
  module: string,
  sources: () => Sources,
): RowModule<RowsOf<Sources>> {
  let made: RowsOf<Sources> | undefined;
  return {
    group,
    load: () => {
      made ??= Object.fromEntries(
        Object.entries<RowSource>(sources()).map(([name, source]) => [
          name,
          row(group, module, name, source),
        ]),
      ) as RowsOf<Sources>;
      return made;
    },
  };
}

function row(group: string, module: string, name: string, source: RowSource): CommandRow {
  return {
    name,
    group,
    module,
    summary: source.summary,
    description: source.description ?? '',
    aliases: source.aliases ?? [],
    offline: source.offline ?? false,
    hidden: source.hidden ?? false,
    options: source.options.filter((each) => each.kind !== 'alias'),
    optionAliases: source.options.filter((each) => each.kind === 'alias'),
  };
}
