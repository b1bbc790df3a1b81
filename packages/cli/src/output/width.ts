/** How many columns of a terminal a text takes, and how it is made safe to print. */
import { eastAsianWidth } from 'get-east-asian-width';

const combining = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

/** Columns taken by `text`: two for wide East Asian characters, none for combining ones. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const char of text) {
    if (!combining.test(char)) width += eastAsianWidth(char.codePointAt(0)!);
  }
  return width;
}

/** `text` with characters that would disturb a terminal written as `\x07`. */
export function printable(text: string): string {
  return text.replace(/[\x00-\x1f\x7f-\x9f]/g, (char) => {
    const bytes = Buffer.from(char, 'utf8');
    return [...bytes].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
  });
}

/** `text` filled with blanks on the right up to `width` columns. */
export function padRight(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}
