/**
 * The program as it is started: bundled from its sources, run as a process of its own, ended by signals. The QEMU driver is
 * left outside the bundle: what it does at the start is tested elsewhere.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

const here = import.meta.dirname;
const program = join(here, `../dist/test-${process.pid}/main.js`);
let root: string;
let children: ChildProcess[];

beforeAll(async () => {
  mkdirSync(join(program, '..'), { recursive: true });
  await build({
    entryPoints: [join(here, 'main.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    conditions: ['source'],
    mainFields: ['module', 'main'],
    external: ['koffi', 'pino', '@typevirt/driver-qemu'],
    logLevel: 'error',
  });
});
afterAll(() => rmSync(join(program, '..'), { recursive: true }));
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tvm-'));
  children = [];
});
afterEach(async () => {
  for (const child of children) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  rmSync(root, { recursive: true });
});

interface Program {
  readonly child: ChildProcess;
  readonly said: () => { readonly out: string; readonly err: string };
}

function run(...args: string[]): Program {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return { child, said: () => ({ out, err }) };
}

async function ended({ child, said }: Program): Promise<{ code: number | null; out: string; err: string }> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
  return { code: child.exitCode, ...said() };
}

async function ready(...args: string[]): Promise<Program> {
  const started = run('--root', root, ...args);
  while (!started.said().out.includes('\n')) {
    if (started.child.exitCode !== null) throw new Error(started.said().err);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return started;
}

describe('typevirtd', () => {
  test('tells its version and its options', async () => {
    expect(await ended(run('--version'))).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^typevirtd .*\d\n$/) as string,
    });
    expect((await ended(run('--help'))).out).toContain('--as-libvirtd');
  });

  test('refuses what it cannot obey, in one line', async () => {
    expect(await ended(run('--timeout', 'soon'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('typevirtd: Invalid value for timeout\n') as string,
    });
    const config = join(root, 'bad.conf');
    writeFileSync(config, 'max_clients = "many"\n');
    expect(await ended(run('--root', root, '-f', config))).toMatchObject({
      code: 1,
      err: `typevirtd: ${config}:1: max_clients: expecting a number\n`,
    });
  });

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'says when it is ready, and ends in order at %s',
    async (signal) => {
      const started = await ready();
      expect(started.said().out).toBe(`ready ${root}/run/libvirt-sock\n`);
      started.child.kill(signal);
      expect(await ended(started)).toMatchObject({ code: 0 });
      expect(readdirSync(join(root, 'run')).filter((name) => /sock|pid/.test(name))).toEqual([]);
    },
  );

  test.each([0, 100, 200, 300, 400, 500])(
    'leaves no socket and no pid file when it is ended %i ms after it was begun',
    async (afterMs) => {
      const begun = run('--root', root);
      await new Promise((resolve) => setTimeout(resolve, afterMs));
      begun.child.kill('SIGTERM');
      await ended(begun);
      const folder = join(root, 'run');
      const left = existsSync(folder) ? readdirSync(folder).filter((name) => /sock|pid/.test(name)) : [];
      expect(left).toEqual([]);
    },
  );

  test('starts again where one was killed', async () => {
    const first = await ready();
    first.child.kill('SIGKILL');
    await ended(first);
    expect(existsSync(join(root, 'run/libvirt-sock'))).toBe(true);
    const second = await ready();
    expect(readFileSync(join(root, 'run/typevirtd.pid'), 'utf8')).toBe(`${second.child.pid}\n`);
  });

  test('leaves the folder to the one that has it', async () => {
    await ready();
    expect(await ended(run('--root', root))).toMatchObject({
      code: 1,
      err: `typevirtd: ${root}/run/typevirtd.pid: another daemon runs here\n`,
    });
  });

  test('goes on at SIGHUP', async () => {
    const started = await ready();
    started.child.kill('SIGHUP');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const socket = connect(join(root, 'run/libvirt-sock'));
    await once(socket, 'connect');
    socket.destroy();
    expect(started.child.exitCode).toBeNull();
  });

  test('leaves itself running in the background with --daemon', async () => {
    expect(await ended(run('--root', root, '--daemon'))).toMatchObject({ code: 0 });
    const pid = Number(readFileSync(join(root, 'run/typevirtd.pid'), 'utf8'));
    process.kill(pid, 'SIGTERM');
    while (existsSync(join(root, 'run/libvirt-sock'))) await new Promise((resolve) => setTimeout(resolve, 5));
  });
});
