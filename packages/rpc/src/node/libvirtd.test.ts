/** Our client against a real libvirtd, and our server's answers to broken calls against libvirtd's. */
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { ClientEndpoint } from '../client-endpoint.ts';
import { remote } from '../programs/remote.ts';
import { connectUnix } from './socket-transport.ts';
import { installed, type Libvirtd, startLibvirtd } from './testing/libvirtd.ts';
import { startOwnServer } from './testing/own-server.ts';

const absent = !installed('libvirtd') || !installed('setpriv');

describe.skipIf(absent)(absent ? 'libvirtd (skipped: not installed)' : 'libvirtd', () => {
  let libvirtd: Libvirtd;

  beforeAll(async () => {
    libvirtd = await startLibvirtd();
  });

  afterAll(() => libvirtd?.stop());

  async function open(): Promise<ClientEndpoint> {
    const client = new ClientEndpoint(await connectUnix(libvirtd.socketPath));
    await client.call(remote, 'authList', undefined);
    await client.call(remote, 'connectOpen', { name: 'test:///default', flags: 0 });
    return client;
  }

  test('answers our client', async () => {
    const client = await open();
    const { domains } = await client.call(remote, 'connectListAllDomains', { needResults: true, flags: 0 });
    expect(domains).toEqual([{ name: 'test', uuid: '6695eb01-f6a4-8304-79aa-97f2502e193f', id: 1 }]);
    await expect(client.call(remote, 'connectGetCapabilities', undefined)).resolves.toMatchObject({
      capabilities: expect.stringContaining('<capabilities>'),
    });
    await expect(client.call(remote, 'nodeGetInfo', undefined)).resolves.toMatchObject({
      model: 'i686',
      memory: 3_145_728n,
      cpus: 16,
    });
    await expect(
      client.call(remote, 'domainGetSchedulerParameters', { dom: domains[0]!, nparams: 10 }),
    ).resolves.toEqual({
      params: [{ field: 'weight', type: 'uint', value: 50 }],
    });
    await expect(client.call(remote, 'domainLookupByName', { name: 'nobody' })).rejects.toMatchObject({
      code: 42,
      domain: 12,
      level: 2,
      str1: 'Domain not found',
    });
    client.close();
  });

  test('sends events to our client', async () => {
    const client = await open();
    const events: [number, number][] = [];
    client.on(remote, 'domainEventCallbackLifecycle', ({ msg }) => events.push([msg.event, msg.detail]));
    await client.call(remote, 'connectDomainEventCallbackRegisterAny', { eventID: 0, dom: null });
    const { dom } = await client.call(remote, 'domainLookupByName', { name: 'test' });
    await client.call(remote, 'domainSuspend', { dom });
    await client.call(remote, 'domainResume', { dom });
    await expect
      .poll(() => events)
      .toEqual([
        [3, 0],
        [4, 0],
      ]);
    client.close();
  });

  test('streams to our client, which may also stop listening', async () => {
    const client = await open();
    const { dom } = await client.call(remote, 'domainLookupByName', { name: 'test' });
    const { reply, stream } = await client.openStream(remote, 'domainScreenshot', {
      dom,
      screen: 0,
      flags: 0,
    });
    expect(reply).toEqual({ mime: 'image/png' });
    let head: Uint8Array | undefined;
    for (let data = await stream.read(65_536); data !== null; data = await stream.read(65_536))
      head ??= data as Uint8Array;
    await stream.finish();
    expect(Buffer.from(head!.subarray(1, 4)).toString()).toBe('PNG');
    const second = await client.openStream(remote, 'domainScreenshot', { dom, screen: 0, flags: 0 });
    second.stream.abort(new Error('seen enough'));
    await expect(client.call(remote, 'connectNumOfDomains', undefined)).resolves.toEqual({ num: 1 });
    client.close();
  });

  test('answers our pings', async () => {
    const client = await open();
    await expect(client.call(remote, 'connectSupportsFeature', { feature: 10 })).resolves.toEqual({
      supported: true,
    });
    client.startKeepalive({ intervalMs: 5, count: 20 });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(client.closed).toBeNull();
    client.close();
  });

  test.each([
    ['an unknown procedure', { proc: 9999 }],
    ['procedure 0', { proc: 0 }],
    ['a negative procedure', { proc: -1 }],
    ['an event', { proc: 107 }],
    ['an unknown program', { prog: 0x123 }],
    ['an unknown version', { vers: 2 }],
    ['a call with a status', { status: 1 }],
    ['missing arguments', { proc: 23, body: '0000' }],
    ['a false count', { proc: 23, body: '05f5e0ff' }],
    ['a ping', { prog: 0x6b656570, proc: 1, type: 2 }],
  ])('answers %s as we do', async (_, packet) => {
    const own = await startOwnServer({});
    onTestFinished(() => own.stop());
    const bytes = packetOf(packet);
    expect(await answerOf(own.socketPath, bytes)).toBe(await answerOf(libvirtd.socketPath, bytes));
  });
});

interface RawPacket {
  prog?: number;
  vers?: number;
  proc?: number;
  type?: number;
  status?: number;
  body?: string;
}

function packetOf({
  prog = 0x20008086,
  vers = 1,
  proc = 1,
  type = 0,
  status = 0,
  body = '',
}: RawPacket): Buffer {
  const head = Buffer.alloc(28);
  [28 + body.length / 2, prog, vers, proc >>> 0, type, 77, status].forEach(
    (word, i) => void head.writeUInt32BE(word, i * 4),
  );
  return Buffer.concat([head, Buffer.from(body, 'hex')]);
}

/** The first packet sent back, as text that shows a difference. */
function answerOf(socketPath: string, bytes: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ path: socketPath });
    let answer = Buffer.alloc(0);
    socket.on('error', reject);
    socket.on('close', () => resolve(answer.toString('latin1')));
    socket.on('data', (chunk: Buffer) => {
      answer = Buffer.concat([answer, chunk]);
      if (answer.length >= 4 && answer.length >= answer.readUInt32BE(0)) socket.destroy();
    });
    socket.write(bytes);
  });
}
