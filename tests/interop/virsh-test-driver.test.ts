/**
 * The test driver's domains live as long as somebody is connected, so each test is one run of virsh with
 * its commands in a row.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { type Host, type Outcome, run, startHost, whyNot, writeDocument } from './harness.ts';

const reason = whyNot('virsh');

describe.skipIf(reason)(
  `stock virsh on the test driver, through the daemon${reason ? `: ${reason}` : ''}`,
  () => {
    let host: Host;
    beforeAll(async () => {
      host = await startHost();
      return () => host[Symbol.asyncDispose]();
    });

    /** Runs virsh once, its commands in a row. */
    const virsh = (...commands: string[]): Promise<Outcome> =>
      run('virsh', ['-c', host.uri('test'), commands.join('; ')]);

    test('list shows the driver’s own domain', async () => {
      expect(await virsh('list --all')).toEqual({
        code: 0,
        stdout: ' Id   Name   State\n----------------------\n 1    test   running\n\n',
        stderr: '',
      });
    });

    test('dominfo shows its state, memory and processors', async () => {
      const { stdout } = await virsh('dominfo test');
      expect(stdout).toContain('Id:             1\n');
      expect(stdout).toContain('State:          running\n');
      expect(stdout).toContain('Max memory:     8388608 KiB\n');
      expect(stdout).toContain('CPU(s):         2\n');
      expect(stdout).toContain('Persistent:     yes\n');
    });

    test('suspend, resume, destroy and start go through the states', async () => {
      const words = ['suspend', 'resume', 'destroy', 'start'];
      const { stdout } = await virsh(...words.flatMap((word) => [`${word} test`, 'domstate test --reason']));
      expect(stdout.split('\n').filter(Boolean)).toEqual([
        "Domain 'test' suspended",
        'paused (user)',
        "Domain 'test' resumed",
        'running (unpaused)',
        "Domain 'test' destroyed",
        'shut off (destroyed)',
        "Domain 'test' started",
        'running (booted)',
      ]);
    });

    test('a domain is defined, shown and undefined', async () => {
      const file = writeDocument(
        host,
        'second',
        `<domain type='test'><name>second</name><memory unit='MiB'>64</memory><os><type>hvm</type></os></domain>`,
      );
      const { stdout, stderr } = await virsh(
        `define ${file}`,
        'dumpxml second',
        'undefine second',
        'list --all --name',
      );
      expect(stderr).toBe('');
      expect(stdout).toMatch(
        new RegExp(
          `^Domain 'second' defined from ${file}\n\n<domain type='test'>\n {2}<name>second</name>\n`,
        ),
      );
      expect(stdout).toContain(`  <memory unit='KiB'>65536</memory>\n`);
      expect(stdout).toMatch(/<\/domain>\n\nDomain 'second' has been undefined\n\ntest\n\n$/);
    });

    test('what is not there is an error in libvirt’s words', async () => {
      expect(await virsh('dominfo nobody')).toEqual({
        code: 1,
        stdout: '\n',
        stderr: "error: failed to get domain 'nobody'\n",
      });
      expect(await virsh('start test')).toEqual({
        code: 1,
        stdout: '\n',
        stderr: 'error: Domain is already active\n',
      });
    });

    test('a document that is no domain is an error, and the daemon goes on', async () => {
      const file = writeDocument(host, 'broken', '<domain type="test"><name>x</name>');
      const { code, stderr } = await virsh(`define ${file}`);
      expect(code).toBe(1);
      expect(stderr).toContain(`error: Failed to define domain from ${file}\n`);
      expect((await virsh('list --name')).stdout).toBe('test\n\n');
    });

    test('title and autostart are kept', async () => {
      const { stdout } = await virsh(
        "desc test --title 'The first'",
        'desc test --title',
        'autostart test',
        'dominfo test',
      );
      expect(stdout).toContain('Domain title updated successfully\nThe first\n');
      expect(stdout).toContain('Autostart:      enable\n');
    });

    test('snapshots are taken, listed, reverted to and deleted', async () => {
      const { stdout, stderr } = await virsh(
        'snapshot-create-as test one',
        'snapshot-create-as test two',
        'snapshot-list test --tree',
        'snapshot-revert test one',
        'snapshot-current test --name',
        'snapshot-delete test one --children',
        'snapshot-list test --name',
      );
      expect(stderr).toBe('');
      expect(stdout).toBe(
        'Domain snapshot one created\nDomain snapshot two created\none\n  |\n  +- two\n    \n\nDomain snapshot one reverted\n\none\nDomain snapshot one deleted\n\n\n',
      );
    });

    test('the host answers what it is', async () => {
      expect((await virsh('version')).stdout).toContain('Running hypervisor: TEST ');
      expect((await virsh('nodeinfo')).stdout).toContain('CPU(s):              16\n');
      expect((await virsh('capabilities')).stdout).toMatch(/^<capabilities>\n/);
    });
  },
);
