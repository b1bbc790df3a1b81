/** Every completer by the name that rows of the command table use. */
import type { CompleterName } from '../../table/row.ts';
import type { Completer } from './completer.ts';
import { deviceCompleters } from './devices.ts';
import { objectCompleters } from './objects.ts';
import { wordCompleters } from './words.ts';

/** One completer for each kind of value. */
export const completers: Readonly<Record<CompleterName, Completer>> = {
  ...objectCompleters,
  ...deviceCompleters,
  ...wordCompleters,
};
