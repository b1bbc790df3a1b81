/**
 * Cuts a byte stream into JSON objects, whatever the pieces it arrives in: several objects in one piece,
 * one object in many, pretty-printed or on a line. Bytes between objects (line ends, the 0xFF that
 * guest agents send to resynchronize) are skipped.
 *
 * Scans bytes, not characters: in UTF-8 no part of a longer character looks like a quote or a brace.
 */
const quote = 0x22;
const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** The peer sent an object larger than the limit. */
export class MessageTooLargeError extends Error {
  override readonly name = 'MessageTooLargeError';
  constructor(limitBytes: number) {
    super(`message exceeds ${String(limitBytes)} bytes`);
  }
}

/** One stream's splitter. */
export class MessageSplitter {
  readonly #limitBytes: number;
  #pieces: Buffer[] = [];
  #heldBytes = 0;
  #depth = 0;
  #inString = false;
  #escaped = false;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  /**
   * Takes the next bytes and gives the objects they complete, in order.
   *
   * @throws {MessageTooLargeError} The stream cannot be used any further.
   */
  push(bytes: Buffer): string[] {
    const complete: string[] = [];
    let start = this.#depth > 0 ? 0 : -1;
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (byte === backslash) this.#escaped = true;
        else if (byte === quote) this.#inString = false;
      } else if (byte === openBrace) {
        if (this.#depth === 0) start = at;
        this.#depth += 1;
      } else if (this.#depth > 0) {
        if (byte === quote) this.#inString = true;
        else if (byte === closeBrace) {
          this.#depth -= 1;
          if (this.#depth === 0) {
            complete.push(this.#finish(bytes.subarray(start, at + 1)));
            start = -1;
          }
        }
      }
    }
    if (start >= 0) this.#hold(bytes.subarray(start));
    return complete;
  }

  #finish(last: Buffer): string {
    if (this.#pieces.length === 0) return last.toString();
    const text = Buffer.concat([...this.#pieces, last]).toString();
    this.#pieces = [];
    this.#heldBytes = 0;
    return text;
  }

  #hold(piece: Buffer): void {
    this.#pieces.push(piece);
    this.#heldBytes += piece.length;
    if (this.#heldBytes > this.#limitBytes) throw new MessageTooLargeError(this.#limitBytes);
  }
}
