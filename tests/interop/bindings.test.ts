import { beforeAll, describe, expect, test } from 'vitest';
import { type Host, runScript, startHost, whyNot, writeDocument } from './harness.ts';

const reason = whyNot('virsh', 'qemu-system-x86_64');

/** virDomainEventType and its details, as the bindings number them. */
const [defined, undefined_, started, suspended, resumed, stopped, shutdown] = [0, 1, 2, 3, 4, 5, 6];
const [byHost, destroyed] = [2, 1];

describe.skipIf(reason)(`libvirt’s bindings${reason ? `: ${reason}` : ''}`, () => {
  let host: Host;
  beforeAll(async () => {
    host = await startHost();
    return () => host[Symbol.asyncDispose]();
  });

  test.each([
    [
      'test',
      [
        [started, 0],
        [suspended, 0],
        [resumed, 0],
        [stopped, destroyed],
      ],
    ],
    [
      'qemu',
      [
        [resumed, 0],
        [started, 0],
        [suspended, 0],
        [resumed, 0],
        [shutdown, byHost],
        [stopped, destroyed],
      ],
    ],
  ] as const)('Python sees a %s domain’s whole life as events, in libvirt’s order', async (driver, life) => {
    const document = `<domain type='${driver}'><name>life</name><memory unit='MiB'>64</memory><os><type>hvm</type></os></domain>`;
    const file = writeDocument(host, `life-${driver}`, document);
    const told = await runScript('/usr/bin/python3', 'lifecycle.py', host.uri(driver), file);
    expect(told).toEqual({
      events: [[defined, 0], ...life, [undefined_, 0]].map((event) => ['life', ...event]),
      gone: [42, driver === 'qemu' ? 10 : 12, 2, expect.stringMatching(/^Domain not found/)],
    });
  });

  test('Perl lists the test driver’s domain and gets errors with number and domain', async () => {
    expect(await runScript('perl', 'list.pl', host.uri('test'))).toEqual({
      type: 'TEST',
      domains: [{ name: 'test', id: 1, uuid: expect.stringMatching(/^[0-9a-f-]{36}$/), memory: 8388608 }],
      error: { code: 42, domain: 12, message: 'Domain not found' },
    });
  });
});
