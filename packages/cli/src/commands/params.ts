/** Commands that show parameters, and set those that are given: the same two steps for all of them. */
import type { TypedParam } from 'typevirt';
import { attempt } from '../failure.ts';
import type { Shell } from './body.ts';

/** Parameters by name. */
export type Values = Readonly<Record<string, number | bigint | boolean | string>>;

/** What differs between such commands. */
export interface Tuning {
  /** What the options ask to change; nothing means: show. */
  readonly changes: readonly TypedParam[];
  read(): Promise<Values>;
  write(changes: readonly TypedParam[]): Promise<void>;
  /** Printed before the library's error, if any. */
  readonly readFailed?: string;
  readonly writeFailed?: string;
  /** How a value shows; as it is if absent. */
  show?(value: Values[string], name: string): string;
}

/** Sets what is to be changed, else shows what there is. */
export async function tune(shell: Shell, tuning: Tuning): Promise<void> {
  if (tuning.changes.length > 0) {
    await attempt(tuning.writeFailed ?? '', () => tuning.write(tuning.changes));
    return;
  }
  showValues(shell, await attempt(tuning.readFailed ?? '', () => tuning.read()), tuning.show);
}

/** Lines `name : value`. */
export function showValues(
  shell: Shell,
  values: Values,
  show: (value: Values[string], name: string) => string = (value) => String(value),
): void {
  const lines = Object.entries(values).map(([name, value]) => `${name.padEnd(15)}: ${show(value, name)}\n`);
  shell.out.show(values, lines.join(''));
}
