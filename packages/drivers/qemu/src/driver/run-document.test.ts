/** What a run's document says beyond its definition, with real QEMUs and real images. */
import { execFileSync } from 'node:child_process';
import { DomainXMLFlags as Xml } from '@typevirt/driver';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { diskXml, DriverUnderTest, guestXml, hasQemu } from './testing/driver-under-test.ts';

describe.runIf(hasQemu)('a running document', () => {
  let qemu: DriverUnderTest;
  beforeEach(async () => {
    qemu = await DriverUnderTest.start();
  });
  afterEach(() => qemu[Symbol.asyncDispose]());

  async function run(name: string, devices: string, top = ''): Promise<(flags?: number) => Promise<string>> {
    const dom = await qemu.boot(await qemu.define(guestXml(name, { devices, top })));
    return async (flags = 0) => (await qemu.api.domainGetXmlDesc({ dom, flags }, {})).xml;
  }

  function overlay(name: string, below: string): string {
    const path = qemu.path(name);
    execFileSync('qemu-img', ['create', '-q', '-f', 'qcow2', '-b', below, '-F', 'qcow2', path]);
    return path;
  }

  test('names every image below a disk, each with the number of its block node', async () => {
    const base = qemu.image('base.qcow2');
    overlay('middle.qcow2', 'base.qcow2');
    const xml = await run('a', diskXml(overlay('top.qcow2', qemu.path('middle.qcow2'))));
    const live = await xml();
    expect(live).toMatch(/<source file='[^']*top.qcow2' index='1'\/>\s*<backingStore type='file' index='2'>/);
    expect(live).toMatch(
      new RegExp(
        `<backingStore type='file' index='3'>\\s*<format type='qcow2'/>\\s*<source file='${base}'/>\\s*<backingStore/>`,
      ),
    );
    expect(await xml(Xml.inactive)).not.toContain('backingStore');
    expect(await xml(Xml.migratable)).not.toContain('backingStore');
  });

  test('is refused before anything happens where an image below is gone, or of unknown kind', async () => {
    qemu.image('base.qcow2');
    const top = overlay('top.qcow2', 'base.qcow2');
    execFileSync('qemu-img', ['rebase', '-u', '-b', 'gone', '-F', 'raw', top]);
    await expect(run('a', diskXml(top))).rejects.toThrow(
      `Cannot access backing file '${qemu.path('gone')}' of storage file '${top}': No such file or directory`,
    );
    expect(qemu.guests()).toEqual([]);
  });

  test('says what the processor has that QEMU made, and another host is told what was asked for', async () => {
    const cpu = `<cpu mode='custom' match='exact'><model fallback='allow'>Nehalem</model><feature policy='disable' name='aes'/></cpu>`;
    const xml = await run('a', '', cpu);
    const live = await xml();
    expect(live).toContain("<cpu mode='custom' match='exact' check='full'>");
    expect(live).toContain("<model fallback='forbid'>Nehalem</model>");
    expect(live).toContain("<feature policy='require' name='hypervisor'/>");
    const moved = await xml(Xml.migratable);
    expect(moved).toContain("<cpu mode='custom' match='exact' check='none'>");
    expect(moved).not.toContain('hypervisor');
    await qemu.startAgain();
    expect(await xml()).toBe(live);
    expect(await xml(Xml.migratable)).toBe(moved);
  });

  test('is not run where a full check finds another processor', async () => {
    const cpu = `<cpu mode='custom' match='exact' check='full'><model>Nehalem</model></cpu>`;
    await expect(run('a', '', cpu)).rejects.toThrow(
      "guest CPU doesn't match specification: extra features: hypervisor",
    );
    expect(qemu.guests()).toEqual([]);
  });

  test('is moved without terminals, ports, labels and devices that every host adds', async () => {
    const xml = await run(
      'a',
      `<serial type='pty'/><graphics type='vnc' autoport='yes'/><disk type='file' device='cdrom'><target dev='hdc' bus='ide'/></disk>`,
    );
    const live = await xml();
    expect(live).toMatch(/<seclabel type='dynamic' model='dac' relabel='yes'>\s*<label>\+0:\+0<\/label>/);
    expect(live).toMatch(/<graphics type='vnc' port='59\d\d' autoport='yes' listen='127.0.0.1'>/);
    expect(live).toContain("<driver name='qemu'/>");
    const moved = await xml(Xml.migratable);
    expect(moved).toContain("<graphics type='vnc' port='-1' autoport='yes'>");
    expect(moved).toContain("<driver name='qemu' type='raw'/>");
    expect(moved).not.toMatch(/seclabel|\/dev\/pts|piix3-uhci|pci-root|keyboard|<audio/);
  });
});
