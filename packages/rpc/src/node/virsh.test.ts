/** Debian's virsh against our server. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { ByteStream } from '../byte-stream.ts';
import { plainError, RemoteError } from '../frame/wire-error.ts';
import { remote } from '../programs/remote.ts';
import type { Handlers } from '../server/handlers.ts';
import { installed } from './testing/libvirtd.ts';
import { type OwnServer, startOwnServer } from './testing/own-server.ts';

const absent = !installed('virsh');
const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'typevirt-virsh-'));
const dom = { name: 'guest', uuid: '6695eb01-f6a4-8304-79aa-97f2502e193f', id: 3 };
const vol = { pool: 'p', name: 'v', key: 'k' };
const found: Partial<Handlers<typeof remote, null>> = {
  domainLookupByName: ({ name }) => {
    if (name === dom.name) return { dom };
    throw new RemoteError(plainError(42, 10, `Domain not found: no domain with matching name '${name}'`));
  },
  storagePoolLookupByName: ({ name }) => ({ pool: { name, uuid: dom.uuid } }),
  storagePoolIsActive: () => ({ active: true }),
  storageVolLookupByName: () => ({ vol }),
  storageVolGetInfo: () => ({ type: 0, capacity: 1n << 30n, allocation: 0n }),
};

let server: OwnServer | undefined;

/** Serves the handlers to one virsh command and returns what it prints, or its complaint. */
async function virsh(handlers: Partial<Handlers<typeof remote, null>>, ...args: string[]): Promise<string> {
  await server?.stop();
  server = await startOwnServer({ ...found, ...handlers });
  const uri = `test+unix:///default?socket=${server.socketPath}`;
  const { stdout, stderr } = await run('virsh', ['-c', uri, ...args], {
    timeout: 30_000,
    env: { ...process.env, LC_ALL: 'C' },
  }).catch((error: { stdout: string; stderr: string }) => error);
  return stdout + stderr;
}

/** Everything up to the end, holes as `[n]`. */
async function drain(stream: ByteStream): Promise<string> {
  let text = '';
  for (let data = await stream.read(65_536); data !== null; data = await stream.read(65_536)) {
    text += data instanceof Uint8Array ? Buffer.from(data).toString('latin1') : `[${data.hole}]`;
  }
  return text;
}

afterEach(async () => {
  await server?.stop();
  server = undefined;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(absent)(absent ? 'virsh (skipped: not installed)' : 'virsh', () => {
  test('connects, asks, and takes leave', async () => {
    await expect(
      virsh({ connectGetHostname: () => ({ hostname: 'host.example' }) }, 'hostname'),
    ).resolves.toBe('host.example\n\n');
    expect(server?.calls).toEqual([
      'authList',
      'connectSupportsFeature',
      'connectOpen',
      'connectSupportsFeature',
      'connectSupportsFeature',
      'connectRegisterCloseCallback',
      'connectGetHostname',
      'connectUnregisterCloseCallback',
      'connectClose',
    ]);
  });

  test('prints our errors as its own', async () => {
    await expect(virsh({}, 'suspend', 'nobody')).resolves.toBe("\nerror: failed to get domain 'nobody'\n");
    await expect(virsh({}, 'suspend', 'guest')).resolves.toBe(
      "\nerror: Failed to suspend domain 'guest'\nerror: this function is not supported by the connection driver: virDomainSuspend\n",
    );
  });

  test('downloads what a stream brings', async () => {
    const picture = Buffer.alloc(3_000_000, 'picture');
    const file = join(folder, 'shot');
    const handlers: Partial<Handlers<typeof remote, null>> = {
      domainScreenshot: (_, { stream }) => {
        void stream.write(picture).then(() => stream.finish());
        return { mime: 'image/png' };
      },
    };
    await expect(virsh(handlers, 'screenshot', 'guest', '--file', file)).resolves.toContain(
      'with type of image/png',
    );
    expect(readFileSync(file).equals(picture)).toBe(true);
  });

  test('says why a stream broke', async () => {
    const handlers: Partial<Handlers<typeof remote, null>> = {
      domainScreenshot: (_, { stream }) => {
        void stream.write(Buffer.from('half')).then(() => stream.abort(new Error('the screen went dark')));
        return { mime: 'image/png' };
      },
    };
    await expect(virsh(handlers, 'screenshot', 'guest', '--file', join(folder, 'dark'))).resolves.toContain(
      'error: the screen went dark',
    );
  });

  test('uploads a file, and a sparse one with its holes', async () => {
    const file = join(folder, 'volume');
    writeFileSync(file, 'begin');
    truncateSync(file, 1 << 20);
    for (const [option, expected] of [
      [[], `begin${'\0'.repeat((1 << 20) - 5)}`],
      [['--sparse'], `begin${'\0'.repeat(4091)}[${(1 << 20) - 4096}]`],
    ] as const) {
      let received = '';
      const handlers: Partial<Handlers<typeof remote, null>> = {
        storageVolUpload: (_, { stream }) => {
          void drain(stream).then((text) => {
            received = text;
            return stream.finish();
          });
        },
      };
      await expect(virsh(handlers, 'vol-upload', 'v', file, '--pool', 'p', ...option)).resolves.toBe('\n');
      expect(received === expected).toBe(true);
    }
  });

  test('reports a finish that failed', async () => {
    const file = join(folder, 'refused');
    writeFileSync(file, 'data');
    const handlers: Partial<Handlers<typeof remote, null>> = {
      storageVolUpload: (_, { stream }) => {
        void drain(stream).then(() => stream.abort(new Error('no space left')));
      },
    };
    await expect(virsh(handlers, 'vol-upload', 'v', file, '--pool', 'p')).resolves.toBe(
      '\nerror: cannot close volume v\nerror: no space left\n',
    );
  });

  test('prints events', async () => {
    const handlers: Partial<Handlers<typeof remote, null>> = {
      connectDomainEventCallbackRegisterAny: () => {
        queueMicrotask(() =>
          server?.latest().sendEvent(remote, 'domainEventCallbackLifecycle', {
            callbackID: 0,
            msg: { dom, event: 3, detail: 0 },
          }),
        );
        return { callbackID: 0 };
      },
      connectDomainEventCallbackDeregisterAny: () => undefined,
    };
    await expect(virsh(handlers, 'event', 'guest', 'lifecycle', '--timeout', '20')).resolves.toContain(
      "event 'lifecycle' for domain 'guest': Suspended Paused",
    );
  });
});
