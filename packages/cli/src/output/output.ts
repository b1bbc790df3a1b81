/**
 * Where bodies put their results. A body states its data once together with virsh's text for it; `--format` decides which of the
 * two is written: `text` at once, `json` and `yaml` when the command is done (or at once, for a stream of events).
 *
 * Plain remarks (`say`) become the member `message` when a command has no data.
 */
import { formatTable } from './table.ts';

/** Forms a result can be written in. */
export type Format = 'text' | 'json' | 'yaml';

/** The word behind `--format`, or nothing if it is none of ours. */
export function parseFormat(word: string): Format | undefined {
  return word === 'text' || word === 'json' || word === 'yaml' ? word : undefined;
}

/** A column of a table: its title and how a row shows there. */
export interface Column<Row> {
  readonly title: string;
  show(row: Row): string;
}

/** A line `Label:   text` of a record, and the data behind it. */
export interface Field {
  readonly label: string;
  readonly key: string;
  readonly value: unknown;
  /** Virsh's form of the value; the value itself as text if absent. */
  readonly text?: string;
}

/** Collects one command's result. */
export class Output {
  readonly #write: (text: string) => void;
  readonly #format: Format;
  readonly #quiet: boolean;
  readonly #values: unknown[] = [];
  readonly #messages: string[] = [];

  constructor(options: { write: (text: string) => void; format: Format; quiet: boolean }) {
    this.#write = options.write;
    this.#format = options.format;
    this.#quiet = options.quiet;
  }

  /** Whether remarks and titles are left away. */
  get quiet(): boolean {
    return this.#quiet;
  }

  /** Whether virsh's text is written, not data. */
  get isText(): boolean {
    return this.#format === 'text';
  }

  /** Writes text as it is and counts it as a remark; also with `--quiet`. */
  print(text: string): void {
    if (this.isText) this.#write(text);
    else this.#messages.push(text.trim());
  }

  /** A remark, left away with `--quiet`. */
  say(text: string): void {
    if (!this.#quiet || !this.isText) this.print(text);
  }

  /** One result: `text` for people, `value` for programs. */
  show(value: unknown, text: string): void {
    if (this.isText) this.#write(text);
    else this.#values.push(value);
  }

  /** A table of `rows`, which are the data. */
  table<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): void {
    const titles = this.#quiet ? undefined : columns.map((column) => column.title);
    this.show(
      rows,
      this.isText
        ? formatTable(
            titles,
            rows.map((row) => columns.map((column) => column.show(row))),
          )
        : '',
    );
  }

  /** Lines `Label:   text`, the labels filled up to `width` columns. */
  record(fields: readonly Field[], width = 15): void {
    const lines = fields.map(({ label, value, text }) => `${label.padEnd(width)} ${text ?? String(value)}\n`);
    this.show(Object.fromEntries(fields.map(({ key, value }) => [key, value])), lines.join(''));
  }

  /** One value of a stream, written at once: a line of JSON, a document of YAML. */
  async stream(value: unknown, text: string): Promise<void> {
    if (this.isText) this.#write(text);
    else if (this.#format === 'json') this.#write(`${JSON.stringify(value, plain)}\n`);
    else this.#write(`---\n${await toYaml(value)}`);
  }

  /** Writes what was collected; call once, after the command. */
  async finish(): Promise<void> {
    if (this.isText) return;
    const result = this.#result();
    if (result === undefined) return;
    if (this.#format === 'json') this.#write(`${JSON.stringify(result, plain, 2)}\n`);
    else this.#write(await toYaml(result));
  }

  #result(): unknown {
    if (this.#values.length === 1) return this.#values[0];
    if (this.#values.length > 1) return this.#values;
    const message = this.#messages.filter((each) => each !== '').join('\n');
    return message === '' ? undefined : { message };
  }
}

/** 64-bit numbers become numbers where that is exact, else text. */
function plain(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') {
    const exact = value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= BigInt(Number.MIN_SAFE_INTEGER);
    return exact ? Number(value) : value.toString();
  }
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
}

async function toYaml(value: unknown): Promise<string> {
  const { stringify } = await import('yaml');
  return stringify(JSON.parse(JSON.stringify(value, plain)));
}
