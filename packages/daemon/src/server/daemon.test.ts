/**
 * The daemon in this process, with stock clients of Debian's libvirt. Where these are not installed, their tests say so.
 */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HypervisorRow } from '../drivers/hypervisors.ts';
import { testRow } from '../drivers/test.ts';
import { Log } from '../log/log.ts';
import { parseCommandLine } from '../options/command-line.ts';
import { decide } from '../options/settings.ts';
import { Daemon } from './daemon.ts';

let root: string;
let daemons: Daemon[];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tvd-'));
  daemons = [];
});
afterEach(async () => {
  for (const daemon of daemons) await daemon.end();
  rmSync(root, { recursive: true });
});

function start(...args: string[]): Promise<Daemon> {
  return startWith([], ...args);
}

async function startWith(rows: readonly HypervisorRow[], ...args: string[]): Promise<Daemon> {
  const asked = parseCommandLine(['--root', root, ...args]);
  if (!('run' in asked)) throw new Error('not a daemon');
  const settings = decide(asked.run, {
    userId: process.getuid?.() ?? 0,
    env: process.env,
    hasGroup: () => false,
  });
  const log = new Log({ level: 1, filters: '', outputs: `1:file:${join(root, 'log.json')}` });
  const daemon = new Daemon(settings, log, rows);
  await daemon.start();
  daemons.push(daemon);
  return daemon;
}

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(file: string, args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(
      file,
      args,
      { timeout: 20_000, env: { ...process.env, LC_ALL: 'C' } },
      (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : 1, stdout, stderr });
      },
    );
  });
}

const admin = (...args: string[]): Promise<Outcome> =>
  run('virt-admin', ['-c', `libvirtd:///system?socket=${join(root, 'run/libvirt-admin-sock')}`, ...args]);

const virsh = (...args: string[]): Promise<Outcome> =>
  run('virsh', ['-c', `test+unix:///default?socket=${join(root, 'run/libvirt-sock')}`, ...args]);

const has = (program: string): boolean => existsSync(`/usr/bin/${program}`);

describe('a daemon', () => {
  test('makes its sockets with the modes they are to have, and takes them away again', async () => {
    const daemon = await start();
    const mode = (name: string) => statSync(join(root, 'run', name)).mode & 0o777;
    expect(mode('libvirt-sock')).toBe(0o700);
    expect(mode('libvirt-sock-ro')).toBe(0o777);
    expect(mode('libvirt-admin-sock')).toBe(0o700);
    expect(readFileSync(join(root, 'run/typevirtd.pid'), 'utf8')).toBe(`${process.pid}\n`);
    await daemon.end();
    expect(existsSync(join(root, 'run/libvirt-sock'))).toBe(false);
  });

  test('has its folder for itself', async () => {
    await start();
    await expect(start()).rejects.toThrow('another daemon runs here');
  });

  test('takes the place of one that died without cleaning up', async () => {
    const first = await start();
    await first.end();
    writeFileSync(join(root, 'run/libvirt-sock'), '');
    await start();
    expect(statSync(join(root, 'run/libvirt-sock')).isSocket()).toBe(true);
  });

  test('survives bytes that are no packets', async () => {
    const daemon = await start();
    for (const bytes of [Buffer.alloc(64, 0xff), Buffer.from('GET / HTTP/1.0\r\n\r\n'), Buffer.alloc(8)]) {
      const socket = connect(join(root, 'run/libvirt-sock'));
      socket.on('error', () => undefined);
      socket.end(bytes);
      socket.resume();
      await once(socket, 'close');
    }
    expect(daemon.main.clientCount).toBe(0);
    const socket = connect(join(root, 'run/libvirt-sock'));
    await once(socket, 'connect');
    socket.destroy();
  });

  test('ends after the time it was given without clients', async () => {
    const daemon = await start('--timeout', '1');
    await daemon.ended;
    expect(existsSync(join(root, 'run/libvirt-sock'))).toBe(false);
  });

  test('reads its configuration again, and keeps the old one when the new one is wrong', async () => {
    const file = join(root, 'my.conf');
    writeFileSync(file, 'max_clients = 30\n');
    const daemon = await start('--config', file);
    writeFileSync(file, 'max_clients = 40\n');
    daemon.reload();
    expect(daemon.main.limits.maxClients).toBe(40);
    writeFileSync(file, 'max_clients = "nonsense"\n');
    daemon.reload();
    expect(daemon.main.limits.maxClients).toBe(40);
  });
});

describe.skipIf(!has('virsh'))('stock virsh', () => {
  test('is told that no driver serves its URI', async () => {
    await start();
    const { code, stderr } = await virsh('uri');
    expect(code).toBe(1);
    expect(stderr).toContain('error: no connection driver available for test:///default');
  });
});

const testUri = (socket = 'libvirt-sock'): string =>
  `test+unix:///default?socket=${join(root, 'run', socket)}`;

describe.skipIf(!has('virsh'))('stock virsh on the simulator', () => {
  test('lists, looks and acts', async () => {
    await startWith([testRow]);
    expect((await virsh('list --all')).stdout).toBe(
      ' Id   Name   State\n----------------------\n 1    test   running\n\n',
    );
    expect((await virsh('suspend test; domstate test')).stdout).toContain("Domain 'test' suspended\n");
  });

  test('is told what does not exist with libvirt’s number and words', async () => {
    await startWith([testRow]);
    const { stderr } = await virsh('domid nobody');
    expect(stderr).toContain("error: failed to get domain 'nobody'");
  });

  test('only looks with --readonly, and on the socket for that', async () => {
    await startWith([testRow]);
    const words = 'error: operation forbidden: read only access prevents virDomainSuspend';
    expect((await virsh('--readonly', 'suspend', 'test')).stderr).toContain(words);
    const onRoSocket = await run('virsh', ['-c', testUri('libvirt-sock-ro'), 'suspend', 'test']);
    expect(onRoSocket.stderr).toContain(words);
    expect((await run('virsh', ['-c', testUri('libvirt-sock-ro'), 'domstate', 'test'])).stdout).toContain(
      'running',
    );
  });
});

const python = '/usr/bin/python3';
const binding = existsSync('/usr/lib/python3/dist-packages/libvirt.py');

describe.skipIf(!binding)('libvirt’s Python binding', () => {
  test('hears events in every way it can ask for them', async () => {
    await startWith([testRow]);
    const { stdout, stderr } = await run(python, [
      join(import.meta.dirname, 'testdata/events.py'),
      testUri(),
    ]);
    expect(stderr).toBe('');
    const heard = JSON.parse(stdout) as unknown[][];
    expect(heard.filter(([how]) => how === 'own')).toEqual([
      ['own', 'test', 3],
      ['own', 'test', 4],
    ]);
    expect(heard.filter(([how]) => how === 'metadata')).toEqual([['metadata', 'test', 1]]);
    expect(heard.filter(([how]) => how === 'legacy')).toEqual([
      ['legacy', 'test', 3],
      ['legacy', 'test', 4],
      ['legacy', 'other', 2],
      ['legacy', 'other', 5],
    ]);
  });
});

describe.skipIf(!has('virt-admin'))('stock virt-admin', () => {
  test('sees the servers and their clients', async () => {
    await start();
    expect((await admin('srv-list')).stdout).toMatch(/ 0 +typevirtd\n 1 +admin\n/);
    expect((await admin('client-list', 'admin')).stdout).toMatch(/\n \d+ +unix +\d{4}-/);
    const { stdout } = await admin('srv-clients-info', 'typevirtd');
    expect(stdout).toContain('nclients_max        : 5000\nnclients            : 0\n');
  });

  test('sees who a client is, and disconnects it', async () => {
    const daemon = await start();
    const client = connect(join(root, 'run/libvirt-sock-ro'));
    client.resume();
    await once(client, 'connect');
    while (daemon.main.clientCount === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const { stdout } = await admin('client-info', 'typevirtd', '1');
    expect(stdout).toContain('readonly       : yes\n');
    expect(stdout).toContain(`unix_user_id   : ${process.getuid?.()}\n`);
    expect(stdout).toContain(`unix_process_id: ${process.pid}\n`);
    const gone = once(client, 'close');
    expect((await admin('client-disconnect', 'typevirtd', '1')).stdout).toContain("Client '1' disconnected");
    await gone;
    expect((await admin('client-info', 'typevirtd', '1')).stderr).toContain(
      "error: Client not found: No client with matching ID '1'",
    );
  });

  test('changes limits, together or not at all', async () => {
    const daemon = await start();
    expect((await admin('srv-threadpool-set', 'typevirtd', '--min-workers', '50')).stderr).toContain(
      'error: invalid argument: minWorkers cannot be larger than maxWorkers',
    );
    await admin('srv-threadpool-set', 'typevirtd', '--min-workers', '6', '--max-workers', '19');
    expect((await admin('srv-threadpool-info', 'typevirtd')).stdout).toContain(
      'minWorkers     : 6\nmaxWorkers     : 19\n',
    );
    await admin('srv-clients-set', 'typevirtd', '--max-clients', '12', '--max-unauth-clients', '3');
    expect(daemon.main.limits).toMatchObject({ maxClients: 12, maxAnonymousClients: 3 });
  });

  test('shows and changes what is logged', async () => {
    await start();
    expect((await admin('daemon-log-filters')).stdout).toContain(' Logging filters: \n');
    await admin('daemon-log-filters', '--filters', '1:qemu 3:rpc*');
    expect((await admin('daemon-log-filters')).stdout).toContain(' Logging filters: 1:*qemu* 3:rpc* \n');
    expect((await admin('daemon-log-filters', '--filters', 'zz')).stderr).toContain(
      "error: invalid argument: Malformed format for filter 'zz'",
    );
    expect((await admin('daemon-log-outputs')).stdout).toContain(`1:file:${root}/log.json`);
  });

  test('is told of servers that do not exist', async () => {
    await start();
    expect((await admin('client-list', 'nobody')).stderr).toContain(
      "error: Server not found: No server named 'nobody'",
    );
  });
});
