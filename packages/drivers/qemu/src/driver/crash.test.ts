/** The driver is killed at swept instants of what it does; the next one must find nothing half done. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { probeQemu } from '../probe/probe.ts';
import { checkpointsAgree } from './testing/checkpoints-agree.ts';
import { binary, diskXml, DriverUnderTest, hasQemu } from './testing/driver-under-test.ts';
import { buildVictim, removeVictim, victimProgram } from './testing/victim-program.ts';

const uuid = '8a1f8b4c-4dd5-4b6e-9c3a-000000000001';
const dom = { name: 'a', uuid, id: -1 };

describe.runIf(hasQemu)('a driver that was killed', () => {
  let qemu: DriverUnderTest;
  beforeAll(buildVictim);
  afterAll(removeVictim);
  beforeEach(async () => {
    qemu = await DriverUnderTest.start();
    await qemu.stop();
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await qemu[Symbol.asyncDispose]();
  });

  /** Runs a victim and kills it so many milliseconds after it began to work. */
  async function killAfter(kind: string, afterMs: number, disk = ''): Promise<void> {
    const child = spawn(process.execPath, [victimProgram, qemu.root, kind, disk], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, TMPDIR: qemu.root },
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

  test('while it asked a QEMU what it can do: that QEMU ends with it, and the next to ask clears up after it', async () => {
    const asked = (): string[] =>
      readdirSync('/proc').filter((pid) => environmentOf(pid).includes(`HOME=${qemu.root}/typevirt-probe-`));
    let seen = 0;
    for (const afterMs of [9, 13, 17, 22, 60, 140, 300]) {
      const killed = killAfter('probe', afterMs);
      const watch = setInterval(() => (seen = Math.max(seen, asked().length)), 5);
      await killed;
      clearInterval(watch);
      await vi.waitUntil(() => asked().length === 0, { timeout: 30_000 });
    }
    vi.stubEnv('TMPDIR', qemu.root);
    await probeQemu(binary);
    expect(qemu.list('.').filter((name) => name.startsWith('typevirt-probe-'))).toEqual([]);
    expect(seen).toBeGreaterThan(0);
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
      if (running) await checkpointsAgree(qemu);
      await qemu.stop();
      for (const pid of qemu.guests()) process.kill(pid, 'SIGKILL');
      await qemu.startAgain();
      await qemu.stop();
      for (const name of ['a.qcow2', 'b.qcow2']) rmSync(qemu.path(name));
      qemu.image('a.qcow2');
      qemu.image('b.qcow2');
    }
  });
});

/** What a process was given; empty where it is gone, or none. */
function environmentOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1');
  } catch {
    return '';
  }
}
