/**
 * A cursor over the bytes of one packet. One reader serves a whole connection: `reset()` points it at
 * the next packet, so reading allocates nothing but the values.
 */
import { XdrError } from './error.ts';

const strictText = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenientText = new TextDecoder('utf-8', { ignoreBOM: true });
const noBytes = new Uint8Array(0);

/** Strings up to this length are built byte by byte, which beats the decoder's fixed cost. */
const shortTextBytes = 32;

export class XdrReader {
  /** False: bytes that are not UTF-8 become U+FFFD instead of an error (a host's file names may be anything). */
  readonly #strict: boolean;
  #bytes: Uint8Array = noBytes;
  #view: DataView | null = null;
  #at = 0;
  #end = 0;

  constructor(options: { text: 'strict' | 'lenient' } = { text: 'strict' }) {
    this.#strict = options.text === 'strict';
  }

  /** Points the reader at `bytes` from `start` up to but not including `end`. */
  reset(bytes: Uint8Array, start = 0, end = bytes.length): this {
    if (bytes !== this.#bytes) this.#view = null;
    this.#bytes = bytes;
    this.#at = start;
    this.#end = end;
    return this;
  }

  get remaining(): number {
    return this.#end - this.#at;
  }

  /** @throws {XdrError} when bytes are left over. */
  finish(): void {
    if (this.#at !== this.#end) throw new XdrError(`${this.remaining} bytes too many`);
  }

  int(): number {
    const at = this.#advance(4);
    const bytes = this.#bytes;
    return (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
  }

  uint(): number {
    return this.int() >>> 0;
  }

  hyper(): bigint {
    return this.#data().getBigInt64(this.#advance(8));
  }

  uhyper(): bigint {
    return this.#data().getBigUint64(this.#advance(8));
  }

  double(): number {
    return this.#data().getFloat64(this.#advance(8));
  }

  /** A count of at most `max`, each item taking at least `itemBytes` of what is left. */
  count(max: number, itemBytes: number): number {
    const count = this.uint();
    if (count > max) throw new XdrError(`count ${count} is over the limit of ${max}`);
    if (count * itemBytes > this.remaining)
      throw new XdrError(`count ${count} needs more than the ${this.remaining} bytes left`);
    return count;
  }

  /** `length` bytes and their padding, as a view: valid as long as the packet is. */
  view(length: number): Uint8Array {
    const at = this.#advance((length + 3) & ~3);
    return this.#bytes.subarray(at, at + length);
  }

  /** `length` bytes and their padding, copied. */
  copy(length: number): Uint8Array {
    const at = this.#advance((length + 3) & ~3);
    return this.#bytes.slice(at, at + length);
  }

  /** All that is left, as a view. */
  rest(): Uint8Array {
    const at = this.#advance(this.remaining);
    return this.#bytes.subarray(at, this.#end);
  }

  /** UTF-8 text of `length` bytes and its padding. A NUL inside is refused: no peer written in C can mean it. */
  text(length: number): string {
    const at = this.#advance((length + 3) & ~3);
    if (length <= shortTextBytes) {
      const text = this.#ascii(at, length);
      if (text !== null) return text;
    }
    const bytes = this.#bytes.subarray(at, at + length);
    if (bytes.includes(0)) throw new XdrError('text holds a NUL');
    return this.#decode(bytes);
  }

  /** The text, or null when a byte needs the real decoder. Eight at a time, since joined halves cost memory. */
  #ascii(at: number, length: number): string | null {
    const bytes = this.#bytes;
    const end = at + length;
    for (let i = at; i < end; i++) if (bytes[i] === 0 || bytes[i]! > 0x7f) return null;
    let text = '';
    let i = at;
    for (; i + 8 <= end; i += 8) {
      text += String.fromCharCode(
        bytes[i]!,
        bytes[i + 1]!,
        bytes[i + 2]!,
        bytes[i + 3]!,
        bytes[i + 4]!,
        bytes[i + 5]!,
        bytes[i + 6]!,
        bytes[i + 7]!,
      );
    }
    for (; i < end; i++) text += String.fromCharCode(bytes[i]!);
    return text;
  }

  #decode(bytes: Uint8Array): string {
    if (!this.#strict) return lenientText.decode(bytes);
    try {
      return strictText.decode(bytes);
    } catch (cause) {
      throw new XdrError('text is not UTF-8', '', { cause });
    }
  }

  #advance(length: number): number {
    const at = this.#at;
    if (length > this.#end - at) throw new XdrError(`needs ${length} bytes, ${this.#end - at} left`);
    this.#at = at + length;
    return at;
  }

  #data(): DataView {
    this.#view ??= new DataView(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.byteLength);
    return this.#view;
  }
}
