import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { ByteStream } from './byte-stream.ts';
import { ClientEndpoint } from './client-endpoint.ts';
import { plainError } from './frame/wire-error.ts';
import { MemoryTransport } from './memory-transport.ts';
import { remote } from './programs/remote.ts';
import { type Handlers, service } from './server/handlers.ts';
import { ServerEndpoint } from './server-endpoint.ts';

const dom = { name: 'guest', uuid: '6695eb01-f6a4-8304-79aa-97f2502e193f', id: 3 };
const vol = { pool: 'p', name: 'v', key: 'k' };
const console_ = { dom, devName: null, flags: 0 };
const transfer = { vol, offset: 0n, length: 0n, flags: 0 };

function join(handlers: Partial<Handlers<typeof remote, null>>): {
  client: ClientEndpoint;
  ends: [MemoryTransport, MemoryTransport];
} {
  const ends = MemoryTransport.pair();
  const server = new ServerEndpoint<null>(ends[1], {
    services: [service(remote, { connectNumOfDomains: () => ({ num: 1 }), ...handlers })],
    session: null,
    streamBufferBytes: 100_000,
    toWireError: (error) => plainError(38, 10, error instanceof Error ? error.message : String(error)),
  });
  server.start();
  return { client: new ClientEndpoint(ends[0], { streamBufferBytes: 100_000 }), ends };
}

/** All bytes of a stream; holes as `[n]`. */
async function drain(stream: ByteStream): Promise<string> {
  let text = '';
  for (let data = await stream.read(70_000); data !== null; data = await stream.read(70_000)) {
    text += data instanceof Uint8Array ? Buffer.from(data).toString() : `[${data.hole}]`;
  }
  return text;
}

describe('a stream', () => {
  test('carries data and holes to the server, and finishes when the server has them', async () => {
    let received = '';
    const done: string[] = [];
    const { client } = join({
      storageVolUpload: (_, { stream }) => {
        void drain(stream).then(async (text) => {
          received = text;
          await turn();
          done.push('server');
          await stream.finish();
        });
      },
    });
    const { stream } = await client.openStream(remote, 'storageVolUpload', transfer);
    await stream.write(Buffer.from('abc'));
    await stream.write({ hole: 1n << 40n });
    await stream.write(new Uint8Array(0));
    await stream.write(Buffer.from('def'));
    await stream.finish();
    done.push('client');
    expect([received, done]).toEqual([`abc[${1n << 40n}]def`, ['server', 'client']]);
    await expect(stream.write(Buffer.from('x'))).rejects.toThrow('the stream is finished');
  });

  test('carries long data to a server that is slow to take it', async () => {
    const piece = 200_000;
    const received: [number, number][] = [];
    const { client } = join({
      storageVolUpload: (_, { stream }) => {
        const take = async (): Promise<void> => {
          for (let data = await stream.read(150_000); data !== null; data = await stream.read(150_000)) {
            await turn();
            for (const byte of data as Uint8Array) {
              const last = received.at(-1);
              if (last?.[0] === byte) last[1]++;
              else received.push([byte, 1]);
            }
          }
          await stream.finish();
        };
        void take();
      },
    });
    const { stream } = await client.openStream(remote, 'storageVolUpload', transfer);
    for (let fill = 1; fill <= 20; fill++) await stream.write(new Uint8Array(piece).fill(fill));
    await stream.finish();
    expect(received).toEqual(Array.from({ length: 20 }, (_, index) => [index + 1, piece]));
  });

  test('carries data to the client in pieces every peer takes, and ends', async () => {
    const big = 'x'.repeat(1_000_000);
    const { client } = join({
      storageVolDownload: (_, { stream }) => {
        void stream
          .write(Buffer.from(big))
          .then(() => stream.write({ hole: 5n }))
          .then(() => stream.finish());
      },
    });
    const { stream } = await client.openStream(remote, 'storageVolDownload', transfer);
    await expect(drain(stream)).resolves.toBe(`${big}[5]`);
    await expect(stream.read(1)).resolves.toBeNull();
    await stream.finish();
  });

  test('brings its first data behind the reply, however early it was written', async () => {
    const { client } = join({
      domainScreenshot: async (_, { stream }) => {
        void stream.write(Buffer.from('early')).then(() => stream.finish());
        await turn();
        return { mime: 'image/png' };
      },
    });
    const { reply, stream } = await client.openStream(remote, 'domainScreenshot', {
      dom,
      screen: 0,
      flags: 0,
    });
    expect(reply).toEqual({ mime: 'image/png' });
    await expect(drain(stream)).resolves.toBe('early');
    await stream.finish();
  });

  test('carries data both ways at once', async () => {
    const { client } = join({
      domainOpenConsole: (_, { stream }) => {
        void (async () => {
          for (let data = await stream.read(10); data !== null; data = await stream.read(10)) {
            await stream.write(
              Buffer.from(
                Buffer.from(data as Uint8Array)
                  .toString()
                  .toUpperCase(),
              ),
            );
          }
          await stream.finish();
        })();
      },
    });
    const { stream } = await client.openStream(remote, 'domainOpenConsole', console_);
    await stream.write(Buffer.from('login: root'));
    expect(Buffer.from((await stream.read(100)) as Uint8Array).toString()).toBe('LOGIN: ROO');
    expect(Buffer.from((await stream.read(100)) as Uint8Array).toString()).toBe('T');
    await stream.finish();
  });

  test('tells the client why the server aborted it', async () => {
    let abort = (): void => undefined;
    const { client } = join({
      storageVolUpload: (_, { stream }) => {
        abort = () => stream.abort(new Error('disk full'));
      },
    });
    const { stream } = await client.openStream(remote, 'storageVolUpload', transfer);
    const finished = stream.finish();
    abort();
    await expect(finished).rejects.toMatchObject({ code: 38, message: 'disk full' });
    await expect(stream.read(1)).rejects.toMatchObject({ message: 'disk full' });
    await expect(stream.write(Buffer.from('x'))).rejects.toMatchObject({ message: 'disk full' });
    await expect(client.call(remote, 'connectNumOfDomains', undefined)).resolves.toEqual({ num: 1 });
  });

  test('tells the server that the client aborted it', async () => {
    let reading: Promise<unknown> | undefined;
    const { client } = join({
      storageVolUpload: (_, { stream }) => {
        reading = stream.read(1).catch((error: unknown) => error);
      },
    });
    const { stream } = await client.openStream(remote, 'storageVolUpload', transfer);
    stream.abort(new Error('changed my mind'));
    await expect(reading).resolves.toMatchObject({ message: 'stream aborted at client request' });
    await expect(stream.finish()).rejects.toThrow('changed my mind');
    await expect(client.call(remote, 'connectNumOfDomains', undefined)).resolves.toEqual({ num: 1 });
  });

  test('is not opened by a call that fails', async () => {
    let reading: Promise<unknown> | undefined;
    const { client } = join({
      storageVolUpload: (_, { stream }) => {
        reading = stream.read(1).catch((error: unknown) => error);
        throw new Error('no such volume');
      },
    });
    await expect(client.openStream(remote, 'storageVolUpload', transfer)).rejects.toThrow('no such volume');
    await expect(reading).resolves.toMatchObject({ message: 'no such volume' });
  });

  test('that opens after its caller gave up is aborted', async () => {
    const aborted: string[] = [];
    const { client } = join({
      domainOpenConsole: async (_, { stream }) => {
        stream.read(1).catch((error: Error) => aborted.push(error.message));
        await turn();
      },
    });
    const abort = new AbortController();
    const opening = client.openStream(remote, 'domainOpenConsole', console_, { signal: abort.signal });
    abort.abort(new Error('too slow'));
    await expect(opening).rejects.toThrow('too slow');
    await turn();
    await turn();
    expect(aborted).toEqual(['stream aborted at client request']);
  });

  test('holds a writer back while nobody reads', async () => {
    let reader: ByteStream | undefined;
    const { client, ends } = join({
      storageVolUpload: (_, { stream }) => {
        reader = stream;
      },
    });
    const { stream } = await client.openStream(remote, 'storageVolUpload', transfer);
    let written = 0;
    const writing = (async () => {
      for (; written < 100; written++) await stream.write(new Uint8Array(50_000));
      await stream.finish();
    })();
    for (let i = 0; i < 20; i++) await turn();
    expect(written).toBeLessThan(10);
    expect(ends[0].waitingBytes).toBeLessThan(200_000);
    let bytes = 0;
    for (let data = await reader!.read(1 << 20); data !== null; data = await reader!.read(1 << 20))
      bytes += (data as Uint8Array).length;
    await reader!.finish();
    await writing;
    expect(bytes).toBe(5_000_000);
  });

  test('that is only read refuses what the client writes', async () => {
    const { client } = join({
      storageVolDownload: (_, { stream }) => {
        stream.read(1).catch(() => undefined);
      },
    });
    const { stream } = await client.openStream(remote, 'storageVolDownload', transfer);
    await stream.write(Buffer.from('x'));
    await expect(stream.read(1)).rejects.toThrow('data was sent on a stream that is only read');
  });
});
