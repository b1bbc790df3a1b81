/**
 * Debian's libvirtd as a private instance, for comparison: what it answers, and how fast.
 *
 * It runs in a mount namespace of its own in which libvirt's folders are folders of ours, so that it shares no
 * socket, definition or state with a libvirtd of the machine. Bridges, firewall rules and QEMU processes
 * are the machine's own: networks need names and address ranges nobody else uses.
 */
import { spawn } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { answers } from './daemon.mjs';
import { isRoot } from './setup/debian.mjs';
import { which } from './setup/run.mjs';

/** libvirt's folders, and what ours are called. */
const folders = {
  run: '/run/libvirt',
  lib: '/var/lib/libvirt',
  etc: '/etc/libvirt',
  cache: '/var/cache/libvirt',
  log: '/var/log/libvirt',
  lock: '/run/lock', // of consoles; a machine without an init system may have none
};

/** @returns {string | undefined} Why there can be no reference daemon here; undefined when there can. */
export function whyNoReference() {
  if (!isRoot()) return 'needs root';
  if (!which('libvirtd')) return 'needs libvirt-daemon-system';
  if (!which('qemu-system-x86_64')) return 'needs qemu-system-x86';
  return undefined;
}

/**
 * Starts one and waits until it answers.
 *
 * @param {string} folder Created when missing; definitions in it are kept from run to run.
 * @returns {Promise<import('./daemon.mjs').Daemon>}
 * @throws {Error} With its log, when it ends or does not answer within 30 s.
 */
export async function startReference(folder) {
  for (const name of Object.keys(folders)) mkdirSync(join(folder, name), { recursive: true });
  if (!existsSync(join(folder, 'etc/libvirtd.conf'))) {
    cpSync('/etc/libvirt', join(folder, 'etc'), { recursive: true });
    for (const name of ['networks', 'autostart'])
      rmSync(join(folder, 'etc/qemu', name), { recursive: true, force: true });
    // QEMU as root needs no access rights arranged for; no virtlogd beside it. Ports of displays are of its own: it looks for
    // a free one long before its QEMU takes it, and others look at the same time.
    const firstPort = 10_000 + (process.pid % 200) * 100;
    const settings = [
      'user = "root"',
      'group = "root"',
      'stdio_handler = "file"',
      'security_driver = "none"',
      `remote_display_port_min = ${firstPort}`,
      `remote_display_port_max = ${firstPort + 99}`,
    ];
    appendFileSync(join(folder, 'etc/qemu.conf'), `\n${settings.join('\n')}\n`);
  }
  const binds = Object.entries(folders).map(
    ([name, path]) => `mkdir -p ${path}; mount --bind "$0/${name}" ${path}`,
  );
  const script = [...binds, 'exec libvirtd --pid-file "$0/pid" >"$0/out" 2>&1'].join('; ');
  const child = spawn('unshare', ['--mount', '--propagation', 'private', 'sh', '-ec', script, folder], {
    stdio: 'ignore',
  });
  const log = () => (existsSync(join(folder, 'out')) ? readFileSync(join(folder, 'out'), 'utf8') : '');
  /** @type {Promise<number>} */
  const ended = new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)));
  /** @param {NodeJS.Signals} signal */
  const stop = (signal = 'SIGTERM') => {
    child.kill(signal);
    return ended;
  };
  const socket = join(folder, 'run/libvirt-sock');
  const deadline = Date.now() + 30_000;
  while (!(await answers(socket))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop('SIGKILL');
      throw new Error(`libvirtd does not listen on ${socket}:\n${log()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { socket, pid: child.pid ?? 0, ended, log, stop };
}
