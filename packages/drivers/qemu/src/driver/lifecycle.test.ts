import { once } from 'node:events';
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { DomainShutoffReason, DomainState } from '@typevirt/driver';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { binary, diskXml, DriverUnderTest, guestXml, hasQemu } from './testing/driver-under-test.ts';

const uuid = '8a1f8b4c-4dd5-4b6e-9c3a-000000000001';
const { running, paused, shutoff } = DomainState;

let qemu: DriverUnderTest;
beforeEach(async () => {
  qemu = await DriverUnderTest.start();
});
afterEach(() => qemu[Symbol.asyncDispose]());

/** What only a running guest has on disk. */
function traces(): string[] {
  return [
    ...qemu.list('run/qemu'),
    ...qemu.list('lib/qemu').filter((name) => name.startsWith('domain-')),
    ...qemu.list('lib/qemu/channel/target'),
  ];
}

describe.runIf(hasQemu)('a guest', () => {
  test('starts paused, goes on, pauses, resets and is destroyed; states, reasons and events are libvirt’s', async () => {
    let dom = await qemu.define(guestXml('a', { uuid }));
    expect(await qemu.state(dom)).toEqual([shutoff, 0]);
    dom = await qemu.boot(dom);
    expect(dom.id).toBe(1);
    expect(await qemu.state(dom)).toEqual([paused, 1]);
    await qemu.api.domainResume({ dom }, {});
    expect(await qemu.state(dom)).toEqual([running, 5]);
    await qemu.api.domainSuspend({ dom }, {});
    await qemu.api.domainSuspend({ dom }, {});
    expect(await qemu.state(dom)).toEqual([paused, 1]);
    await qemu.api.domainReset({ dom, flags: 0 }, {});
    await qemu.api.domainDestroy({ dom, flags: 0 }, {});
    expect(await qemu.state(dom)).toEqual([shutoff, DomainShutoffReason.destroyed]);
    expect(qemu.events).toEqual(['a 0 0', 'a 2 0', 'a 3 0', 'a 4 0', 'a 3 0', 'a 6 2', 'a 5 1']);
    expect(traces()).toEqual([]);
    expect(qemu.guests()).toEqual([]);
  });

  test('that runs cannot be started, and what is off cannot be stopped', async () => {
    const dom = await qemu.define(guestXml('a', { uuid }));
    const off = {
      code: 'operationInvalid',
      message: 'Requested operation is not valid: domain is not running',
    };
    for (const method of ['domainSuspend', 'domainResume'] as const)
      await expect(qemu.api[method]({ dom }, {})).rejects.toMatchObject(off);
    for (const method of ['domainReset', 'domainDestroy', 'domainShutdown', 'domainReboot'] as const)
      await expect(qemu.api[method]({ dom, flags: 0 }, {})).rejects.toMatchObject(off);
    await qemu.boot(dom, 0);
    expect(await qemu.state(dom)).toEqual([running, 1]);
    await expect(qemu.boot(dom)).rejects.toThrow('domain is already running');
    await expect(
      qemu.api.domainCreateXml({ xmlDesc: guestXml('a', { uuid }), flags: 0 }, {}),
    ).rejects.toThrow("domain 'a' is already active");
    await expect(qemu.api.domainResume({ dom }, {})).rejects.toThrow('domain is already running');
    await expect(qemu.api.domainRename({ dom, newName: 'b', flags: 0 }, {})).rejects.toThrow(
      'cannot rename active domain',
    );
  });

  test('started twice at once starts once', async () => {
    const dom = await qemu.define(guestXml('a', { uuid }));
    const starts = await Promise.allSettled([qemu.boot(dom), qemu.boot(dom)]);
    expect(starts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(qemu.guests()).toHaveLength(1);
  });

  test('without a definition is gone when it ends; readers have an answer all the while', async () => {
    const creating = Promise.resolve(
      qemu.api.domainCreateXml({ xmlDesc: guestXml('a', { uuid }), flags: 1 }, {}),
    );
    let reads = 0;
    const reading = (async () => {
      for (let over = false; !over; reads++) {
        for (const dom of (await qemu.api.connectListAllDomains({ flags: 0 }, {})).domains)
          await qemu.api.domainGetInfo({ dom }, {});
        over = await Promise.race([
          creating.then(() => true),
          new Promise<false>((go) => setImmediate(go, false)),
        ]);
      }
    })();
    const { dom } = await creating;
    await reading;
    expect(reads).toBeGreaterThan(1);
    expect(await qemu.api.domainIsPersistent({ dom }, {})).toEqual({ persistent: false });
    await expect(qemu.api.domainUndefine({ dom, flags: 0 }, {})).rejects.toThrow(
      'cannot undefine transient domain',
    );
    await qemu.api.domainDestroy({ dom, flags: 0 }, {});
    expect(await qemu.names()).toEqual([]);
  });

  test('defined while it runs, or undefined, goes on', async () => {
    const { dom } = await qemu.api.domainCreateXml({ xmlDesc: guestXml('a', { uuid }), flags: 1 }, {});
    await qemu.define(guestXml('a', { uuid }));
    expect(await qemu.api.domainIsPersistent({ dom }, {})).toEqual({ persistent: true });
    await qemu.api.domainUndefine({ dom, flags: 0 }, {});
    expect(await qemu.state(dom)).toEqual([paused, 1]);
    await qemu.api.domainDestroy({ dom, flags: 0 }, {});
    expect(await qemu.names()).toEqual([]);
  });

  test('ends with the connection that it was bound to, and no other does', async () => {
    const other = await qemu.connect();
    const { dom } = await other.domainCreateXml({ xmlDesc: guestXml('a', { uuid }), flags: 3 }, {});
    const stays = await qemu.boot(await qemu.define(guestXml('b')));
    await other.close();
    expect(await qemu.names(1)).toEqual(['b']);
    await expect(qemu.state(dom)).rejects.toMatchObject({ code: 'noDomain' });
    expect(await qemu.state(stays)).toEqual([paused, 1]);
  });

  test('bound to a connection that closes while it starts does not stay', async () => {
    const other = await qemu.connect();
    const creating = other.domainCreateXml({ xmlDesc: guestXml('a', { uuid }), flags: 3 }, {});
    await new Promise((resolve) => setTimeout(resolve, 20));
    await other.close();
    await Promise.allSettled([creating]);
    expect(await qemu.names()).toEqual([]);
    expect(qemu.guests()).toEqual([]);
  });

  test('whose QEMU is killed is shut off as crashed, and can start again at once', async () => {
    const dom = await qemu.define(guestXml('a', { uuid }));
    await qemu.boot(dom);
    const stopped = new Promise((resolve) => {
      qemu.api.events.on('domain', 'lifecycle', ({ event }) => event === 5 && resolve(undefined));
    });
    process.kill(qemu.guests()[0] ?? 0, 'SIGKILL');
    await stopped;
    expect(await qemu.state(dom)).toEqual([shutoff, DomainShutoffReason.crashed]);
    expect(qemu.events.at(-1)).toBe('a 5 5');
    await qemu.boot(dom);
    expect(qemu.list('run/qemu')).toEqual(['a.pid', 'a.xml']);
  });

  test('whose QEMU does not answer can still be destroyed', async () => {
    const dom = await qemu.define(guestXml('a', { uuid }));
    await qemu.boot(dom);
    process.kill(qemu.guests()[0] ?? 0, 'SIGSTOP');
    const waiting = qemu.api.domainSuspend({ dom }, {});
    const resumed = qemu.api.domainResume({ dom }, {});
    const ended = Promise.allSettled([waiting, resumed]);
    setTimeout(() => process.kill(qemu.guests()[0] ?? 0, 'SIGCONT'), 200);
    await qemu.api.domainDestroy({ dom, flags: 0 }, {});
    expect(await qemu.state(dom)).toEqual([shutoff, DomainShutoffReason.destroyed]);
    expect((await ended)[1]).toMatchObject({ status: 'rejected' });
  });

  test('asked for by autostart starts with the driver', async () => {
    const dom = await qemu.define(guestXml('a', { uuid }));
    await qemu.api.domainSetAutostart({ dom, autostart: true }, {});
    await qemu.startAgain();
    await qemu.driver.autostart();
    expect(await qemu.state(dom)).toEqual([running, 1]);
  });
});

describe.runIf(hasQemu)('a start that fails leaves nothing', () => {
  afterEach(() => {
    expect(traces()).toEqual([]);
    expect(qemu.guests()).toEqual([]);
  });

  test('where an image is missing', async () => {
    const dom = await qemu.define(guestXml('a', { uuid, devices: diskXml('/nonexistent/a.qcow2') }));
    await expect(qemu.boot(dom)).rejects.toMatchObject({
      code: 'systemError',
      domain: 'storage',
      message: "Cannot access storage file '/nonexistent/a.qcow2': No such file or directory",
    });
    expect(await qemu.state(dom)).toEqual([shutoff, 6]);
  });

  test('where QEMU refuses: the error has its last words', async () => {
    const path = qemu.path('a.qcow2');
    writeFileSync(path, 'no image');
    const xmlDesc = guestXml('a', { uuid, devices: diskXml(path) });
    await expect(qemu.api.domainCreateXml({ xmlDesc, flags: 0 }, {})).rejects.toMatchObject({
      code: 'internalError',
      message: expect.stringContaining('Image is not in qcow2 format'),
    });
    expect(await qemu.names()).toEqual([]);
    expect(readFileSync(qemu.path('log/qemu/a.log'), 'utf8')).toContain('not in qcow2 format');
  });

  test('where the program is gone meanwhile', async () => {
    const path = qemu.path('qemu-here');
    writeFileSync(path, `#!/bin/sh\nexec ${binary} "$@"\n`);
    chmodSync(path, 0o755);
    const dom = await qemu.define(guestXml('a', { uuid }).replace(binary, path));
    chmodSync(path, 0o644);
    await expect(qemu.boot(dom)).rejects.toMatchObject({ name: 'VirtError' });
    expect(await qemu.state(dom)).toEqual([shutoff, 6]);
  });

  test('where another guest has the port of its display', async () => {
    const port = await freePort();
    const display = `<graphics type='vnc' port='${String(port)}' autoport='no'/><video><model type='vga'/></video>`;
    const first = await qemu.boot(await qemu.define(guestXml('a', { uuid, devices: display })));
    const second = await qemu.define(guestXml('b', { devices: display }));
    await expect(qemu.boot(second)).rejects.toThrow(`internal error: Failed to reserve port ${String(port)}`);
    await qemu.api.domainDestroy({ dom: first, flags: 0 }, {});
  });

  test('where a stranger has the port of its serial line', async () => {
    await using server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const devices = `<serial type='tcp'><source mode='bind' host='127.0.0.1' service='${String(port)}'/></serial>`;
    const dom = await qemu.define(guestXml('a', { uuid, devices }));
    await expect(qemu.boot(dom)).rejects.toMatchObject({
      code: 'internalError',
      message: expect.stringContaining('Address already in use'),
    });
    expect(await qemu.state(dom)).toEqual([shutoff, 6]);
  });

  test.each([
    ['is missing', undefined, 'nokernel'],
    ['is none', 'no kernel', 'kernel'],
  ])('where the kernel %s', async (_what, content, words) => {
    const path = qemu.path('nokernel');
    if (content !== undefined) writeFileSync(path, content.repeat(1000));
    const xml = guestXml('a', { uuid }).replace('</os>', `<kernel>${path}</kernel></os>`);
    const dom = await qemu.define(xml);
    await expect(qemu.boot(dom)).rejects.toMatchObject({ message: expect.stringContaining(words) });
    expect(await qemu.state(dom)).toEqual([shutoff, 6]);
  });

  test('where QEMU does not know a device', async () => {
    const own = "<qemu:commandline xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>";
    const args = "<qemu:arg value='-device'/><qemu:arg value='no-such-device'/></qemu:commandline>";
    const dom = await qemu.define(guestXml('a', { uuid }).replace('</domain>', `${own}${args}</domain>`));
    await expect(qemu.boot(dom)).rejects.toMatchObject({
      code: 'internalError',
      message: expect.stringContaining("'no-such-device' is not a valid device model name"),
    });
  });

  test.each([
    ['kill -9 $$', 'SIGKILL'],
    ['echo last words >&2; exit 3', 'last words'],
  ])('where QEMU ends at once: %s', async (end, words) => {
    const path = qemu.path('qemu-here');
    writeFileSync(path, `#!/bin/sh\ncase "$*" in *guest=*) ${end} ;; esac\nexec ${binary} "$@"\n`);
    chmodSync(path, 0o755);
    const dom = await qemu.define(guestXml('a', { uuid }).replace(binary, path));
    await expect(qemu.boot(dom)).rejects.toMatchObject({ message: expect.stringContaining(words) });
    expect(await qemu.state(dom)).toEqual([shutoff, 6]);
  });

  test('where the caller gives up', async () => {
    const dom = await qemu.define(guestXml('a', { uuid }));
    const abort = new AbortController();
    const starting = qemu.api.domainCreate({ dom, flags: 0 }, { signal: abort.signal });
    setTimeout(() => abort.abort(), 20);
    await expect(starting).rejects.toThrow();
    expect(await qemu.state(dom)).toEqual([shutoff, 6]);
    expect(await qemu.boot(dom)).toMatchObject({ name: 'a' });
    await qemu.api.domainDestroy({ dom, flags: 0 }, {});
  });
});

describe.runIf(hasQemu && process.getuid?.() === 0)('as a user of its own', () => {
  test('QEMU gets the files of its guest, and they are given back', async () => {
    await qemu[Symbol.asyncDispose]();
    const runAs = { uid: 65534, gid: 65534 };
    qemu = await DriverUnderTest.start({ runAs });
    chmodSync(qemu.root, 0o711);
    const image = qemu.image('a.qcow2');
    const devices = `${diskXml(image)}<channel type='unix'><target type='virtio' name='c'/></channel>`;
    const dom = await qemu.boot(await qemu.define(guestXml('a', { uuid, devices })));
    expect(statSync(`/proc/${String(qemu.guests()[0])}`)).toMatchObject(runAs);
    expect(statSync(image)).toMatchObject(runAs);
    await qemu.startAgain();
    expect(await qemu.state(dom)).toEqual([paused, 1]);
    await qemu.api.domainDestroy({ dom, flags: 0 }, {});
    expect(statSync(image)).toMatchObject({ uid: 0, gid: 0 });
  });
});

describe.runIf(hasQemu)('displays', () => {
  test('that leave the choice of a port to us get different ones, also at the same time', async () => {
    const devices = "<graphics type='vnc' autoport='yes'/><video><model type='vga'/></video>";
    const doms = await Promise.all(['a', 'b', 'c'].map((name) => qemu.define(guestXml(name, { devices }))));
    await Promise.all(doms.map((dom) => qemu.boot(dom)));
    const texts = await Promise.all(
      doms.map(async (dom) => qemu.api.domainGetXmlDesc({ dom, flags: 0 }, {})),
    );
    const ports = texts.map(({ xml }) => /<graphics type='vnc' port='(\d+)'/.exec(xml)?.[1]);
    expect(new Set(ports).size).toBe(3);
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port < 5900 ? 5900 + port : port;
}
