/**
 * A private typevirtd for one test file, and the stock clients to talk to it with.
 *
 * Everything the daemon keeps lies under a temporary root. Disposing destroys the guests, ends the daemon, and
 * fails the test when a QEMU of that root is left.
 *
 * `TYPEVIRT_INTEROP=libvirtd` runs the same tests against Debian's libvirtd: what they ask of us is what it does.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { startDaemon, uriFor } from '../../tools/daemon.mjs';
import { startReference, whyNoReference } from '../../tools/reference-daemon.mjs';
import { which } from '../../tools/setup/run.mjs';

/** What a client printed, and how it ended; one that a signal ended has code 1 and the signal as its last words. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Host extends AsyncDisposable {
  /** The folder everything of this host lies in; tests may put files there. */
  readonly root: string;
  readonly socket: string;
  readonly pid: number;
  /** URI of one of its drivers. */
  uri(driver: 'qemu' | 'test'): string;
  /** Runs stock virsh; throws when it fails. */
  virsh(driver: 'qemu' | 'test', ...args: string[]): Promise<string>;
  /** Ends the daemon with a signal and starts another on the same root. */
  restart(signal: NodeJS.Signals): Promise<void>;
}

const asReference = process.env.TYPEVIRT_INTEROP === 'libvirtd';

/** Why tests that need these programs cannot run here; undefined when they can. */
export function whyNot(...programs: string[]): string | undefined {
  if (asReference) return whyNoReference();
  const missing = programs.find((program) => !which(program));
  return missing ? `needs ${missing}` : undefined;
}

/** @param kind Whose daemon; default: ours, unless the environment asks for the reference. */
export async function startHost(
  kind: 'typevirtd' | 'libvirtd' = asReference ? 'libvirtd' : 'typevirtd',
): Promise<Host> {
  const root = mkdtempSync(join(tmpdir(), 'tv-')); // short: socket paths end at 107 bytes
  const start = () => (kind === 'libvirtd' ? startReference(root) : startDaemon({ root }));
  let daemon = await start();
  const uri = (driver: 'qemu' | 'test') => uriFor(daemon.socket, driver);
  const virsh = async (driver: 'qemu' | 'test', ...args: string[]) => {
    const { code, stdout, stderr } = await run('virsh', ['-c', uri(driver), ...args]);
    if (code !== 0) throw new Error(`virsh ${args.join(' ')}: ${stderr}\n${daemon.log()}`);
    return stdout;
  };
  return {
    root,
    socket: daemon.socket,
    get pid() {
      return daemon.pid;
    },
    uri,
    virsh,
    async restart(signal) {
      await daemon.stop(signal);
      daemon = await start();
    },
    async [Symbol.asyncDispose]() {
      try {
        const running = (await virsh('qemu', 'list', '--name')).split('\n').filter(Boolean);
        for (const name of running) await virsh('qemu', 'destroy', name);
      } finally {
        await daemon.stop();
        rmSync(root, { recursive: true, force: true });
      }
      const left = processesNaming(root);
      expect(left, 'processes left behind').toEqual([]);
    },
  };
}

/** Runs a program to its end, whatever that is. Its language is English, its time limit that of a test. */
export function run(program: string, args: readonly string[], input?: string): Promise<Outcome> {
  return new Promise((resolve) => {
    const options = {
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      timeout: process.env.TYPEVIRT_LONG ? 1_200_000 : 60_000,
    };
    const child = execFile(program, args, options, (error, stdout, stderr) => {
      const code = error ? (typeof error.code === 'number' ? error.code : 1) : 0;
      resolve({ code, stdout, stderr: error?.signal ? `${stderr}(ended by ${error.signal})\n` : stderr });
    });
    child.stdin?.on('error', () => undefined); // a program may end without reading what it was given
    child.stdin?.end(input);
  });
}

/** Runs a script of ours, kept beside the tests, that talks to `uri` and prints JSON. */
export async function runScript(
  interpreter: string,
  script: string,
  uri: string,
  ...args: string[]
): Promise<unknown> {
  const { code, stdout, stderr } = await run(interpreter, [join(import.meta.dirname, script), uri, ...args]);
  if (code !== 0) throw new Error(`${script} failed with ${code} after it printed '${stdout}':\n${stderr}`);
  return JSON.parse(stdout);
}

/** Writes a document into the host's folder and gives its path. */
export function writeDocument(host: Host, name: string, text: string): string {
  const folder = join(host.root, 'documents');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.xml`);
  writeFileSync(path, text);
  return path;
}

/** Asks again, ten times a second, until the answer is the one wanted; fails with the last one after a minute. */
export async function until<T>(ask: () => Promise<T>, wanted: (answer: T) => boolean): Promise<T> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`still ${JSON.stringify(answer)} after a minute`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Command lines of all processes that name `folder`. */
function processesNaming(folder: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(commandLine)
    .filter((line) => line.includes(folder));
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return ''; // it has ended meanwhile
  }
}
