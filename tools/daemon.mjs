/**
 * Runs `typevirtd` as a child: for `npm start`, the end-to-end tests and the bench.
 */
import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { repository } from './setup/run.mjs';

/** The program, as npm links it. */
export const typevirtd = join(repository, 'node_modules/.bin/typevirtd');
/** The command, as npm links it. */
export const typevirt = join(repository, 'node_modules/.bin/typevirt');

/**
 * Where a daemon keeps things: the system's, a user's own, or all of it under one folder.
 *
 * @param {string} [root] The daemon's `--root`.
 * @returns {{ socket: string, state: string }} Its socket, and the folder for what must outlive a boot.
 */
export function daemonPaths(root) {
  if (root !== undefined) return { socket: join(root, 'run/libvirt-sock'), state: join(root, 'lib') };
  if (process.getuid?.() === 0) return { socket: '/run/typevirt/libvirt-sock', state: '/var/lib/typevirt' };
  const runtime = process.env.XDG_RUNTIME_DIR || process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const data = process.env.XDG_DATA_HOME || join(homedir(), '.local/share');
  return { socket: join(runtime, 'typevirt/libvirt-sock'), state: join(data, 'typevirt') };
}

/**
 * @param {string} socket
 * @param {'qemu' | 'test'} [driver]
 * @returns {string} The URI under which any libvirt client reaches a daemon's driver through its socket.
 */
export function uriFor(socket, driver = 'qemu') {
  const path = driver === 'test' ? 'default' : process.getuid?.() === 0 ? 'system' : 'session';
  return `${driver}+unix:///${path}?socket=${socket}`;
}

/**
 * A running daemon.
 *
 * @typedef {object} Daemon
 * @property {string} socket
 * @property {number} pid
 * @property {Promise<number>} ended Its exit code, when it ends; 1 after a signal.
 * @property {() => string} log What it has written to its standard error so far.
 * @property {(signal?: NodeJS.Signals) => Promise<number>} stop Ends it (SIGTERM) and waits.
 */

/**
 * Starts a daemon and waits until its socket answers.
 *
 * @param {object} [options]
 * @param {string} [options.root]
 * @param {string[]} [options.args] More arguments.
 * @param {number} [options.waitMs] How long to wait for the socket; default 20 s.
 * @returns {Promise<Daemon>}
 * @throws {Error} With its log, when it ends or does not answer in time.
 */
export async function startDaemon({ root, args = [], waitMs = 20_000 } = {}) {
  const { socket } = daemonPaths(root);
  const child = spawn(process.execPath, [typevirtd, ...(root ? ['--root', root] : []), ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  child.stderr.on('data', (chunk) => {
    log = (log + chunk).slice(-64 * 1024);
  });
  /** @type {Promise<number>} */
  const ended = new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)));
  /** @param {NodeJS.Signals} signal */
  const stop = (signal = 'SIGTERM') => {
    child.kill(signal);
    return ended;
  };
  const deadline = Date.now() + waitMs;
  while (!(await answers(socket))) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`typevirtd ended:\n${log}`);
    if (Date.now() > deadline) {
      await stop('SIGKILL');
      throw new Error(`typevirtd does not listen on ${socket}:\n${log}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { socket, pid: child.pid ?? 0, ended, log: () => log, stop };
}

/**
 * @param {string} socket
 * @returns {Promise<boolean>} Whether somebody listens there.
 */
export function answers(socket) {
  return new Promise((resolve) => {
    const probe = connect(socket);
    probe.on('connect', () => {
      probe.destroy();
      resolve(true);
    });
    probe.on('error', () => resolve(false));
  });
}
