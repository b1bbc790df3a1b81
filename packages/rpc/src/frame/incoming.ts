/**
 * Cuts the bytes that arrive into packets.
 *
 * A packet that lies whole in one chunk is read where it is; one that spans chunks is gathered once. Memory
 * held for a packet grows with what has arrived, not with the length it claims. The consumer may `pause()`
 * from within a packet: what is left of the chunk then waits, copied, for `resume()`.
 *
 *     length word ──▶ body ──▶ [carriers, while descriptors are owed] ──▶ deliver ──▶ length word …
 */
import { XdrReader } from '../xdr/reader.ts';
import { carriesFds, FrameError, headerBytes, lengthBytes, maxPacketBytes, maxPacketFds } from './header.ts';
import { giveRoom, roomBytes, takeRoom } from './packet-room.ts';

const noFds: readonly number[] = [];

/** Claimed lengths up to this are allocated at once; beyond, room doubles as bytes arrive. */
const eagerBytes = roomBytes;

/** Bytes that outlive their packet. */
export interface Kept {
  readonly bytes: Uint8Array;
  /** Where they are; goes to `giveRoom` when they are not needed any more, or stays with whoever keeps them. */
  readonly room: Uint8Array;
}

/** A chunk, or what is left of it, that waits. */
interface Waiting extends Kept {
  at: number;
}

/** The packet being delivered: valid until the receiver returns. */
export class IncomingPacket {
  prog = 0;
  vers = 0;
  proc = 0;
  type = 0;
  serial = 0;
  status = 0;
  /** They belong to the receiver, who closes them. */
  fds: readonly number[] = noFds;
  /** Stands at the payload. */
  readonly body: XdrReader;
  /** What the packet was gathered in, unless it lies in a chunk or was kept. */
  #room: Uint8Array | null = null;

  constructor(body: XdrReader) {
    this.body = body;
  }

  /** All that is left of the payload, to be kept beyond the packet. */
  keepRest(): Kept {
    const rest = this.body.rest();
    const room = this.#room;
    if (room === null) return copyOf(rest);
    this.#room = null;
    return { bytes: rest, room };
  }

  /** The packet is over. */
  close(): void {
    if (this.#room !== null) giveRoom(this.#room);
    this.#room = null;
  }

  /** Reads the header; `bytes[start]` is the length word. @param room What it was gathered in, if it was. */
  open(bytes: Uint8Array, start: number, end: number, room: Uint8Array | null): void {
    this.#room = room;
    const body = this.body.reset(bytes, start + lengthBytes, end);
    this.prog = body.uint();
    this.vers = body.uint();
    this.proc = body.int();
    this.type = body.uint();
    this.serial = body.uint();
    this.status = body.uint();
    this.fds = noFds;
  }
}

export class PacketSplitter {
  readonly #packet: IncomingPacket;
  readonly #deliver: (packet: IncomingPacket) => void;
  #gathered: Uint8Array | null = null;
  #have = 0;
  #need = lengthBytes;
  #fds: number[] = [];
  #fdsOwed = 0;
  #owing: Uint8Array | null = null;
  #paused = false;
  #consuming = false;
  #waiting: Waiting[] = [];

  constructor(options: { text: 'strict' | 'lenient' }, deliver: (packet: IncomingPacket) => void) {
    this.#packet = new IncomingPacket(new XdrReader(options));
    this.#deliver = deliver;
  }

  /** Takes a chunk, which is the caller's again on return, and the descriptors that came with it. @throws {FrameError} */
  push(chunk: Uint8Array, fds: readonly number[] = noFds): void {
    if (fds.length > 0) this.#takeFds(fds);
    const at = this.#paused || this.#waiting.length > 0 ? 0 : this.#consume(chunk, 0);
    if (at < chunk.length) this.#waiting.push({ ...copyOf(chunk.subarray(at)), at: 0 });
  }

  /** Delivers no more packets until `resume()`. */
  pause(): void {
    this.#paused = true;
  }

  /** Delivers what waits; from within a packet, once that is over. @throws {FrameError} */
  resume(): void {
    this.#paused = false;
    while (!this.#paused && !this.#consuming) {
      const first = this.#waiting[0];
      if (first === undefined) return;
      first.at = this.#consume(first.bytes, first.at);
      if (first.at < first.bytes.length || this.#waiting[0] !== first) continue;
      this.#waiting.shift();
      giveRoom(first.room);
    }
  }

  /** Forgets what is half received, and hands back the descriptors nobody took. */
  drain(): readonly number[] {
    this.#gathered = null;
    this.#owing = null;
    this.#waiting = [];
    return this.#fds.splice(0);
  }

  #takeFds(fds: readonly number[]): void {
    this.#fds.push(...fds);
    if (this.#fds.length > 2 * maxPacketFds)
      throw new FrameError(`${this.#fds.length} file descriptors wait for a packet`);
  }

  /** Delivers what is whole in the chunk. @returns where it stopped: at the end unless paused. */
  #consume(chunk: Uint8Array, from: number): number {
    let at = from;
    this.#consuming = true;
    try {
      while (at < chunk.length && !this.#paused) {
        if (this.#owing !== null) at = this.#carriers(chunk, at, this.#owing);
        else if (this.#gathered !== null) at = this.#gather(chunk, at, this.#gathered);
        else at = this.#begin(chunk, at);
      }
    } finally {
      this.#consuming = false;
    }
    return at;
  }

  #begin(chunk: Uint8Array, at: number): number {
    const left = chunk.length - at;
    if (left >= lengthBytes) {
      const length = checkedLength(chunk, at);
      if (length <= left) {
        this.#complete(chunk, at, at + length, null);
        return at + length;
      }
      this.#need = length;
    } else {
      this.#need = lengthBytes;
    }
    this.#gathered = takeRoom(Math.max(left, Math.min(this.#need, eagerBytes)));
    this.#gathered.set(chunk.subarray(at));
    this.#have = left;
    return chunk.length;
  }

  #gather(chunk: Uint8Array, at: number, gathered: Uint8Array): number {
    const take = Math.min(this.#need - this.#have, chunk.length - at);
    const bytes = this.#roomFor(gathered, take);
    bytes.set(chunk.subarray(at, at + take), this.#have);
    this.#have += take;
    if (this.#have < this.#need) return at + take;
    if (this.#need === lengthBytes) {
      this.#need = checkedLength(bytes, 0);
    } else {
      this.#gathered = null;
      this.#complete(bytes, 0, this.#need, bytes);
    }
    return at + take;
  }

  #roomFor(gathered: Uint8Array, more: number): Uint8Array {
    const wanted = this.#have + more;
    if (wanted <= gathered.length) return gathered;
    const room =
      this.#need <= eagerBytes ? this.#need : Math.min(this.#need, Math.max(wanted, gathered.length * 2));
    const bytes = takeRoom(room);
    bytes.set(gathered.subarray(0, this.#have));
    this.#gathered = bytes;
    return bytes;
  }

  #complete(bytes: Uint8Array, start: number, end: number, room: Uint8Array | null): void {
    const packet = this.#packet;
    packet.open(bytes, start, end, room);
    if (!carriesFds(packet.type)) return this.#hand(packet);
    if (packet.body.remaining < 4)
      throw new FrameError('the packet ends before its number of file descriptors');
    const count = packet.body.uint();
    if (count > maxPacketFds)
      throw new FrameError(`Received too many FDs ${count}, expected ${maxPacketFds} maximum`);
    if (count === 0) return this.#hand(packet);
    this.#owing = bytes.slice(start, end);
    this.#fdsOwed = count;
  }

  #hand(packet: IncomingPacket): void {
    try {
      this.#deliver(packet);
    } finally {
      packet.close();
    }
  }

  /** Skips the bytes that the descriptors ride on; the last one releases the packet. */
  #carriers(chunk: Uint8Array, at: number, owing: Uint8Array): number {
    const skip = Math.min(this.#fdsOwed, chunk.length - at);
    this.#fdsOwed -= skip;
    if (this.#fdsOwed === 0) this.#release(owing);
    return at + skip;
  }

  #release(bytes: Uint8Array): void {
    this.#owing = null;
    const packet = this.#packet;
    packet.open(bytes, 0, bytes.length, null);
    const count = packet.body.uint();
    if (this.#fds.length < count)
      throw new FrameError(`${count} file descriptors announced, ${this.#fds.length} came`);
    packet.fds = this.#fds.splice(0, count);
    this.#hand(packet);
  }
}

function copyOf(bytes: Uint8Array): Kept {
  const room = takeRoom(bytes.length);
  room.set(bytes);
  return { bytes: room.length === bytes.length ? room : room.subarray(0, bytes.length), room };
}

function checkedLength(bytes: Uint8Array, at: number): number {
  const length = ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0;
  if (length < lengthBytes + headerBytes) {
    throw new FrameError(`packet ${length} bytes received too small, want ${lengthBytes + headerBytes}`);
  }
  if (length > maxPacketBytes)
    throw new FrameError(`packet ${length} bytes received too large, want ${maxPacketBytes}`);
  return length;
}
