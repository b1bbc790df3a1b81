/**
 * Room for long packets, used again and again: a stream of them, each in room of its own, would keep the garbage collector
 * busier than the stream. Shared by all connections; a few pieces are kept for the next stream.
 */

/** A full packet of a stream, 256 KiB and what stands before it, is below it. */
export const roomBytes = 260 * 1024;

/** What is shorter than this does not get room of this size, or a queue of such would hold far more than it counts. */
const leastBytes = roomBytes / 2;

const keptRooms = 8;
const spare: Uint8Array[] = [];

/** Whether `bytes` are to be put into room from here. */
export function fitsRoom(bytes: number): boolean {
  return bytes >= leastBytes && bytes <= roomBytes;
}

/** At least `bytes` bytes, with anything in them: room from here where that fits. */
export function takeRoom(bytes: number): Uint8Array {
  if (!fitsRoom(bytes)) return new Uint8Array(bytes);
  return spare.pop() ?? new Uint8Array(roomBytes);
}

/** Gives back what `takeRoom` gave and nobody looks at any more. Whoever keeps it instead owns it. */
export function giveRoom(room: Uint8Array): void {
  if (room.length === roomBytes && spare.length < keptRooms) spare.push(room);
}
