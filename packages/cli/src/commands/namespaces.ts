/** Running a program inside a container, in the namespaces that the daemon has opened. */
import { spawn } from 'node:child_process';
import { closeSync, readlinkSync } from 'node:fs';
import { Failure, SilentFailure } from '../failure.ts';

/** nsenter's option for each kind of namespace, as the kernel names it. */
const options: Readonly<Record<string, string>> = {
  mnt: 'mount',
  uts: 'uts',
  ipc: 'ipc',
  net: 'net',
  pid: 'pid',
  user: 'user',
  cgroup: 'cgroup',
};

/**
 * Runs a program in namespaces, its input and output being ours, and closes them.
 *
 * Our own process keeps its security label: a label can only be changed by the thread that takes it.
 *
 * @throws {Failure} if `nsenter` is missing. @throws {SilentFailure} if the program fails.
 */
export async function runInside(namespaces: readonly number[], command: readonly string[]): Promise<void> {
  const firstFd = 3;
  const enter = namespaces.flatMap((fd, index) => {
    const option = options[readlinkSync(`/proc/self/fd/${fd}`).split(':')[0]!];
    return option === undefined ? [] : [`--${option}=/proc/self/fd/${firstFd + index}`];
  });
  try {
    const child = spawn('nsenter', [...enter, '--', ...command], {
      stdio: ['inherit', 'inherit', 'inherit', ...namespaces],
    });
    const status = await new Promise<number | null>((resolve, reject) => {
      child.once('error', (cause) => reject(new Failure('nsenter cannot be started', { cause })));
      child.once('exit', resolve);
    });
    if (status !== 0) throw new SilentFailure();
  } finally {
    namespaces.forEach((fd) => closeSync(fd));
  }
}
