/** What the system says of a failed call. */
import { getSystemErrorMap } from 'node:util';

/** An error's own words, as C programs print them: with a capital. */
export function systemWords({ errno, message }: NodeJS.ErrnoException): string {
  const words = errno === undefined ? undefined : getSystemErrorMap().get(errno)?.[1];
  return words === undefined ? message : words.charAt(0).toUpperCase() + words.slice(1);
}
