/** Option ROMs of devices. */
import type { Props } from './arguments.ts';

/** What a document says of a device's ROM. */
export interface Rom {
  readonly enabled?: boolean | undefined;
  readonly bar?: boolean | undefined;
  readonly file?: string | undefined;
}

/** Properties for a device's ROM: none at all, or whether it is seen and from which file it comes. */
export function romProps(rom: Rom | undefined): Props {
  if (rom?.enabled === false) return { romfile: '' };
  return { rombar: rom?.bar === undefined ? undefined : Number(rom.bar), romfile: rom?.file };
}
