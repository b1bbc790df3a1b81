/**
 * The driver dies before every single step of what it does; the next one finds nothing half done, and goes on.
 *
 * A step is a change of a file, a process started or signalled, a command to QEMU: between two of them nothing changes.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkpointsAgree } from './testing/checkpoints-agree.ts';
import { diskXml, DriverUnderTest, hasQemu } from './testing/driver-under-test.ts';
import { buildVictim, removeVictim, victimProgram } from './testing/victim-program.ts';

const uuid = '8a1f8b4c-4dd5-4b6e-9c3a-000000000001';
const images = ['a.qcow2', 'b.qcow2'];

/** What may be found after the driver died on its way. */
interface Found {
  readonly names: readonly string[];
  /** Titles of stored definitions. */
  readonly titles?: readonly string[];
  /** Checkpoints of the running guest. */
  readonly checkpoints?: readonly string[];
  /** Whether a guest runs; left out: it may or may not. */
  readonly runs?: boolean;
}

/** By the deed's name: the states before and after it. Nothing else may be found. */
const allowed: Readonly<Record<string, readonly Found[]>> = {
  define: [{ names: [] }, { names: ['a'], titles: ['new'] }],
  redefine: [
    { names: ['a'], titles: ['old'] },
    { names: ['a'], titles: ['new'] },
  ],
  undefine: [{ names: ['a'], titles: ['old'] }, { names: [] }],
  autostart: [{ names: ['a'], titles: ['old'] }],
  rename: [
    { names: ['a'], titles: ['old'] },
    { names: ['b'], titles: ['old'] },
  ],
  'rename with checkpoints': [{ names: ['a'] }, { names: ['b'] }],
  start: [{ names: ['a'] }],
  destroy: [{ names: ['a'] }],
  checkpoint: [
    { names: ['a'], runs: true, checkpoints: [] },
    { names: ['a'], runs: true, checkpoints: ['c0'] },
  ],
  'second checkpoint': [
    { names: ['a'], runs: true, checkpoints: ['c0'] },
    { names: ['a'], runs: true, checkpoints: ['c0', 'c1'] },
  ],
  'delete a checkpoint': [
    { names: ['a'], runs: true, checkpoints: ['c0', 'c1'] },
    { names: ['a'], runs: true, checkpoints: ['c1'] },
  ],
  'delete the last checkpoint': [
    { names: ['a'], runs: true, checkpoints: ['c0', 'c1'] },
    { names: ['a'], runs: true, checkpoints: ['c0'] },
  ],
  'delete checkpoints': [
    { names: ['a'], runs: true, checkpoints: ['c0', 'c1'] },
    { names: ['a'], runs: true, checkpoints: ['c0'] },
    { names: ['a'], runs: true, checkpoints: [] },
  ],
};

describe.runIf(hasQemu)('a driver that died before a step', () => {
  let qemu: DriverUnderTest;
  beforeAll(async () => {
    await buildVictim();
    qemu = await DriverUnderTest.start();
    await qemu.stop();
  });
  afterAll(async () => {
    removeVictim();
    await qemu[Symbol.asyncDispose]();
  });

  test.each(Object.keys(allowed))('of: %s', async (deed) => {
    const states = allowed[deed] ?? [];
    let steps = 0;
    for (let step = 1; ; step++) {
      clear(qemu);
      const lived = await die(qemu, deed, step);
      await qemu.startAgain();
      const found = await look(qemu);
      expect(
        states.some((state) => matches(found, state)),
        `before step ${String(step)}: ${JSON.stringify(found)}`,
      ).toBe(true);
      await nothingIsHalf(qemu, found);
      await itGoesOn(qemu, found.names[0]);
      await qemu.stop();
      if (lived !== undefined) {
        steps = lived;
        break;
      }
    }
    expect(steps).toBeGreaterThan(1);
  });
});

/** Nothing of an earlier victim is left. */
function clear(qemu: DriverUnderTest): void {
  qemu.complaints.length = 0;
  for (const pid of qemu.guests()) process.kill(pid, 'SIGKILL');
  for (const folder of ['etc', 'lib', 'run', 'log'])
    rmSync(qemu.path(folder), { recursive: true, force: true });
  for (const image of images) {
    rmSync(qemu.path(image), { force: true });
    qemu.image(image);
  }
  mkdirSync(qemu.path('log'), { recursive: true });
}

/** Lets a victim do a deed and die before the step. @returns The number of steps, if there were fewer. */
async function die(qemu: DriverUnderTest, deed: string, step: number): Promise<number | undefined> {
  const disks = images.map((image, at) => diskXml(qemu.path(image), at === 0 ? 'vda' : 'vdb')).join('');
  const child = spawn(process.execPath, [victimProgram, qemu.root, deed, disks, String(step)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (text: Buffer) => (said += text.toString()));
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  expect([code, signal]).toEqual(said === '' ? [null, 'SIGKILL'] : [0, null]);
  return said === '' ? undefined : Number(said);
}

async function look(qemu: DriverUnderTest): Promise<Required<Found>> {
  const names = await qemu.names();
  const running = await qemu.names(1);
  const titles = names.map((name) => {
    const text = readFileSync(qemu.path(`etc/qemu/${name}.xml`), 'utf8');
    return /<title>(.*)<\/title>/.exec(text)?.[1] ?? '';
  });
  const checkpoints = running.includes('a') ? await checkpointsAgree(qemu) : [];
  return { names, titles, checkpoints, runs: running.length > 0 };
}

function matches(found: Required<Found>, state: Found): boolean {
  return Object.entries(state).every(
    ([key, wanted]) => JSON.stringify(found[key as keyof Found]) === JSON.stringify(wanted),
  );
}

/** Files, processes and folders are those of what was found, and of nothing else. */
async function nothingIsHalf(qemu: DriverUnderTest, { names, runs }: Found): Promise<void> {
  const expected = /left by a start that never ended|ended while the daemon was away/;
  expect(qemu.complaints.filter((words) => !expected.test(words))).toEqual([]);
  const running = runs === true ? 1 : 0;
  await expect.poll(() => qemu.guests()).toHaveLength(running);
  expect(qemu.list('etc/qemu')).toEqual([...names.map((name) => `${name}.xml`), 'autostart'].sort());
  for (const link of qemu.list('etc/qemu/autostart'))
    expect(names.map((name) => `${name}.xml`)).toContain(link);
  const folders = qemu.list('lib/qemu').filter((name) => name.startsWith('domain-'));
  expect(folders).toHaveLength(running);
  if (running === 0) expect(qemu.list('run/qemu')).toEqual([]);
  const kept = existsSync(qemu.path('lib/qemu/checkpoint')) ? qemu.list('lib/qemu/checkpoint') : [];
  for (const folder of kept) expect(names).toContain(folder);
}

/** What was found can be started, ended and removed; then nothing of it is left. */
async function itGoesOn(qemu: DriverUnderTest, name: string | undefined): Promise<void> {
  if (name === undefined) return;
  const dom = { name, uuid, id: -1 };
  if ((await qemu.names(1)).length === 0) await qemu.boot(dom);
  await qemu.api.domainDestroy({ dom, flags: 0 }, {});
  expect(qemu.list('run/qemu')).toEqual([]);
  const withRecords = 16;
  await qemu.api.domainUndefine({ dom, flags: withRecords }, {});
  expect(qemu.list('etc/qemu')).toEqual(['autostart']);
  expect(qemu.list('etc/qemu/autostart')).toEqual([]);
  expect(qemu.guests()).toEqual([]);
}
