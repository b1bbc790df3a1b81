/**
 * JSON with whole 64-bit integers. QEMU's integers reach 2⁶⁴−1, beyond what a JavaScript number holds
 * exactly: those come out as bigint, all others as number, and bigints go in as plain digits.
 */

/** Any JSON value as {@link parseJson} makes it. */
export type Json = null | boolean | number | bigint | string | readonly Json[] | JsonObject;
/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: Json;
}
/** An integer of QEMU's: bigint only where a number would not be exact. `BigInt(x)` takes both. */
export type QmpInt = number | bigint;

const longDigits = /\d{16}/;
const stringOrLongInteger = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g;
const mark = '\u0000int:';
const markedInteger = /"\\u0000int:(-?\d+)"/g;

/** Parses one document; throws SyntaxError. */
export function parseJson(text: string): Json {
  if (!longDigits.test(text)) return JSON.parse(text) as Json;
  const marked = text.replace(stringOrLongInteger, (token) =>
    token.startsWith('"') || isExact(token) ? token : `"\\u0000int:${token}"`,
  );
  return JSON.parse(marked, (_, value: unknown) =>
    typeof value === 'string' && value.startsWith(mark) ? BigInt(value.slice(mark.length)) : value,
  ) as Json;
}

function isExact(digits: string): boolean {
  return Number.isSafeInteger(Number(digits));
}

/** Formats one document on one line. Keys whose value is undefined are left out. */
export function formatJson(value: unknown): string {
  let hasBigint = false;
  const text = JSON.stringify(value, (_, part: unknown) => {
    if (typeof part !== 'bigint') return part;
    hasBigint = true;
    return mark + part.toString();
  });
  return hasBigint ? text.replace(markedInteger, '$1') : text;
}
