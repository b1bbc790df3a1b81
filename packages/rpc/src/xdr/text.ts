/** Text and bytes: strings, opaque data, UUIDs, and the protocol's lists of single characters. */
import type { Xdr } from './codec.ts';
import { XdrError } from './error.ts';

/** UTF-8 text of at most `max` bytes, without NUL. */
export function string(max: number): Xdr<string> {
  return {
    minBytes: 4,
    shape: { kind: 'string', max },
    read: (from) => from.text(from.count(max, 1)),
    write: (to, value) => to.text(value, max),
  };
}

/** At most `max` bytes. What is read is a copy of its own. */
export function opaque(max: number): Xdr<Uint8Array> {
  return {
    minBytes: 4,
    shape: { kind: 'opaque', max },
    read: (from) => from.copy(from.count(max, 1)),
    write(to, value) {
      if (value.length > max) throw new XdrError(`${value.length} bytes are over the limit of ${max}`);
      to.uint(value.length);
      to.padded(value);
    },
  };
}

/** Bytes that the protocol declares as `char` each, so that every one travels as a 32-bit word. */
export function chars(max: number): Xdr<Uint8Array> {
  return {
    minBytes: 4,
    shape: { kind: 'chars', max },
    read(from) {
      const bytes = new Uint8Array(from.count(max, 4));
      for (let i = 0; i < bytes.length; i++) bytes[i] = from.int();
      return bytes;
    },
    write(to, value) {
      if (value.length > max) throw new XdrError(`${value.length} bytes are over the limit of ${max}`);
      to.uint(value.length);
      for (const byte of value) to.int(signed(byte));
    },
  };
}

/** Text sent as a list of at most `max` words of one byte each, the last of them zero. */
export function charText(max: number): Xdr<string> {
  const bytes = chars(max);
  return {
    minBytes: 4,
    shape: { kind: 'charText', max },
    read: (from) => untilNul(bytes.read(from)),
    write: (to, value) => bytes.write(to, encoder.encode(`${noNul(value)}\0`)),
  };
}

/** Text in exactly `length` words of one byte each, filled with zeros; at least one zero ends it. */
export function fixedCharText(length: number): Xdr<string> {
  return {
    minBytes: length * 4,
    shape: { kind: 'fixedCharText', length },
    read(from) {
      const bytes = new Uint8Array(length);
      for (let i = 0; i < length; i++) bytes[i] = from.int();
      return untilNul(bytes);
    },
    write(to, value) {
      const bytes = encoder.encode(noNul(value));
      if (bytes.length >= length)
        throw new XdrError(`text of ${bytes.length} bytes is over the limit of ${length - 1}`);
      for (let i = 0; i < length; i++) to.int(signed(bytes[i] ?? 0));
    },
  };
}

/** 16 bytes, as canonical lower-case text. */
export const uuid: Xdr<string> = {
  minBytes: 16,
  shape: { kind: 'uuid' },
  read: (from) => formatUuid(from.view(16)),
  write: (to, value) => to.raw(parseUuid(value)),
};

const encoder = new TextEncoder();
const decoder = new TextDecoder();
/** Characters of the digits, and of a UUID under way: one string from all of them costs least memory. */
const hexCodes = Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
const uuidCodes = Array.from('00000000-0000-0000-0000-000000000000', (char) => char.charCodeAt(0));
const dash = 0x2d;
const scratch = new Uint8Array(16);

function formatUuid(bytes: Uint8Array): string {
  let at = 0;
  for (let i = 0; i < 16; i++) {
    if (i === 4 || i === 6 || i === 8 || i === 10) at++;
    uuidCodes[at++] = hexCodes[bytes[i]! >> 4]!;
    uuidCodes[at++] = hexCodes[bytes[i]! & 15]!;
  }
  return String.fromCharCode.apply(null, uuidCodes);
}

/** The bytes in a buffer that the next call overwrites. */
function parseUuid(text: string): Uint8Array {
  if (text.length !== uuidCodes.length) throw notUuid(text);
  for (let i = 0, at = 0; i < 16; i++, at += 2) {
    if (uuidCodes[at] === dash && text.charCodeAt(at++) !== dash) throw notUuid(text);
    const byte = (nibble(text.charCodeAt(at)) << 4) | nibble(text.charCodeAt(at + 1));
    if (byte < 0) throw notUuid(text);
    scratch[i] = byte;
  }
  return scratch;
}

function notUuid(text: string): XdrError {
  return new XdrError(`'${text}' is not a UUID`);
}

/** The value of a hexadecimal digit; -1 for anything else, which stays negative in whatever it becomes part of. */
function nibble(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** libvirt's `char` is signed on the machines it runs on: 0x80 travels as -128. */
function signed(byte: number): number {
  return (byte << 24) >> 24;
}

function noNul(text: string): string {
  if (text.includes('\0')) throw new XdrError('text holds a NUL');
  return text;
}

function untilNul(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return decoder.decode(end < 0 ? bytes : bytes.subarray(0, end));
}
