/** The driver is killed at swept instants of what it does; the next one must find nothing half done. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { diskXml, DriverUnderTest, hasQemu } from './testing/driver-under-test.ts';

const program = join(import.meta.dirname, `../../dist/test-${String(process.pid)}/victim.js`);
const uuid = '8a1f8b4c-4dd5-4b6e-9c3a-000000000001';
const dom = { name: 'a', uuid, id: -1 };

describe.runIf(hasQemu)('a driver that was killed', () => {
  let qemu: DriverUnderTest;
  beforeAll(async () => {
    mkdirSync(join(program, '..'), { recursive: true });
    await build({
      entryPoints: [join(import.meta.dirname, 'testing/victim.ts')],
      outfile: program,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'esm',
      conditions: ['source'],
      mainFields: ['module', 'main'],
      external: ['koffi'],
      logLevel: 'error',
      banner: {
        js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
      },
    });
  });
  afterAll(() => rmSync(join(program, '..'), { recursive: true, force: true }));
  beforeEach(async () => {
    qemu = await DriverUnderTest.start();
    await qemu.stop();
  });
  afterEach(() => qemu[Symbol.asyncDispose]());

  /** Runs a victim and kills it so many milliseconds after it began to work. */
  async function killAfter(kind: string, afterMs: number, disk = ''): Promise<void> {
    const child = spawn(process.execPath, [program, qemu.root, kind, disk], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  const left = (): string[] => qemu.list('lib/qemu').filter((name) => name.startsWith('domain-'));

  test('while it defined and undefined: the definition is whole, or there is none', async () => {
    for (const afterMs of [3, 11, 23, 47, 81]) {
      await killAfter('define', afterMs);
      await qemu.startAgain();
      const names = await qemu.names();
      expect(qemu.list('etc/qemu')).toEqual([...names.map((name) => `${name}.xml`), 'autostart'].sort());
      for (const name of names)
        expect(readFileSync(qemu.path(`etc/qemu/${name}.xml`), 'utf8')).toMatch(/<\/domain>\n$/);
      await qemu.stop();
    }
    expect(qemu.complaints).toEqual([]);
  });

  test('while it renamed: there is one domain, with one name and its autostart', async () => {
    for (const afterMs of [2, 7, 16, 29, 45]) {
      await killAfter('rename', afterMs);
      await qemu.startAgain();
      const names = await qemu.names();
      expect(names).toHaveLength(1);
      expect(qemu.list('etc/qemu')).toEqual([`${names[0] ?? ''}.xml`, 'autostart'].sort());
      const one = { name: names[0] ?? '', uuid, id: -1 };
      await qemu.api.domainUndefine({ dom: one, flags: 0 }, {});
      expect(qemu.list('etc/qemu/autostart')).toEqual([]);
      await qemu.stop();
    }
  });

  test('while it started and destroyed: the guest is held again, or nothing of it is left', async () => {
    for (const afterMs of [5, 40, 80, 120, 170, 230]) {
      await killAfter('start', afterMs);
      await qemu.startAgain();
      const running = await qemu.names(1);
      expect(qemu.guests()).toHaveLength(running.length);
      expect(left()).toHaveLength(running.length);
      if (running.length > 0) await qemu.api.domainDestroy({ dom, flags: 0 }, {});
      expect(qemu.list('run/qemu')).toEqual([]);
      await qemu.boot(dom);
      await qemu.api.domainDestroy({ dom, flags: 0 }, {});
      await qemu.stop();
    }
  });

  test('while it made and removed checkpoints: records and bitmaps agree', async () => {
    const disk = diskXml(qemu.image('a.qcow2')) + diskXml(qemu.image('b.qcow2'), 'vdb');
    for (const afterMs of [2, 9, 21, 38, 60]) {
      await killAfter('checkpoint', afterMs, disk);
      await qemu.startAgain();
      const running = (await qemu.names(1)).length > 0;
      if (running) await compare();
      await qemu.stop();
      for (const pid of qemu.guests()) process.kill(pid, 'SIGKILL');
      await qemu.startAgain();
      await qemu.stop();
      for (const name of ['a.qcow2', 'b.qcow2']) rmSync(qemu.path(name));
      qemu.image('a.qcow2');
      qemu.image('b.qcow2');
    }
  });

  async function compare(): Promise<void> {
    const { checkpoints } = await qemu.api.domainListAllCheckpoints({ dom, flags: 0 }, {});
    const cmd = '{"execute":"query-named-block-nodes","arguments":{"flat":true}}';
    const { result } = await qemu.api.qemuDomainMonitorCommand({ dom, cmd, flags: 0 }, {});
    const { return: nodes } = JSON.parse(result) as {
      return: { drv: string; 'dirty-bitmaps'?: { name: string }[] }[];
    };
    const names = checkpoints.map(({ name }) => name).sort();
    for (const node of nodes.filter(({ drv }) => drv === 'qcow2'))
      expect((node['dirty-bitmaps'] ?? []).map(({ name }) => name).sort()).toEqual(names);
    const files = existsSync(qemu.path('lib/qemu/checkpoint/a')) ? qemu.list('lib/qemu/checkpoint/a') : [];
    expect(files).toEqual(names.map((name) => `${name}.xml`));
  }
});
