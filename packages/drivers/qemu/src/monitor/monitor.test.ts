import { closeSync, existsSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MonitorClosedError, MonitorProtocolError, MonitorTimeoutError, QmpCommandError } from './errors.ts';
import { QmpMonitor } from './monitor.ts';

let dir: string;
let path: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'typevirt-monitor-'));
  path = join(dir, 'qmp');
});
afterEach(() => rmSync(dir, { recursive: true }));

const binary = '/usr/bin/qemu-system-x86_64';

describe.runIf(existsSync(binary))('with a real QEMU', () => {
  let qemu: ChildProcess;
  let monitor: QmpMonitor;
  beforeEach(async () => {
    const args = [
      '-S',
      '-nodefaults',
      '-nographic',
      '-no-user-config',
      '-machine',
      'pc,accel=tcg',
      '-m',
      '32',
    ];
    qemu = spawn(binary, [...args, '-qmp', `unix:${path},server=on,wait=off`], { stdio: 'ignore' });
    monitor = await connectOnceThere();
  });

  /** QEMU makes the socket's file a moment before it listens. */
  async function connectOnceThere(): Promise<QmpMonitor> {
    for (;;) {
      try {
        return await QmpMonitor.connect(path);
      } catch (error) {
        if (!(error instanceof MonitorClosedError) || qemu.exitCode !== null) throw error;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    }
  }

  afterEach(async () => {
    monitor.close();
    if (qemu.exitCode !== null || qemu.signalCode !== null) return;
    qemu.kill('SIGKILL');
    await once(qemu, 'exit');
  });

  test('connect() reads the greeting and enables out-of-band commands', async () => {
    expect(monitor.greeting.version.major).toBeGreaterThanOrEqual(7);
    expect(monitor.hasOutOfBand).toBe(true);
    expect(await monitor.execute('query-status', undefined, { outOfBand: false })).toMatchObject({
      running: false,
    });
  });

  test('execute() reports what QEMU refused, with its class and words', async () => {
    const refused = await monitor.execute('device_del', { id: 'none' }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(QmpCommandError);
    expect(refused).toMatchObject({
      command: 'device_del',
      class: 'DeviceNotFound',
      description: "Device 'none' not found",
    });
    await expect(monitor.executeAny('no-such-command')).rejects.toMatchObject({ class: 'CommandNotFound' });
  });

  test('exchange() answers the whole reply, also to what is no command', async () => {
    const reply = await monitor.exchange({ execute: 'query-status' });
    expect(reply).toMatchObject({ return: { running: false } });
    expect(reply.id).toMatch(/^libvirt-\d+$/);
    const [wrong, status] = await Promise.all([
      monitor.exchange({ nonsense: 1 }),
      monitor.execute('query-status'),
    ]);
    expect(wrong).toMatchObject({ error: { class: 'GenericError' } });
    expect(wrong).not.toHaveProperty('id');
    expect(status).toMatchObject({ running: false });
  });

  test('execute() takes many commands at once and answers each with its own result', async () => {
    const lines = Array.from({ length: 50 }, (_, n) => monitor.human(`print ${String(n + 1)}`));
    expect(await Promise.all(lines)).toEqual(
      Array.from({ length: 50 }, (_, n) => `0x${(n + 1).toString(16)}\r\n`),
    );
  });

  test('execute() reads an answer of some hundred kilobytes', async () => {
    expect((await monitor.execute('query-qmp-schema')).length).toBeGreaterThan(500);
  });

  test('events come in order, and before the reply that QEMU sent after them', async () => {
    const names: string[] = [];
    const stop = monitor.onAnyEvent(({ name }) => names.push(name));
    let resumed = 0;
    monitor.on('RESUME', () => (resumed += 1));
    await monitor.execute('cont');
    await monitor.execute('stop');
    await monitor.execute('query-status');
    stop();
    await monitor.execute('cont');
    expect(names).toEqual(['RESUME', 'STOP']);
    expect(resumed).toBe(2);
  });

  test('execute() hands over descriptors, each with its own command', async () => {
    const file = openSync(join(dir, 'given'), 'w');
    const added = await Promise.all(
      [1, 2, 3].map((set) =>
        monitor.execute('add-fd', { 'fdset-id': set, opaque: `o${String(set)}` }, { fds: [file] }),
      ),
    );
    await monitor.execute('getfd', { fdname: 'mine' }, { fds: [file] });
    await monitor.execute('closefd', { fdname: 'mine' });
    closeSync(file);
    expect(added.map((entry) => entry['fdset-id'])).toEqual([1, 2, 3]);
    for (const { fd } of added) {
      expect(existsSync(`/proc/${String(qemu.pid)}/fd/${String(fd)}`)).toBe(true);
    }
  });

  test('the end of QEMU fails what is in flight and is told once', async () => {
    const reasons: Error[] = [];
    monitor.onClose((reason) => reasons.push(reason));
    qemu.kill('SIGSTOP');
    const waiting = expect(monitor.execute('query-status')).rejects.toBeInstanceOf(MonitorClosedError);
    qemu.kill('SIGKILL');
    await waiting;
    expect(reasons).toHaveLength(1);
    await expect(monitor.execute('query-status')).rejects.toBeInstanceOf(MonitorClosedError);
  });

  test('execute() gives up at its deadline or signal, and later commands still work', async () => {
    qemu.kill('SIGSTOP');
    const late = monitor.execute('query-status', undefined, { waitMs: 50 });
    const abort = new AbortController();
    const aborted = monitor.execute('query-status', undefined, { signal: abort.signal });
    abort.abort(new Error('enough'));
    await expect(aborted).rejects.toThrow('enough');
    await expect(late).rejects.toBeInstanceOf(MonitorTimeoutError);
    qemu.kill('SIGCONT');
    expect(await monitor.execute('query-status')).toMatchObject({ running: false });
  });
});

describe('with a peer that misbehaves', () => {
  let server: Server;
  async function peer(serve: (socket: Socket) => void): Promise<void> {
    server = createServer(serve).listen(path);
    await once(server, 'listening');
  }
  afterEach(() => server.close());

  test('connect() gives up on silence', async () => {
    await peer((socket) => socket.resume());
    await expect(QmpMonitor.connect(path, { waitMs: 50 })).rejects.toBeInstanceOf(MonitorTimeoutError);
  });

  test('connect() refuses what is not QMP', async () => {
    await peer((socket) => socket.end('{"hello": 1}\n'));
    const failure = await QmpMonitor.connect(path).catch((error: unknown) => error);
    expect((failure as Error).cause).toBeInstanceOf(MonitorProtocolError);
  });

  test('connect() fails when the peer closes at once, and when nobody listens', async () => {
    await peer((socket) => socket.destroy());
    await expect(QmpMonitor.connect(path)).rejects.toBeInstanceOf(MonitorClosedError);
    await expect(QmpMonitor.connect(join(dir, 'none'))).rejects.toBeInstanceOf(MonitorClosedError);
  });

  test('a malformed reply closes the connection instead of the process', async () => {
    await peer((socket) => {
      socket.write(
        '{"QMP": {"version": {"qemu": {"major": 9, "minor": 0, "micro": 0}, "package": ""}, "capabilities": []}}\n',
      );
      socket.once('data', () => socket.write('{"return": {} "id": }\n'));
      socket.on('error', () => undefined);
    });
    const failure = await QmpMonitor.connect(path).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(MonitorClosedError);
    expect((failure as Error).cause).toBeInstanceOf(SyntaxError);
  });
});
