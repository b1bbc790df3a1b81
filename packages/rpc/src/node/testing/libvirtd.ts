/**
 * A real libvirtd of a user's own, for comparison: no access to the system's guests, gone when the test is.
 */
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const nobody = 65_534;

/** True if a program of that name can be run. */
export function installed(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}

export interface Libvirtd {
  readonly socketPath: string;
  stop(): Promise<void>;
}

/** Starts one and waits for its socket. Root gives up its rights, since libvirtd would serve the system otherwise. */
export async function startLibvirtd(): Promise<Libvirtd> {
  const folder = mkdtempSync(join(tmpdir(), 'typevirt-libvirtd-'));
  const root = process.getuid?.() === 0;
  if (root) chownSync(folder, nobody, nobody);
  const user = [`--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', 'libvirtd'];
  const env = { PATH: process.env.PATH, HOME: folder, XDG_RUNTIME_DIR: folder };
  const child = spawn(root ? 'setpriv' : 'libvirtd', root ? user : [], { env, stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const socketPath = join(folder, 'libvirt/libvirt-sock');
  for (let waits = 0; !existsSync(socketPath); waits++) {
    if (waits < 300 && child.exitCode === null) await sleep(100);
    else throw await stop().then(() => new Error('libvirtd did not start'));
  }
  return { socketPath, stop };
}
