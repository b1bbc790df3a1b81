import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identifyProcess, isRunning } from '@typevirt/host';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MonitorTimeoutError } from '../monitor/errors.ts';
import { attachQemu } from './attach.ts';
import type { QemuProcess } from './qemu-process.ts';
import { openQemuLog, readLastWords } from './qemu-log.ts';
import { type QemuLaunch, QemuStartError, startQemu } from './start.ts';

const binary = '/usr/bin/qemu-system-x86_64';
const withQemu = test.runIf(existsSync(binary));

let dir: string;
let running: QemuProcess[];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'typevirt-qemu-'));
  running = [];
});
afterEach(async () => {
  for (const qemu of running) await qemu.destroy(0);
  rmSync(dir, { recursive: true });
});

function launch(machine: string[], more: Partial<QemuLaunch> = {}): QemuLaunch {
  const monitor = [
    '-chardev',
    'socket,id=charmonitor,fd=7,server=on,wait=off',
    '-mon',
    'chardev=charmonitor,mode=control',
  ];
  return {
    binary,
    args: ['-S', '-no-user-config', '-nodefaults', '-nographic', ...machine, ...monitor],
    env: { PATH: '/usr/bin:/bin' },
    cwd: '/',
    logFile: join(dir, 'qemu.log'),
    monitorSocketPath: join(dir, 'monitor.sock'),
    monitorFd: 7,
    pidFile: join(dir, 'qemu.pid'),
    ...more,
  };
}

async function start(plan: QemuLaunch): Promise<QemuProcess> {
  const qemu = await startQemu(plan);
  running.push(qemu);
  return qemu;
}

withQemu('startQemu() answers with a monitor that is ready, and destroy() ends the process', async () => {
  const qemu = await start(launch(['-machine', 'pc,accel=tcg', '-m', '32']));
  expect(await qemu.monitor.execute('query-status')).toMatchObject({ running: false, status: 'prelaunch' });
  expect(Number(readFileSync(join(dir, 'qemu.pid'), 'utf8'))).toBe(qemu.identity.pid);
  expect(await qemu.destroy()).toBe('terminated');
  expect(isRunning(qemu.identity)).toBe(false);
  expect(await qemu.exited).toEqual({ code: 0, signal: null });
});

withQemu('startQemu() replaces a socket left from before', async () => {
  writeFileSync(join(dir, 'monitor.sock'), '');
  const qemu = await start(launch(['-machine', 'none']));
  expect(qemu.isRunning).toBe(true);
});

withQemu("startQemu() gives QEMU's own last words when it refuses, and leaves nothing behind", async () => {
  const failing = startQemu(launch(['-machine', 'nonsense'], { logBanner: 'starting\n' }));
  await expect(failing).rejects.toBeInstanceOf(QemuStartError);
  await expect(failing).rejects.toThrow(/exited with status 1: .*unsupported machine type/);
  expect(existsSync(join(dir, 'monitor.sock'))).toBe(false);
  expect(existsSync(join(dir, 'qemu.pid'))).toBe(false);
  expect(readFileSync(join(dir, 'qemu.log'), 'utf8')).toMatch(/^starting\n/);
});

test('startQemu() ends a program that never answers', async () => {
  const plan = launch([], { binary: '/bin/sh', args: ['-c', 'echo $$; echo hm >&2; exec sleep 100'] });
  const error = (await startQemu(plan, { waitMs: 300 }).catch((e: unknown) => e)) as QemuStartError;
  expect(error.message).toMatch(/did not answer on its monitor: \d+\nhm$/);
  expect(error.cause).toBeInstanceOf(MonitorTimeoutError);
  expect(identifyProcess(parseInt(error.lastWords, 10))).toBeUndefined();
  expect(existsSync(join(dir, 'monitor.sock'))).toBe(false);
});

test('startQemu() undoes everything when its signal aborts, and when the program is missing', async () => {
  const abort = new AbortController();
  const plan = launch([], { binary: '/bin/sh', args: ['-c', 'exec sleep 100'] });
  const starting = startQemu(plan, { signal: abort.signal });
  setTimeout(() => abort.abort(new Error('changed my mind')), 50);
  await expect(starting).rejects.toThrow('changed my mind');
  await expect(startQemu(launch([], { binary: join(dir, 'none') }))).rejects.toMatchObject({
    code: 'ENOENT',
  });
  expect(existsSync(join(dir, 'monitor.sock'))).toBe(false);
  expect(existsSync(join(dir, 'qemu.pid'))).toBe(false);
});

withQemu('attachQemu() finds a QEMU again that was let go, and sees its end', async () => {
  const plan = launch(['-machine', 'none']);
  const first = await start(plan);
  first.release();
  expect(first.isRunning).toBe(true);
  const again = await attachQemu({ identity: first.identity, monitorSocketPath: plan.monitorSocketPath });
  expect(await again?.monitor.execute('query-name')).toEqual({});
  await again?.monitor.execute('quit');
  expect(await again?.exited).toBeUndefined();
  expect(
    await attachQemu({ identity: first.identity, monitorSocketPath: plan.monitorSocketPath }),
  ).toBeUndefined();
});

withQemu('attachQemu() gives up on a monitor that another client holds', async () => {
  const plan = launch(['-machine', 'none']);
  const { identity } = await start(plan);
  const second = attachQemu({ identity, monitorSocketPath: plan.monitorSocketPath }, { waitMs: 100 });
  await expect(second).rejects.toBeInstanceOf(MonitorTimeoutError);
});

test('readLastWords() gives whole lines from the end of a long log', () => {
  const path = join(dir, 'log');
  writeFileSync(path, 'of an earlier start\n');
  const { descriptor, startOffset } = openQemuLog(path, 'banner\n');
  expect(readLastWords(path, startOffset)).toBe('');
  writeFileSync(descriptor, `${'x'.repeat(5000)}\n${'complaint '.repeat(300)}\nend\n`);
  expect(readLastWords(path, startOffset)).toBe(`${'complaint '.repeat(300)}\nend`);
});
