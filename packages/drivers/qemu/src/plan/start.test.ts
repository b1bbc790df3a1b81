/** Planned lines are run: the real QEMU takes them, and waits before its first instruction. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDomain } from '@typevirt/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Emulators } from '../probe/index.ts';
import { settleDefinition } from '../settle/definition.ts';
import { settleLive } from '../settle/live.ts';
import { planCommand } from './command.ts';

const program = '/usr/bin/qemu-system-x86_64';
const settings = {
  vncListen: '127.0.0.1',
  spiceListen: '127.0.0.1',
  displayPorts: { first: 5900, last: 65_535 },
};

describe.skipIf(!existsSync(program))('planned lines', () => {
  let folder: string;
  const emulators = new Emulators({ path: '/usr/bin', hostArchitecture: 'x86_64' });
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'typevirt-start-'));
    writeFileSync(join(folder, 'master-key.aes'), randomBytes(32));
    for (const name of ['one.raw', 'two.raw']) {
      writeFileSync(join(folder, name), '');
      truncateSync(join(folder, name), 16 * 1024 * 1024);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** What QEMU says of its state, and on its way there. */
  async function run(xml: string): Promise<{ readonly said: string; readonly complaints: string }> {
    const capabilities = await emulators.capabilities(program);
    const definition = settleDefinition(parseDomain(xml), capabilities, settings);
    const facts = { id: 1, channels: folder, settings, portsInUse: new Set<number>() };
    const plan = planCommand(settleLive(definition, capabilities, facts), capabilities, {
      instance: folder,
      seccompSandbox: true,
      memoryFolder: folder,
    });
    const ours = ['-chardev', 'stdio,id=test', '-mon', 'chardev=test,mode=control'];
    const qemu = spawn(plan.binary, [...plan.args, ...ours], { env: plan.env });
    let said = '';
    let complaints = '';
    qemu.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()));
    qemu.stderr.on('data', (bytes: Buffer) => (complaints += bytes.toString()));
    qemu.stdin.on('error', () => undefined);
    for (const execute of ['qmp_capabilities', 'query-status', 'quit'])
      qemu.stdin.write(`${JSON.stringify({ execute })}\n`);
    await new Promise((resolve) => qemu.once('close', resolve));
    rmSync(join(folder, 'monitor.sock'), { force: true });
    return { said, complaints };
  }

  const devices = () => `
    <controller type='scsi' model='virtio-scsi'/>
    <disk type='file'><driver name='qemu' type='raw' cache='none' discard='unmap' iothread='1'/>
      <source file='${folder}/one.raw'/><target dev='vda' bus='virtio'/><serial>one</serial><shareable/></disk>
    <disk type='file'><driver name='qemu' type='raw'/>
      <source file='${folder}/two.raw'/><target dev='sda' bus='scsi'/><readonly/></disk>
    <disk type='file' device='cdrom'><target dev='sdb' bus='sata'/></disk>
    <interface type='user'><model type='virtio'/><rom bar='off'/></interface>
    <interface type='user'><model type='e1000'/></interface>
    <serial type='pty'/><console type='pty'/><console type='pty'><target type='virtio'/></console>
    <channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>
    <graphics type='vnc'><listen type='socket' socket='${folder}/vnc.sock'/></graphics>
    <video><model type='virtio'/></video><input type='tablet' bus='usb'/>
    <rng model='virtio'><rate bytes='1024'/><backend model='random'>/dev/urandom</backend></rng>
    <memballoon model='virtio' autodeflate='on'/><watchdog model='i6300esb' action='dump'/>
    <sound model='ich6'/><panic model='isa'/><hub type='usb'/>`;

  test.each(['pc', 'q35'])(
    'of a %s with devices of every day are taken',
    { timeout: 60_000 },
    async (machine) => {
      const { said, complaints } = await run(`<domain type='qemu'><name>start-${machine}</name>
      <memory unit='MiB'>128</memory><vcpu>2</vcpu><iothreads>1</iothreads>
      <os><type arch='x86_64' machine='${machine}'>hvm</type><boot dev='hd'/><boot dev='network'/></os>
      <features><acpi/><apic/><vmcoreinfo state='on'/></features><cpu mode='maximum'/>
      <clock offset='utc'><timer name='rtc' tickpolicy='catchup'/><timer name='hpet' present='no'/></clock>
      <devices>${devices()}</devices></domain>`);
      expect(complaints.replace(/.*terminating on signal.*\n/, '')).toBe('');
      expect(said).toContain('"status": "prelaunch"');
    },
  );

  test('of cells of NUMA with memory in files, and processors to be plugged in, are taken', {
    timeout: 60_000,
  }, async () => {
    const { said, complaints } = await run(`<domain type='qemu'><name>start-numa</name>
      <memory unit='MiB'>128</memory><vcpu current='1'>4</vcpu>
      <memoryBacking><source type='memfd'/><access mode='shared'/></memoryBacking>
      <os><type arch='x86_64' machine='q35'>hvm</type></os>
      <cpu mode='custom'><model>qemu64</model><topology sockets='2' dies='1' cores='2' threads='1'/>
        <numa><cell id='0' cpus='0-1' memory='64' unit='MiB'><distances><sibling id='1' value='21'/></distances></cell>
        <cell id='1' cpus='2-3' memory='64' unit='MiB'/></numa></cpu>
      <devices><memballoon model='none'/></devices></domain>`);
    expect(complaints).toBe('');
    expect(said).toContain('"status": "prelaunch"');
  });
});
