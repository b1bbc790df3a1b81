/**
 * A driver that dies: started as a program of its own, it does one kind of work.
 *
 *     node victim.js ROOT KIND DISKS          makes what it needs, prints `ready`, then works until it is killed
 *     node victim.js ROOT DEED DISKS STEP     makes what it needs, then does one thing and kills itself before that step of it;
 *                                             having lived through it, it prints how many steps there were
 */
import { countSteps, stepsTaken } from './steps.ts';
import type { Methods } from '@typevirt/driver';
import { probeQemu } from '../../probe/probe.ts';
import { startQemuDriver } from '../driver.ts';
import { guestXml } from './guest-xml.ts';

const [root = '', kind = '', disk = '', fatalStep] = process.argv.slice(2);
const uuid = '8a1f8b4c-4dd5-4b6e-9c3a-000000000001';
const silent = (): void => undefined;
const path = (name: string): string => `${root}/${name}`;

const driver = await startQemuDriver({
  directories: {
    etc: path('etc'),
    lib: path('lib'),
    run: path('run'),
    log: path('log'),
    cache: path('cache'),
  },
  privileged: true,
  hostUuid: uuid,
  log: { debug: silent, info: silent, warn: silent, error: silent },
});
const api = (await driver.open(new URL('qemu:///system'), {})) as Required<Methods>;
const ref = (name: string) => ({ name, uuid, id: -1 });

interface Work {
  readonly prepare?: () => unknown;
  readonly turn: (turn: number) => unknown;
}

const define = (top = '') => api.domainDefineXml({ xml: guestXml('a', { uuid, top }), flags: 0 }, {});

const works: Readonly<Record<string, Work>> = {
  define: {
    prepare: () => define(),
    async turn(turn) {
      const { dom } = await define(`<title>${'t'.repeat(turn % 500)}</title>`);
      if (turn % 3 === 2) await api.domainUndefine({ dom, flags: 0 }, {});
    },
  },
  rename: {
    async prepare() {
      const { dom } = await define();
      await api.domainSetAutostart({ dom, autostart: true }, {});
    },
    async turn(turn) {
      const [from, to] = turn % 2 === 0 ? ['a', 'b'] : ['b', 'a'];
      await api.domainRename({ dom: ref(from ?? ''), newName: to ?? '', flags: 0 }, {});
    },
  },
  start: {
    prepare: () => define(),
    async turn() {
      await api.domainCreate({ dom: ref('a'), flags: 1 }, {});
      await api.domainDestroy({ dom: ref('a'), flags: 0 }, {});
    },
  },
  probe: { turn: () => probeQemu('/usr/bin/qemu-system-x86_64') },
  checkpoint: {
    prepare: () => api.domainCreateXml({ xmlDesc: guestXml('a', { uuid, devices: disk }), flags: 1 }, {}),
    async turn(turn) {
      const checkpoint = (number: number) => ({ dom: ref('a'), name: `c${String(number)}` });
      const xmlDesc = `<domaincheckpoint><name>${checkpoint(turn).name}</name></domaincheckpoint>`;
      await api.domainCheckpointCreateXml({ dom: ref('a'), xmlDesc, flags: 0 }, {});
      if (turn % 2 === 1)
        await api.domainCheckpointDelete({ checkpoint: checkpoint(turn - 1), flags: 0 }, {});
    },
  },
};

/** One thing to do, and what there has to be before. */
interface Deed {
  readonly before: readonly (() => unknown)[];
  readonly act: () => unknown;
}

const autostart = (on: boolean) => api.domainSetAutostart({ dom: ref('a'), autostart: on }, {});
const withDisks = () => api.domainDefineXml({ xml: guestXml('a', { uuid, devices: disk }), flags: 0 }, {});
const start = () => api.domainCreate({ dom: ref('a'), flags: 1 }, {});
const checkpoint = (name: string) =>
  api.domainCheckpointCreateXml(
    { dom: ref('a'), xmlDesc: `<domaincheckpoint><name>${name}</name></domaincheckpoint>`, flags: 0 },
    {},
  );
const remove = (name: string, flags = 0) =>
  api.domainCheckpointDelete({ checkpoint: { dom: ref('a'), name }, flags }, {});
const rename = () => api.domainRename({ dom: ref('a'), newName: 'b', flags: 0 }, {});

const deeds: Readonly<Record<string, Deed>> = {
  define: { before: [], act: () => define('<title>new</title>') },
  redefine: {
    before: [() => define('<title>old</title>'), () => autostart(true)],
    act: () => define('<title>new</title>'),
  },
  undefine: {
    before: [() => define('<title>old</title>'), () => autostart(true)],
    act: () => api.domainUndefine({ dom: ref('a'), flags: 0 }, {}),
  },
  autostart: { before: [() => define('<title>old</title>')], act: () => autostart(true) },
  rename: { before: [() => define('<title>old</title>'), () => autostart(true)], act: rename },
  'rename with checkpoints': {
    before: [
      withDisks,
      start,
      () => checkpoint('c0'),
      () => api.domainDestroy({ dom: ref('a'), flags: 0 }, {}),
    ],
    act: rename,
  },
  start: { before: [withDisks], act: start },
  destroy: { before: [withDisks, start], act: () => api.domainDestroy({ dom: ref('a'), flags: 0 }, {}) },
  checkpoint: { before: [withDisks, start], act: () => checkpoint('c0') },
  'second checkpoint': { before: [withDisks, start, () => checkpoint('c0')], act: () => checkpoint('c1') },
  'delete a checkpoint': {
    before: [withDisks, start, () => checkpoint('c0'), () => checkpoint('c1')],
    act: () => remove('c0'),
  },
  'delete the last checkpoint': {
    before: [withDisks, start, () => checkpoint('c0'), () => checkpoint('c1')],
    act: () => remove('c1'),
  },
  'delete checkpoints': {
    before: [withDisks, start, () => checkpoint('c0'), () => checkpoint('c1')],
    act: () => remove('c0', 1),
  },
};

if (fatalStep === undefined) await workOn();
else await doOnce(Number(fatalStep));

async function workOn(): Promise<void> {
  const work = works[kind];
  if (work === undefined) throw new Error(`there is no work called '${kind}'`);
  await work.prepare?.();
  process.stdout.write('ready\n');
  for (let turn = 0; ; turn++) await work.turn(turn);
}

async function doOnce(step: number): Promise<void> {
  const deed = deeds[kind];
  if (deed === undefined) throw new Error(`there is no deed called '${kind}'`);
  for (const prepare of deed.before) await prepare();
  countSteps(step);
  await deed.act();
  process.stdout.write(`${String(stepsTaken())}\n`);
  process.exit();
}
