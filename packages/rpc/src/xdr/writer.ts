/**
 * A growing buffer of encoded values. What was written since the last `take()` is handed over without a
 * copy, and the buffer goes on behind it, or from its beginning once nobody needs what was taken; only growing copies.
 *
 *      taken │ pending: written, not taken │ free
 *            └ start                       └ at
 */
import { XdrError } from './error.ts';

const slabBytes = 64 * 1024;

/** A buffer that had to grow beyond this is not kept for what comes next. */
const keptBytes = 1024 * 1024;

const encoder = new TextEncoder();

/** Strings up to this length are tried byte by byte, which beats the encoder's fixed cost. */
const shortTextChars = 32;

export class XdrWriter {
  #bytes = new Uint8Array(slabBytes);
  #view = new DataView(this.#bytes.buffer);
  #start = 0;
  #at = 0;

  /** Bytes written and not yet taken. */
  get pending(): number {
    return this.#at - this.#start;
  }

  /** Hands over the pending bytes; the writer does not touch them again before `reuse()`. */
  take(): Uint8Array {
    const taken = this.#bytes.subarray(this.#start, this.#at);
    if (this.#bytes.length > keptBytes) this.#renew(0);
    else this.#start = this.#at;
    return taken;
  }

  /** Goes on from the buffer's beginning: nobody needs what was taken, and nothing is pending. */
  reuse(): void {
    this.#start = 0;
    this.#at = 0;
  }

  /** Drops all pending bytes from position `pending` on, e.g. those of a value that failed half way. */
  rewind(pending: number): void {
    this.#at = this.#start + pending;
  }

  int(value: number): void {
    if ((value | 0) !== value) throw new XdrError(`${value} is not a 32-bit integer`);
    this.#put32(value);
  }

  uint(value: number): void {
    if (value >>> 0 !== value) throw new XdrError(`${value} is not an unsigned 32-bit integer`);
    this.#put32(value);
  }

  hyper(value: bigint): void {
    if (BigInt.asIntN(64, value) !== value) throw new XdrError(`${value} is not a 64-bit integer`);
    const at = this.#reserve(8);
    this.#view.setBigInt64(at, value);
  }

  uhyper(value: bigint): void {
    if (BigInt.asUintN(64, value) !== value) throw new XdrError(`${value} is not an unsigned 64-bit integer`);
    const at = this.#reserve(8);
    this.#view.setBigUint64(at, value);
  }

  double(value: number): void {
    const at = this.#reserve(8);
    this.#view.setFloat64(at, value);
  }

  /** Overwrites the 32-bit word at position `pending`. */
  patch(pending: number, value: number): void {
    this.#view.setUint32(this.#start + pending, value);
  }

  /** The bytes alone, without padding. */
  raw(bytes: Uint8Array): void {
    const at = this.#reserve(bytes.length);
    this.#bytes.set(bytes, at);
  }

  /** The bytes, filled with zeros to a multiple of four. */
  padded(bytes: Uint8Array): void {
    const at = this.#reserve(bytes.length + (-bytes.length & 3));
    this.#bytes.set(bytes, at);
    this.#bytes.fill(0, at + bytes.length, this.#at);
  }

  /** Length and UTF-8 bytes, filled with zeros to a multiple of four. */
  text(text: string, maxBytes: number): void {
    if (text.length > maxBytes)
      throw new XdrError(`text of ${text.length} characters is over the limit of ${maxBytes} bytes`);
    if (text.length <= shortTextChars && this.#ascii(text, maxBytes)) return;
    if (text.includes('\0')) throw new XdrError('text holds a NUL');
    const mark = this.pending;
    this.#reserve(4);
    const at = this.#reserve(text.length > slabBytes ? utf8Bytes(text) : text.length * 3);
    const { written } = encoder.encodeInto(text, this.#bytes.subarray(at, this.#at));
    if (written > maxBytes) throw new XdrError(`text of ${written} bytes is over the limit of ${maxBytes}`);
    this.#at = at + written;
    this.patch(mark, written);
    this.#pad(written);
  }

  /** True when done; false, with nothing written, when a character needs the real encoder. */
  #ascii(text: string, maxBytes: number): boolean {
    const length = text.length;
    if (length > maxBytes) return false;
    const begin = this.#reserve(4 + ((length + 3) & ~3));
    const bytes = this.#bytes;
    let at = begin + 4;
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i);
      if (code === 0 || code > 0x7f) {
        this.#at = begin;
        return false;
      }
      bytes[at++] = code;
    }
    while (at < this.#at) bytes[at++] = 0;
    this.#view.setUint32(begin, length);
    return true;
  }

  #pad(length: number): void {
    const fill = -length & 3;
    if (fill === 0) return;
    const at = this.#reserve(fill);
    this.#bytes.fill(0, at, this.#at);
  }

  #put32(value: number): void {
    const at = this.#reserve(4);
    this.#view.setInt32(at, value);
  }

  #reserve(length: number): number {
    if (this.#at + length > this.#bytes.length) this.#grow(length);
    const at = this.#at;
    this.#at = at + length;
    return at;
  }

  #grow(length: number): void {
    const pending = this.#bytes.subarray(this.#start, this.#at);
    this.#renew((pending.length + length) * 2);
    this.#bytes.set(pending);
    this.#at = pending.length;
  }

  #renew(length: number): void {
    this.#bytes = new Uint8Array(Math.max(slabBytes, length));
    this.#view = new DataView(this.#bytes.buffer);
    this.#start = 0;
    this.#at = 0;
  }
}

function utf8Bytes(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) bytes += 1;
    else if (code < 0x800) bytes += 2;
    else bytes += 3;
  }
  return bytes;
}
