/**
 * The options of one command line, read by the command's body. Values stay text until the body asks for a number, so that
 * complaints come in the order in which virsh makes them.
 */
import { Failure } from '../failure.ts';
import type { CommandRow } from '../table/row.ts';
import { parseInteger, type Range, ranges } from './numbers.ts';
import { parseScaled } from './scaled.ts';

/** Typed access to the values; `Option` is the union of the command's option names. */
export class Arguments<Option extends string = string> {
  readonly #row: CommandRow;
  readonly #values: ReadonlyMap<string, readonly string[]>;

  constructor(row: CommandRow, values: ReadonlyMap<string, readonly string[]>) {
    this.#row = row;
    this.#values = values;
  }

  /** The command's own name. */
  get command(): string {
    return this.#row.name;
  }

  /** Whether the option stands on the line, whatever its value. */
  has(name: Option): boolean {
    return this.#values.has(name);
  }

  /** @throws {Failure} if the value is the empty string and the row does not allow that. */
  text(name: Option): string | undefined {
    const value = this.raw(name);
    if (value === '' && this.#row.options.find((each) => each.name === name)?.mayBeEmpty !== true) {
      throw new Failure(`Failed to get option '${name}': Option argument is empty`);
    }
    return value;
  }

  /** As `text`, for an option that the grammar has made sure is there. */
  required(name: Option): string {
    const value = this.text(name);
    if (value === undefined)
      throw new Failure(`Failed to get option '${name}': Mandatory option not present`);
    return value;
  }

  /** The value as written, empty or not. */
  raw(name: Option): string | undefined {
    return this.#values.get(name)?.[0];
  }

  /** The value; the empty string counts as none. */
  nonEmpty(name: Option): string | undefined {
    return this.raw(name) || undefined;
  }

  /** All values of an option that may stand several times. */
  list(name: Option): readonly string[] {
    return this.#values.get(name) ?? [];
  }

  /** A signed 32-bit number. @throws {Failure} if it is none. */
  int(name: Option): number | undefined {
    const value = this.#integer(name, ranges.int32);
    return value === undefined ? undefined : Number(value);
  }

  /** An unsigned 32-bit number; a sign is refused. @throws {Failure} if it is none. */
  uint(name: Option): number | undefined {
    const value = this.#integer(name, ranges.uint32);
    return value === undefined ? undefined : Number(value);
  }

  /** A signed 64-bit number. @throws {Failure} if it is none. */
  long(name: Option): bigint | undefined {
    return this.#integer(name, ranges.int64);
  }

  /** An unsigned 64-bit number; a sign is refused. @throws {Failure} if it is none. */
  ulong(name: Option): bigint | undefined {
    return this.#integer(name, ranges.uint64);
  }

  /**
   * A number with an optional unit (`KiB`, `M`, `GB`, …).
   *
   * @param scale What a number without unit is multiplied with.
   * @param written How the complaint names the option.
   * @throws {Failure} if it is malformed, has an unknown unit, or exceeds `max`.
   */
  scaled(
    name: Option,
    scale: bigint,
    max: bigint = ranges.uint64.max,
    written: string = name,
  ): bigint | undefined {
    const value = this.raw(name);
    return value === undefined ? undefined : parseScaled(value, scale, max, `<${written}>`);
  }

  /** @throws {Failure} if both options are given. */
  exclusive(...names: readonly Option[]): void {
    for (const [at, first] of names.entries()) {
      for (const second of names.slice(at + 1)) {
        if (this.has(first) && this.has(second)) {
          throw new Failure(`Options --${first} and --${second} are mutually exclusive`);
        }
      }
    }
  }

  /** @throws {Failure} if `name` is given without `needed`. */
  requires(name: Option, needed: Option): void {
    if (this.has(name) && !this.has(needed))
      throw new Failure(`Option --${needed} is required by option --${name}`);
  }

  /** The bits of those options that are given, or-ed. */
  flags(bits: { readonly [Name in Option]?: number }): number {
    let sum = 0;
    for (const [name, bit] of Object.entries<number | undefined>(bits)) {
      if (this.#values.has(name)) sum |= bit ?? 0;
    }
    return sum >>> 0;
  }

  #integer(name: Option, range: Range): bigint | undefined {
    const written = this.raw(name);
    if (written === undefined) return undefined;
    const value = parseInteger(written, range);
    if (value === undefined) {
      throw new Failure(`Numeric value '${written}' for <${name}> option is malformed or out of range`);
    }
    return value;
  }
}
