import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MemoryTransport } from '../memory-transport.ts';
import { opaque } from '../xdr/text.ts';
import { FrameError, packetTypes } from './header.ts';
import { PacketSplitter } from './incoming.ts';
import { PacketSender } from './outgoing.ts';

interface Seen {
  serial: number;
  payload: string;
  fds: readonly number[];
}

const data = opaque(1_000_000);

/** What a sender puts on the wire for these packets, as one piece, with the carrier bytes of the descriptors. */
async function wireOf(send: (sender: PacketSender) => void): Promise<{ bytes: Buffer; fds: number[] }> {
  const [a, b] = MemoryTransport.pair();
  const chunks: Uint8Array[] = [];
  const fds: number[] = [];
  b.start({
    onData(chunk, passed) {
      chunks.push(chunk);
      fds.push(...passed);
    },
    onDrain() {},
    onClose() {},
  });
  send(new PacketSender(a));
  await new Promise((resolve) => setImmediate(resolve));
  return { bytes: Buffer.concat(chunks), fds };
}

function header(
  serial: number,
  type: number = packetTypes.call,
): { prog: number; vers: number; proc: number; type: number; serial: number; status: number } {
  return { prog: 1, vers: 2, proc: -3, type, serial, status: 0 };
}

function collector(): { seen: Seen[]; splitter: PacketSplitter } {
  const seen: Seen[] = [];
  const splitter = new PacketSplitter({ text: 'strict' }, ({ serial, body, fds }) => {
    seen.push({ serial, payload: Buffer.from(data.read(body)).toString(), fds });
    body.finish();
  });
  return { seen, splitter };
}

/** Pushes a chunk as a transport does that uses its bytes again. */
function lend(splitter: PacketSplitter, bytes: Uint8Array, fds: readonly number[] = []): void {
  const chunk = Uint8Array.from(bytes);
  splitter.push(chunk, fds);
  chunk.fill(0xee);
}

describe('PacketSplitter', () => {
  test('finds the packets however the bytes are cut', async () => {
    const { bytes, fds } = await wireOf((sender) => {
      sender.value(header(1), data, Buffer.from(''));
      sender.value(header(2, packetTypes.callWithFds), data, Buffer.from('two'), [7, 8]);
      sender.value(header(3), data, Buffer.from('three'));
      sender.value(header(4, packetTypes.callWithFds), data, Buffer.from('four'), []);
      sender.value(header(5), data, Buffer.from('five'));
    });
    const expected = ['', 'two', 'three', 'four', 'five'].map((payload, i) => ({
      serial: i + 1,
      payload,
      fds: i === 1 ? [7, 8] : [],
    }));
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 30 }), (cuts) => {
        const { seen, splitter } = collector();
        const places = [0, ...cuts.sort((a, b) => a - b), bytes.length];
        for (let i = 1; i < places.length; i++)
          lend(splitter, bytes.subarray(places[i - 1], places[i]), i === 1 ? fds : []);
        expect(seen).toEqual(expected);
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  test('gathers a long packet from many chunks', async () => {
    const payload = 'x'.repeat(900_000);
    const { bytes } = await wireOf((sender) => sender.value(header(1), data, Buffer.from(payload)));
    const { seen, splitter } = collector();
    for (let at = 0; at < bytes.length; at += 10_007) lend(splitter, bytes.subarray(at, at + 10_007));
    expect(seen).toEqual([{ serial: 1, payload, fds: [] }]);
  });

  test('keeps what follows a pause, in order', async () => {
    const { bytes } = await wireOf((sender) => {
      for (let serial = 1; serial <= 4; serial++)
        sender.value(header(serial), data, Buffer.from(`${serial}`));
    });
    const order: number[] = [];
    const splitter = new PacketSplitter({ text: 'strict' }, ({ serial }) => {
      order.push(serial);
      if (serial % 2 === 0) splitter.pause();
    });
    lend(splitter, bytes);
    lend(splitter, bytes);
    expect(order).toEqual([1, 2]);
    splitter.resume();
    expect(order).toEqual([1, 2, 3, 4]);
    splitter.resume();
    splitter.resume();
    expect(order).toEqual([1, 2, 3, 4, 1, 2, 3, 4]);
  });

  test('delivers in order when a packet pauses and resumes from within', async () => {
    const { bytes } = await wireOf((sender) => {
      for (let serial = 1; serial <= 3; serial++) sender.value(header(serial), data, Buffer.from(''));
    });
    const order: number[] = [];
    const splitter = new PacketSplitter({ text: 'strict' }, ({ serial }) => {
      order.push(serial);
      splitter.pause();
      splitter.resume();
    });
    splitter.pause();
    lend(splitter, bytes);
    lend(splitter, bytes);
    splitter.resume();
    expect(order).toEqual([1, 2, 3, 1, 2, 3]);
  });

  test('keeps what is asked for beyond the packet', async () => {
    const long = 200_000;
    const { bytes } = await wireOf((sender) => {
      for (const fill of [1, 2, 3]) sender.bytes(header(fill), new Uint8Array(long).fill(fill));
      sender.bytes(header(4), new Uint8Array(10).fill(4));
    });
    const kept: Uint8Array[] = [];
    const splitter = new PacketSplitter({ text: 'strict' }, (packet) => {
      kept.push(packet.keepRest().bytes);
    });
    for (let at = 0; at < bytes.length; at += 150_000) lend(splitter, bytes.subarray(at, at + 150_000));
    expect(kept.map((one) => [one.length, new Set(one)])).toEqual(
      [long, long, long, 10].map((length, index) => [length, new Set([index + 1])]),
    );
  });

  test.each([
    ['shorter than a header', '0000001b'],
    ['longer than the protocol allows', '02000005'],
    ['too short for its number of descriptors', '0000001c000000010000000100000001000000040000000100000000'],
    [
      'with more descriptors than the protocol allows',
      '0000002000000001000000010000000100000004000000010000000000000021',
    ],
    ['whose descriptors did not come', '000000200000000100000001000000010000000400000001000000000000000100'],
  ])('refuses a packet %s', (_, hex) => {
    const { splitter } = collector();
    expect(() => splitter.push(Buffer.from(hex, 'hex'))).toThrow(FrameError);
  });

  test('hands back descriptors that no packet took', () => {
    const { splitter } = collector();
    splitter.push(new Uint8Array(1), [3, 4]);
    expect(splitter.drain()).toEqual([3, 4]);
  });
});

describe('PacketSender', () => {
  test('sends corked packets as one piece', () => {
    const [a, b] = MemoryTransport.pair();
    const lengths: number[] = [];
    a.send = (chunk) => {
      lengths.push(chunk.length);
      return true;
    };
    const sender = new PacketSender(a);
    sender.cork();
    sender.value(header(1), data, Buffer.from('1234'));
    sender.value(header(2), data, Buffer.from('1234'));
    sender.uncork();
    sender.value(header(3), data, Buffer.from('1234'));
    expect(lengths).toEqual([72, 36]);
    expect(b.waitingBytes).toBe(0);
  });

  test('sends nothing of a packet that cannot be encoded', async () => {
    const { bytes } = await wireOf((sender) => {
      expect(() => sender.value(header(1), opaque(2), Buffer.from('too long'))).toThrow(/over the limit/);
      sender.value(header(2), data, Buffer.from('fine'));
    });
    const { seen, splitter } = collector();
    splitter.push(bytes);
    expect(seen).toEqual([{ serial: 2, payload: 'fine', fds: [] }]);
  });
});
