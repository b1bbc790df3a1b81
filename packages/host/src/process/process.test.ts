import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { waitForExit } from './exit.ts';
import { identifyProcess, isRunning, type ProcessIdentity } from './identity.ts';
import { endProcess, signalProcess } from './kill.ts';
import { type SpawnPlan, spawnDetached, type Spawned } from './spawn.ts';
import { pageBytes, parseProcessStat, processUsage } from './stat.ts';

let dir: string;
let started: ProcessIdentity[];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'typevirt-process-'));
  started = [];
});
afterEach(async () => {
  for (const identity of started) await endProcess(identity, { graceMs: 0 });
  rmSync(dir, { recursive: true });
});

async function shell(script: string, more: Partial<SpawnPlan> = {}): Promise<Spawned> {
  const plan = { binary: '/bin/sh', args: ['-c', script], env: { PATH: '/usr/bin:/bin' }, cwd: dir, ...more };
  const child = await spawnDetached(plan);
  started.push(child.identity);
  return child;
}

test('parseProcessStat() reads a command name with spaces and parentheses', () => {
  const line = `42 (a) (b c) S 1 42 42 0 -1 4194304 100 0 0 0 7 9 0 0 20 0 1 0 12345 9000000 250 18446744073709551615 \
1 1 0 0 0 0 0 4096 0 1 0 0 17 3 0 0 0 0 0`;
  expect(parseProcessStat(line)).toMatchObject({
    pid: 42,
    command: 'a) (b c',
    state: 'S',
    parent: 1,
    userTicks: 7n,
    systemTicks: 9n,
    startTicks: 12345n,
    rssPages: 250n,
    processor: 3,
  });
  expect(() => parseProcessStat('nonsense')).toThrow('not a /proc/PID/stat line');
});

test('processUsage() of ourselves is alive, of a missing process undefined', () => {
  const usage = processUsage(process.pid);
  expect(usage?.rssKiB).toBeGreaterThan(1000n);
  expect(processUsage(process.pid, process.pid)).toBeDefined();
  expect(processUsage(2 ** 22 + 1)).toBeUndefined();
  expect(pageBytes() % 4096n).toBe(0n);
});

test('spawnDetached() gives the child its own session, only the named environment, files and descriptors', async () => {
  const out = openSync(join(dir, 'out'), 'w+');
  const extra = openSync(join(dir, 'extra'), 'w');
  const script = 'echo $A:$HOME; pwd; cut -d" " -f6 /proc/$$/stat; echo $$; echo hi >&9; exec sleep 100';
  const env = { PATH: '/usr/bin:/bin', A: '1' };
  const { identity } = await shell(script, { stdout: out, fds: new Map([[9, extra]]), env });
  const folder = `/proc/${String(identity.pid)}`;
  while (readFileSync(`${folder}/comm`, 'utf8') !== 'sleep\n') await new Promise((r) => setTimeout(r, 5));
  const [variables, cwd, session, pid] = readFileSync(join(dir, 'out'), 'utf8').split('\n');
  expect({ variables, cwd }).toEqual({ variables: '1:', cwd: dir });
  expect(readdirSync(`${folder}/fd`).sort()).toEqual(['0', '1', '2', '9']);
  expect(session).toBe(pid);
  expect(readFileSync(join(dir, 'extra'), 'utf8')).toBe('hi\n');
  closeSync(out);
  closeSync(extra);
});

test('spawnDetached() says why a program cannot be started', async () => {
  await expect(
    spawnDetached({ binary: join(dir, 'none'), args: [], env: {}, cwd: dir }),
  ).rejects.toMatchObject({ code: 'ENOENT' });
});

test.runIf(process.getuid?.() === 0)(
  'spawnDetached() runs as another user, with and without groups',
  async () => {
    const out = openSync(join(dir, 'out'), 'w+');
    const script = 'echo $(id -u) $(id -g) $(id -G)';
    await (await shell(script, { stdout: out, cwd: '/', runAs: { uid: 65534, gid: 65534 } })).exited;
    await (await shell(script, { stdout: out, cwd: '/', runAs: { uid: 65534, gid: 65534, groups: [2, 3] } }))
      .exited;
    closeSync(out);
    expect(readFileSync(join(dir, 'out'), 'utf8')).toBe('65534 65534 65534\n65534 65534 65534 2 3\n');
  },
);

test('identifyProcess() tells a process from another one with the same pid', () => {
  const identity = identifyProcess(process.pid);
  expect(identity).toBeDefined();
  expect(isRunning({ pid: process.pid, startTicks: identity?.startTicks ?? 0n })).toBe(true);
  expect(isRunning({ pid: process.pid, startTicks: 1n })).toBe(false);
  expect(signalProcess({ pid: process.pid, startTicks: 1n }, 'SIGKILL')).toBe(false);
});

test('waitForExit() sees the end of a process that is not our child', async () => {
  const out = openSync(join(dir, 'out'), 'w+');
  const child = await shell('sleep 100 & echo $!', { stdout: out });
  await child.exited;
  closeSync(out);
  const grandchild = identifyProcess(Number(readFileSync(join(dir, 'out'), 'utf8')));
  if (!grandchild) throw new Error('the grandchild is not there');
  started.push(grandchild);
  const gone = waitForExit(grandchild);
  expect(signalProcess(grandchild, 'SIGTERM')).toBe(true);
  await gone;
  expect(isRunning(grandchild)).toBe(false);
  await waitForExit(grandchild);
});

test('waitForExit() ends with its signal', async () => {
  const child = await shell('sleep 100');
  const abort = new AbortController();
  const wait = waitForExit(child.identity, abort.signal);
  abort.abort(new Error('enough'));
  await expect(wait).rejects.toThrow('enough');
  await expect(waitForExit(child.identity, abort.signal)).rejects.toThrow('enough');
});

test('endProcess() is polite first and firm then', async () => {
  const polite = await shell('exec sleep 100');
  expect(await endProcess(polite.identity, { graceMs: 5000 })).toBe('terminated');
  expect(await polite.exited).toEqual({ code: null, signal: 'SIGTERM' });
  const ready = openSync(join(dir, 'ready'), 'w+');
  const stubborn = await shell('trap "" TERM; echo ready; while :; do sleep 0.05; done', { stdout: ready });
  while (readFileSync(join(dir, 'ready'), 'utf8') === '')
    await new Promise((resolve) => setTimeout(resolve, 5));
  closeSync(ready);
  expect(await endProcess(stubborn.identity, { graceMs: 50 })).toBe('killed');
  expect(await endProcess(stubborn.identity, { graceMs: 50 })).toBe('gone');
  expect(await endProcess(stubborn.identity, { graceMs: 0 })).toBe('gone');
});
