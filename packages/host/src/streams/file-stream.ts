/**
 * Files as byte streams: a part of a file from one end to the other, read or written. Holes are kept where that is asked
 * for. The next piece is read while the last one is on its way, into one of two rooms that take turns: room of its own for
 * each would keep the garbage collector busier than the stream.
 */
import { close, ftruncate, fstat, open, read, write, constants } from 'node:fs';
import { promisify } from 'node:util';
import { clearRange, extentAt } from '../files/allocation.ts';
import { SystemCallError } from '../sys/errors.ts';
import type { HostStream } from './byte-stream.ts';

const openOf = promisify(open);
const readOf = promisify(read);
const writeOf = promisify(write);
const closeOf = promisify(close);
const statOf = promisify(fstat);
const truncateOf = promisify(ftruncate);

/** A part of a file. */
export interface FileRange {
  /** First byte. */
  readonly offset: number;
  /** Bytes; 0 for all there are, or come. */
  readonly length: number;
  /** Holes are told as holes. */
  readonly sparse: boolean;
}

type Piece = Uint8Array | { readonly hole: bigint };

/** A stream with holes; the structural twin of the contract's. The bytes of a read are valid until the next one. */
export interface FileStream extends Omit<HostStream, 'read'> {
  read(maxBytes: number): Promise<Piece | null>;
}

/** Opens a part of a file for reading. @throws {Error} Node's error. */
export async function readFileStream(path: string, range: FileRange): Promise<FileStream> {
  return new FileReader(await openOf(path, constants.O_RDONLY), range);
}

/**
 * Opens a part of a file for writing. A write that goes beyond the part is refused as a full disk is, with `ENOSPC`.
 *
 * @param ended Called once when the stream is over, before `finish` resolves.
 * @throws {Error} Node's error.
 */
export async function writeFileStream(
  path: string,
  range: FileRange,
  ended: () => Promise<void>,
): Promise<FileStream> {
  return new FileWriter(await openOf(path, constants.O_WRONLY), range, ended);
}

class FileReader implements FileStream {
  readonly #file: number;
  readonly #sparse: boolean;
  readonly #end: number;
  #at: number;
  #ahead: Promise<Piece | null> | undefined;
  /** What the next piece is read into, and what holds the last one. */
  #rooms: [Buffer, Buffer] = [noBytes, noBytes];
  #closed = false;

  constructor(file: number, { offset, length, sparse }: FileRange) {
    this.#file = file;
    this.#sparse = sparse;
    this.#at = offset;
    this.#end = length === 0 ? Infinity : offset + length;
  }

  async read(maxBytes: number): Promise<Piece | null> {
    if (this.#closed) throw new Error('the stream is over');
    const piece = await (this.#ahead ?? this.#load(maxBytes));
    this.#ahead = undefined;
    if (piece === null) return null;
    if (piece instanceof Uint8Array && piece.length > maxBytes) {
      this.#ahead = Promise.resolve(piece.subarray(maxBytes));
      return piece.subarray(0, maxBytes);
    }
    this.#ahead = this.#load(maxBytes);
    this.#ahead.catch(() => undefined); // told to who reads on; nobody may
    return piece;
  }

  write(): Promise<void> {
    return Promise.reject(new Error('this stream is for reading'));
  }

  async finish(): Promise<void> {
    await this.#close();
  }

  abort(): void {
    void this.#close();
  }

  async #load(maxBytes: number): Promise<Piece | null> {
    if (this.#at >= this.#end) return null;
    let most = Math.min(maxBytes, this.#end - this.#at);
    if (this.#sparse) {
      const size = Math.min((await statOf(this.#file)).size, this.#end);
      if (this.#at >= size) return null;
      const { isHole, end } = extentAt(this.#file, this.#at, size);
      const bytes = end - this.#at;
      if (isHole) {
        this.#at = end;
        return { hole: BigInt(bytes) };
      }
      most = Math.min(most, bytes);
    }
    const room = this.#room(most);
    const { bytesRead } = await readOf(this.#file, room, 0, most, this.#at);
    this.#at += bytesRead;
    return bytesRead === 0 ? null : room.subarray(0, bytesRead);
  }

  #room(bytes: number): Buffer {
    const [next, last] = this.#rooms;
    const room = next.length < bytes ? Buffer.allocUnsafeSlow(bytes) : next;
    this.#rooms = [last, room];
    return room;
  }

  async #close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#ahead?.catch(() => undefined);
    await closeOf(this.#file);
  }
}

class FileWriter implements FileStream {
  readonly #file: number;
  readonly #end: number;
  readonly #ended: () => Promise<void>;
  #at: number;
  #busy: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(file: number, { offset, length }: FileRange, ended: () => Promise<void>) {
    this.#file = file;
    this.#at = offset;
    this.#end = length === 0 ? Infinity : offset + length;
    this.#ended = ended;
  }

  read(): Promise<null> {
    return Promise.resolve(null);
  }

  write(data: Piece): Promise<void> {
    this.#busy = data instanceof Uint8Array ? this.#put(data) : this.#skip(Number(data.hole));
    return this.#busy;
  }

  async finish(): Promise<void> {
    await this.#close();
  }

  abort(): void {
    void this.#close();
  }

  async #put(data: Uint8Array): Promise<void> {
    const room = this.#end - this.#at;
    for (let done = 0; done < Math.min(data.length, room); ) {
      const most = Math.min(data.length, room) - done;
      const { bytesWritten } = await writeOf(this.#file, data, done, most, this.#at);
      this.#at += bytesWritten;
      done += bytesWritten;
    }
    if (data.length > room) throw new SystemCallError('write', noSpace);
  }

  async #skip(bytes: number): Promise<void> {
    if (bytes > this.#end - this.#at) throw new SystemCallError('write', noSpace);
    await clearRange(this.#file, this.#at, bytes);
    this.#at += bytes;
    if ((await statOf(this.#file)).size < this.#at) await truncateOf(this.#file, this.#at);
  }

  async #close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#busy.catch(() => undefined);
    await closeOf(this.#file);
    await this.#ended();
  }
}

const noSpace = 28;
const noBytes = Buffer.alloc(0);
