/**
 * The library from end to end: against our daemon and Debian's libvirtd with a real QEMU, and with the simulator in this
 * process.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { connect, type Connection, DomainCreateFlags, DomainEventType, type Domain } from 'typevirt';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { demoGuestCache, demoGuestXml, prepareDemoGuest } from '../../tools/demo-guest.mjs';
import { whyNoReference } from '../../tools/reference-daemon.mjs';
import { type Host, startHost, whyNot } from '../interop/harness.ts';
import { plainDomain } from './documents.ts';
import { library } from './suite.ts';

vi.setConfig({ testTimeout: 180_000 }); // a boot under emulation takes seconds, on a busy machine many

const { started, suspended, resumed, shutdown, stopped } = DomainEventType;

describe('the simulator in this process', () => {
  const uri = 'test:///default';
  library({
    type: 'test',
    errorDomain: 'test',
    wrongState: 'internalError',
    life: [started, suspended, resumed, suspended, stopped],
    connect: (readOnly = false) => connect(uri, { readOnly }),
    uri: () => uri,
  });
});

const daemons = {
  typevirtd: whyNot('virsh', 'qemu-system-x86_64', 'qemu-img'),
  libvirtd: whyNoReference(),
} as const;

describe.each(Object.entries(daemons))('%s', (kind, reason) => {
  describe.skipIf(reason)(`with a real QEMU${reason ? `: ${reason}` : ''}`, () => {
    let host: Host;
    beforeAll(async () => {
      host = await startHost(kind as keyof typeof daemons);
      return () => host[Symbol.asyncDispose]();
    });
    const open = () => connect(host.uri('qemu'));

    library({
      type: 'qemu',
      errorDomain: 'qemu',
      wrongState: 'operationInvalid',
      life: [started, suspended, resumed, suspended, shutdown, stopped],
      connect: (readOnly = false) => connect(host.uri('qemu'), { readOnly }),
      uri: () => host.uri('qemu'),
    });

    /** A paused domain with a disk, gone at the end. */
    async function paused(
      connection: Connection,
      name: string,
      work: (domain: Domain) => Promise<void>,
    ): Promise<void> {
      const disk = join(host.root, `${name}.qcow2`);
      execFileSync('qemu-img', ['create', '-q', '-f', 'qcow2', disk, '1M']);
      const domain = await connection.domainCreateXml(
        plainDomain('qemu', name, disk),
        DomainCreateFlags.startPaused,
      );
      try {
        await work(domain);
      } finally {
        await domain.destroy();
      }
    }

    test('a console is a pair of Web streams: what is typed comes back, with its answer', async () => {
      const guest = await prepareDemoGuest(demoGuestCache);
      await using connection = await open();
      const document = demoGuestXml(guest, { name: 'talking', memoryMiB: 128 });
      const domain = await connection.domainCreateXml(document);
      const { readable, writable } = await domain.openConsole();
      const reader = readable.getReader();
      const decoder = new TextDecoder();
      const writer = writable.getWriter();
      const until = async (wanted: string): Promise<string> => {
        for (let text = ''; ; ) {
          if (text.includes(wanted)) return text;
          const { value, done } = await reader.read();
          if (done) throw new Error(`the console ended after ${text}`);
          text += decoder.decode(value, { stream: true });
        }
      };
      await until('demo # ');
      await writer.write(new TextEncoder().encode('expr 6 \\* 7\n'));
      expect(await until('demo # ')).toMatch(/expr 6 \\\* 7\r\n42\r\n/);
      await domain.destroy();
      await reader.cancel().catch(() => undefined); // the daemon may have ended it by an error
    });

    test('a screenshot is a stream of the picture that its type says', async () => {
      await using connection = await open();
      await paused(connection, 'pictured', async (domain) => {
        const { mime, stream } = await domain.screenshot(0);
        const picture = new Uint8Array(await new Response(stream.readable).arrayBuffer());
        const magic = new TextDecoder('latin1').decode(picture.subarray(0, 4));
        expect(magic).toBe(mime === 'image/png' ? '\u0089PNG' : 'P6\n7');
        expect(picture.length).toBeGreaterThan(100);
      });
    });

    test('checkpoints form a line, and go again', async () => {
      await using connection = await open();
      await paused(connection, 'marked', async (domain) => {
        const first = await domain.checkpointCreateXml(
          '<domaincheckpoint><name>one</name></domaincheckpoint>',
        );
        const second = await domain.checkpointCreateXml(
          '<domaincheckpoint><name>two</name></domaincheckpoint>',
        );
        expect((await second.getParent()).name).toBe('one');
        expect((await first.listAllChildren()).map(({ name }) => name)).toEqual(['two']);
        expect(await second.getXmlDesc()).toContain('<name>two</name>');
        await expect(first.getParent()).rejects.toMatchObject({ code: 'noDomainCheckpoint' });
        await second.delete();
        await first.delete();
        expect(await domain.listAllCheckpoints()).toEqual([]);
      });
    });

    test('a call that waits for a daemon that does not answer can be given up', async () => {
      await using connection = await open();
      const controller = new AbortController();
      process.kill(host.pid, 'SIGSTOP');
      try {
        const waiting = connection.listAllDomains(0, { signal: controller.signal });
        const late = connection.getHostname({ deadlineMs: 20 });
        await expect(late).rejects.toMatchObject({ code: 'operationTimeout' });
        controller.abort();
        await expect(waiting).rejects.toMatchObject({ code: 'operationAborted' });
      } finally {
        process.kill(host.pid, 'SIGCONT');
      }
      expect(await connection.getType()).toBe('QEMU');
    });

    test('a connection that reconnects tells events of the daemon that came back', async () => {
      const reconnect = { firstPauseMs: 20, longestPauseMs: 200 };
      await using connection = await connect(host.uri('qemu'), { reconnect });
      const heard: number[] = [];
      connection.on('domain', 'lifecycle', ({ event }) => heard.push(event));
      const events = connection.events('domain', 'lifecycle');
      const lost = new Promise((resolve) => connection.on('connect', 'closed', resolve));
      await host.restart('SIGKILL');
      await lost;
      await vi.waitUntil(() => connection.isAlive(), { timeout: 30_000 });
      // Alive is not yet listening again: a definition may come before that is asked for.
      const domain = await vi.waitUntil(
        async () => {
          const again = await connection.domainDefineXml(plainDomain('qemu', 'again'));
          await new Promise((resolve) => setTimeout(resolve, 100));
          if (heard.length > 0) return again;
          await again.undefine();
          return false;
        },
        { timeout: 30_000 },
      );
      expect((await events.next()).value).toMatchObject({ dom: { name: 'again' }, event: 0 });
      await domain.undefine();
    });
  });
});
