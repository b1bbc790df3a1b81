/**
 * A driver that a test kills: started as a program of its own, it does one kind of work over and over.
 *
 *     node victim.js ROOT KIND DISKS     makes what it needs, prints `ready`, then works until it is killed
 */
import type { Methods } from '@typevirt/driver';
import { startQemuDriver } from '../driver.ts';
import { guestXml } from './guest-xml.ts';

const [root = '', kind = '', disk = ''] = process.argv.slice(2);
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

const work = works[kind];
if (work === undefined) throw new Error(`there is no work called '${kind}'`);
await work.prepare?.();
process.stdout.write('ready\n');
for (let turn = 0; ; turn++) await work.turn(turn);
