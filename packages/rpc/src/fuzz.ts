/**
 * Packets nobody should send. Reads the rows, makes valid packets of them, then damages most: flipped bits, cut
 * ends, false lengths, impossible types and statuses, huge counts. The same seed gives the same packets.
 */
import { headerBytes, lengthBytes, packetTypes, statuses } from './frame/header.ts';
import type { AnyProcedure, Program } from './programs/procedure.ts';
import type { Xdr } from './xdr/codec.ts';
import { typedParamTypes } from './xdr/typed-param.ts';
import { XdrWriter } from './xdr/writer.ts';

/** A number from 0 to 1, as `Math.random`, but the same ones for the same seed. */
export type Random = () => number;

/** @source mulberry32, public domain */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A small valid value of a type. */
export function sample(codec: Xdr<unknown>, random: Random): unknown {
  const { shape } = codec;
  switch (shape.kind) {
    case 'nothing':
      return undefined;
    case 'int':
      return integer(random, -2, 100);
    case 'uint':
      return integer(random, 0, 100);
    case 'hyper':
      return BigInt.asIntN(64, BigInt(integer(random, 0, 2 ** 31)) << BigInt(integer(random, 0, 40)));
    case 'uhyper':
      return BigInt.asUintN(64, BigInt(integer(random, 0, 2 ** 31)) << BigInt(integer(random, 0, 40)));
    case 'bool':
      return random() < 0.5;
    case 'double':
      return random() * 1000;
    case 'uuid':
      return `${hex(random, 8)}-${hex(random, 4)}-${hex(random, 4)}-${hex(random, 4)}-${hex(random, 12)}`;
    case 'typedParam':
      return sampleParam(random);
    case 'string':
    case 'charText':
      return text(random, Math.min(shape.max - 1, 20));
    case 'fixedCharText':
      return text(random, shape.length - 1);
    case 'opaque':
    case 'chars':
      return Uint8Array.from({ length: integer(random, 0, Math.min(shape.max, 40)) }, () =>
        integer(random, 0, 255),
      );
    case 'optional':
      return random() < 0.5 ? null : sample(shape.item, random);
    case 'array':
      return Array.from({ length: integer(random, 0, Math.min(shape.max, 4)) }, () =>
        sample(shape.item, random),
      );
    case 'enumeration':
      return pick(random, Object.keys(shape.values));
    case 'struct':
      return Object.fromEntries(
        Object.entries(shape.fields).map(([name, field]) => [name, sample(field, random)]),
      );
  }
}

/** Changes the arguments of a call before they are encoded; they must stay of their type. */
export type Aim = (args: unknown, random: Random) => unknown;

/** A maker of packets of these programs, most of them damaged. */
export function fuzzer(
  programs: readonly Program[],
  aim: Aim = (args) => args,
): (random: Random) => Uint8Array {
  const rows = programs.map((program) => ({ program, procedures: Object.values(program.procedures) }));
  return (random) => {
    const { program, procedures } = pick(random, rows);
    let packet = validPacket(program, pick(random, procedures), random, aim);
    const damages = integer(random, 0, 3);
    for (let i = 0; i < damages; i++) packet = pick(random, allDamages)(packet, random);
    return packet;
  };
}

function validPacket(program: Program, row: AnyProcedure, random: Random, aim: Aim): Uint8Array {
  const writer = new XdrWriter();
  const type =
    random() < 0.15 ? pick(random, [packetTypes.stream, packetTypes.streamHole]) : packetTypes.call;
  for (const word of [0, program.number, program.version]) writer.uint(word);
  writer.int(row.number);
  const status = type === packetTypes.call ? statuses.ok : pick(random, Object.values(statuses));
  for (const word of [type, integer(random, 0, 50), status]) writer.uint(word);
  if (type === packetTypes.call) row.args.write(writer, aim(sample(row.args, random), random));
  else for (const word of [0, integer(random, 0, 9), 0]) writer.uint(word);
  writer.patch(0, writer.pending);
  return writer.take();
}

type Damage = (packet: Uint8Array, random: Random) => Uint8Array;

const allDamages: readonly Damage[] = [flipBits, cutEnd, lieAboutLength, breakHeader, hugeWord, addBytes];

function flipBits(packet: Uint8Array, random: Random): Uint8Array {
  const flipped = packet.slice();
  for (let i = integer(random, 1, 8); i > 0; i--) {
    const at = integer(random, lengthBytes, packet.length - 1);
    if (at < flipped.length) flipped[at]! ^= 1 << integer(random, 0, 7);
  }
  return flipped;
}

function cutEnd(packet: Uint8Array, random: Random): Uint8Array {
  const cut = packet.slice(
    0,
    integer(random, Math.min(packet.length, lengthBytes + headerBytes), packet.length),
  );
  return cut.length < lengthBytes ? cut : withWord(cut, 0, cut.length);
}

function lieAboutLength(packet: Uint8Array, random: Random): Uint8Array {
  return withWord(
    packet,
    0,
    pick(random, [0, 4, 27, packet.length - 4, packet.length + 4, 33_554_436, 33_554_437, 2 ** 32 - 1]),
  );
}

function breakHeader(packet: Uint8Array, random: Random): Uint8Array {
  return withWord(
    packet,
    integer(random, 1, 6),
    pick(random, [0, 1, 2, 3, 4, 5, 6, 7, 2 ** 31, 2 ** 32 - 1]),
  );
}

function hugeWord(packet: Uint8Array, random: Random): Uint8Array {
  return withWord(
    packet,
    integer(random, 7, packet.length >> 2),
    pick(random, [16_384, 4_194_304, 2 ** 31, 2 ** 32 - 1]),
  );
}

function addBytes(packet: Uint8Array, random: Random): Uint8Array {
  const longer = new Uint8Array(packet.length + integer(random, 1, 64));
  longer.set(packet);
  return random() < 0.8 ? withWord(longer, 0, longer.length) : longer;
}

/** The packet with its `index`th 32-bit word replaced, if it has one. */
function withWord(packet: Uint8Array, index: number, value: number): Uint8Array {
  const changed = packet.slice();
  if ((index + 1) * 4 <= changed.length) new DataView(changed.buffer).setUint32(index * 4, value);
  return changed;
}

function sampleParam(random: Random): unknown {
  const type = pick(random, Object.keys(typedParamTypes) as (keyof typeof typedParamTypes)[]);
  const values = {
    int: -1,
    uint: 7,
    llong: -5n,
    ullong: 9n,
    double: 0.5,
    boolean: true,
    string: text(random, 9),
  };
  return { field: text(random, 9), type, value: values[type] };
}

function text(random: Random, maxChars: number): string {
  return Array.from({ length: integer(random, 0, maxChars) }, () =>
    pick(random, ['a', 'b', '<', '/', ' ', 'é']),
  )
    .join('')
    .slice(0, maxChars >> 1);
}

function hex(random: Random, digits: number): string {
  return Array.from({ length: digits }, () => integer(random, 0, 15).toString(16)).join('');
}

function integer(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1));
}

function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}
