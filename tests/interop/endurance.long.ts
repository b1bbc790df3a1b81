import { beforeAll, describe, expect, test } from 'vitest';
import { type Host, runScript, startHost, whyNot } from './harness.ts';

const reason = whyNot('virsh', 'qemu-system-x86_64');

describe.skipIf(reason)(`the daemon over many calls and guests${reason ? `: ${reason}` : ''}`, () => {
  let host: Host;
  beforeAll(async () => {
    host = await startHost();
    return () => host[Symbol.asyncDispose]();
  });

  test('its memory does not grow with calls, guests and clients that came and went', async () => {
    const [calls, cycles] = ['100000', '150'];
    const told = await runScript(
      '/usr/bin/python3',
      'endurance.py',
      host.uri('qemu'),
      String(host.pid),
      calls,
      cycles,
    );
    const { before, after, domains } = told as { before: number; after: number; domains: number };
    expect(domains).toBe(0);
    expect(after - before, `MiB: ${before} before, ${after} after`).toBeLessThan(24);
  });
});
