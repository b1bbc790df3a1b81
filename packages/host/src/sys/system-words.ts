/** What the system says of a failed call. */
import { getSystemErrorMap } from 'node:util';

/** Where Node's words are not those of the C library. */
const ownWords: Readonly<Record<string, string>> = {
  EBUSY: 'Device or resource busy',
  EEXIST: 'File exists',
  EIO: 'Input/output error',
  EISDIR: 'Is a directory',
  ELOOP: 'Too many levels of symbolic links',
  ENAMETOOLONG: 'File name too long',
  ENOTSUP: 'Operation not supported',
  EOPNOTSUPP: 'Operation not supported',
  ETXTBSY: 'Text file busy',
  EXDEV: 'Invalid cross-device link',
};

/** An error's own words, as C programs print them. */
export function systemWords({ errno, message }: NodeJS.ErrnoException): string {
  const [code, words] = (errno === undefined ? undefined : getSystemErrorMap().get(-Math.abs(errno))) ?? [];
  if (code === undefined || words === undefined) return message;
  return ownWords[code] ?? words.charAt(0).toUpperCase() + words.slice(1);
}
