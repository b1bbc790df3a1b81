/** The daemon as a service: started by an activator, by a user, by a client, in libvirt's place; and what it tells who started it. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { typevirtd } from '../../tools/daemon.mjs';
import { which } from '../../tools/setup/run.mjs';
import { run, until, whyNot } from './harness.ts';

let root: string;
let children: ChildProcess[];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tvs-'));
  chmodSync(root, 0o755);
  children = [];
});
afterEach(async () => {
  for (const child of children) if (isRunning(child)) await end(child, 'SIGKILL');
  rmSync(root, { recursive: true, force: true });
});

const isRunning = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode === null && signalCode === null;

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
  return child.exitCode;
}

interface Started {
  readonly child: ChildProcess;
  readonly said: () => string;
}

/** Starts a program; what it says comes line by line. */
function start(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Started {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  children.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (text: Buffer) => (said += text.toString()));
  return { child, said: () => said };
}

/** Waits until it has said these words. */
const says = ({ said }: Started, words: string): Promise<string> =>
  until(
    () => Promise.resolve(said()),
    (text) => text.includes(words),
  );

const noActivator = which('systemd-socket-activate') ? whyNot('virsh', 'virt-admin') : 'needs systemd';

describe.skipIf(noActivator)(`an activator${noActivator ? `: ${noActivator}` : ''}`, () => {
  test('hands its sockets over with the client that waits; they stay when the daemon has nothing to do', async () => {
    mkdirSync(join(root, 'run'));
    const socket = (name: string) => join(root, 'run', name);
    const sockets = ['write', 'read', 'manage'].map(socket);
    const activator = start('systemd-socket-activate', [
      ...sockets.flatMap((path) => ['-l', path]),
      '--fdname=libvirtd.socket:libvirtd-ro.socket:libvirtd-admin.socket',
      ...[process.execPath, typevirtd, '--root', root, '--timeout', '2'],
    ]);
    await says(activator, `Listening on ${socket('manage')}`);
    const virsh = (name: string, ...args: string[]) =>
      run('virsh', ['-c', `test+unix:///default?socket=${socket(name)}`, ...args]);
    expect(await virsh('write', 'domstate', 'test')).toMatchObject({ code: 0, stdout: 'running\n\n' });
    expect((await virsh('read', 'suspend', 'test')).stderr).toContain(
      'read only access prevents virDomainSuspend',
    );
    const admin = await run('virt-admin', [
      ...['-c', `libvirtd:///system?socket=${socket('manage')}`],
      'srv-list',
    ]);
    expect(admin.stdout).toContain(' 0    typevirtd\n 1    admin\n');
    if (isRunning(activator.child)) await once(activator.child, 'exit');
    expect(activator.child.exitCode).toBe(0);
    expect(activator.said()).toContain(`ready ${socket('write')}\n`);
    for (const path of sockets) expect(statSync(path).isSocket()).toBe(true);
  });
});

const listener = `
import socket, sys
path = sys.argv[1]
notices = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
notices.bind('\\0' + path[1:] if path[0] == '@' else path)
print('listening', flush=True)
while True: print(notices.recv(4096).decode(), flush=True)
`;

test.skipIf(!which('python3')).each([(): string => join(root, 'notify'), () => `@typevirt-${root}`])(
  'a service manager is told when the daemon is ready and when it ends',
  async (path) => {
    const manager = start('python3', ['-c', listener, path()]);
    await says(manager, 'listening');
    const daemon = start(process.execPath, [typevirtd, '--root', root], { NOTIFY_SOCKET: path() });
    await says(manager, 'READY=1');
    expect(manager.said()).toBe('listening\nREADY=1\n');
    expect(await end(daemon.child, 'SIGTERM')).toBe(0);
    await says(manager, 'STOPPING=1');
  },
);

/** Runs as somebody without rights, who has a home and a place for sockets below the root. */
function asUser(
  program: string,
  args: readonly string[],
  env: readonly string[] = [],
): readonly [string, string[]] {
  const home = join(root, 'home');
  const own = [
    '-i',
    `PATH=${process.env.PATH ?? ''}`,
    `HOME=${home}`,
    `XDG_RUNTIME_DIR=${join(root, 'xdg')}`,
  ];
  const who = ['--reuid=65534', '--regid=65534', '--clear-groups'];
  return ['setpriv', [...who, 'env', ...own, ...env, program, ...args]];
}

const noUser =
  process.getuid?.() === 0
    ? mayBeRead()
      ? whyNot('virsh', 'setpriv')
      : 'the repository is closed to others'
    : 'needs root';

function mayBeRead(): boolean {
  try {
    execFileSync('setpriv', [
      '--reuid=65534',
      '--regid=65534',
      '--clear-groups',
      process.execPath,
      typevirtd,
      '--version',
    ]);
    return true;
  } catch {
    return false;
  }
}

describe.skipIf(noUser)(`a user without rights${noUser ? `: ${noUser}` : ''}`, () => {
  beforeEach(() => {
    for (const folder of ['home', 'xdg']) {
      mkdirSync(join(root, folder), { mode: 0o700 });
      chownSync(join(root, folder), 65534, 65534);
    }
  });

  test('has a daemon of their own, closed to others, in the folders that are theirs', async () => {
    const daemon = start(...asUser(process.execPath, [typevirtd]));
    const socket = join(root, 'xdg/typevirt/libvirt-sock');
    await says(daemon, `ready ${socket}\n`);
    expect(statSync(socket)).toMatchObject({ uid: 65534, mode: 0o140700 });
    expect(existsSync(join(root, 'xdg/typevirt/libvirt-sock-ro'))).toBe(false);
    expect(readdirSync(join(root, 'home')).sort()).toEqual(['.cache', '.config', '.local']);
    const virsh = (...args: string[]) =>
      run(...asUser('virsh', ['-c', `qemu+unix:///session?socket=${socket}`, ...args]));
    expect(await virsh('list --all --name')).toMatchObject({ code: 0, stdout: '\n' });
    const refused = await run(...asUser('virsh', ['-c', `qemu+unix:///system?socket=${socket}`, 'list']));
    expect(refused.code).toBe(1);
  });

  test('gets it started by stock virsh, which looks where it is told to', async () => {
    const wrapper = join(root, 'libvirtd');
    writeFileSync(wrapper, `#!/bin/sh\nexec ${process.execPath} ${typevirtd} --as-libvirtd "$@"\n`, {
      mode: 0o755,
    });
    const virsh = await run(...asUser('virsh', ['-c', 'qemu:///session', 'uri'], [`LIBVIRTD_PATH=${root}`]));
    expect(virsh).toMatchObject({ code: 0, stdout: 'qemu:///session\n\n', stderr: '' });
    process.kill(Number(execFileSync('cat', [join(root, 'xdg/libvirt/libvirtd.pid')])), 'SIGTERM');
    await until(
      () => Promise.resolve(existsSync(join(root, 'xdg/libvirt/libvirt-sock'))),
      (isThere) => !isThere,
    );
  });
});

/** A namespace in which libvirt's folders are ours; runs the daemon there, and then a command. */
const inLibvirtsPlace = `
for name in run lib cache log; do
  case $name in run) path=/run/libvirt ;; lib) path=/var/lib/libvirt ;; *) path=/var/$name/libvirt ;; esac
  mkdir -p "$path" "$0/$name" && mount --bind "$0/$name" "$path"
done
mkdir -p /etc/libvirt "$0/etc" && mount --bind "$0/etc" /etc/libvirt
"$1" "$2" --as-libvirtd > "$0/said" & daemon=$!
until grep -qs ready "$0/said"; do kill -0 $daemon || exit 9; sleep 0.1; done
virsh uri; virsh -c qemu:///system list --name; virsh -r -c qemu:///system uri; virt-admin srv-list
kill $daemon; wait $daemon
`;

const noNamespace = process.getuid?.() === 0 ? whyNot('virsh', 'virt-admin', 'unshare') : 'needs root';

test.skipIf(noNamespace)(
  `stock clients that are told nothing find the daemon in libvirt’s place${noNamespace ? `: ${noNamespace}` : ''}`,
  async () => {
    const { code, stdout, stderr } = await run('unshare', [
      ...['--mount', '--propagation', 'private', 'sh', '-euc', inLibvirtsPlace],
      ...[root, process.execPath, typevirtd],
    ]);
    expect(stderr).toBe('');
    expect(stdout).toBe(
      'qemu:///system\n\n\nqemu:///system\n\n Id   Name\n----------------\n 0    libvirtd\n 1    admin\n\n',
    );
    expect(code).toBe(0);
    expect(readdirSync(join(root, 'run'))).not.toContain('libvirt-sock');
  },
);
