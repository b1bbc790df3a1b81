/**
 * `--daemon`: starts the same program again without a terminal, waits until it serves, and leaves it running.
 */
import { spawn } from 'node:child_process';

/** Resolves when the daemon serves. @throws {Error} with what it said when it ended instead. */
export async function startInBackground(args: readonly string[]): Promise<void> {
  const script = process.argv[1];
  if (script === undefined) throw new Error('--daemon: the program does not know its own file');
  const rest = args.filter((arg) => arg !== '-d' && arg !== '--daemon');
  const child = spawn(process.execPath, [...process.execArgv, script, ...rest], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4096);
  });
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.stdout.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(said.trim() || `the daemon ended with ${code}`)));
  });
  child.unref();
  child.stdout.destroy();
  child.stderr.destroy();
}
