import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { remote } from '@typevirt/rpc';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closed, packetOf, sendFuzz, startVictim, type Victim, word } from './hostile.ts';
import { sendDocuments } from './hostile-documents.ts';

let victim: Victim;
beforeAll(async () => {
  victim = await startVictim();
});
afterAll(() => victim[Symbol.asyncDispose]());

/** Waits until the daemon holds no more than it held before. */
async function released(descriptors: number): Promise<void> {
  for (let waits = 0; victim.descriptors() > descriptors && waits < 200; waits++) await sleep(50);
  expect(victim.descriptors()).toBeLessThanOrEqual(descriptors);
}

const authList = packetOf(remote.procedures.authList.number);

describe('a daemon goes on serving others', () => {
  test('while the simulator is asked nonsense', async () => {
    const before = victim.descriptors();
    await sendFuzz(victim, 4000, 1);
    await victim.mustServe();
    await released(before);
  });

  test('while it is sent documents, most of them malformed', async () => {
    const { accepted, refused } = await sendDocuments(victim, 1000, 4);
    expect(accepted).toBeGreaterThan(10);
    expect(refused).toBeGreaterThan(500);
    await victim.mustServe();
  });

  test('while connections say nothing, or half of something', async () => {
    const before = victim.descriptors();
    const silent: Socket[] = [];
    for (let i = 0; i < 60; i++) {
      const socket = await victim.bare();
      socket.write(authList.subarray(0, i % authList.length));
      silent.push(socket);
    }
    await victim.mustServe();
    for (const socket of silent) socket.destroy();
    await released(before);
  });

  test('while connections claim what never comes; memory grows with what came', async () => {
    await victim.mustServe();
    const before = victim.residentMiB();
    const claiming: Socket[] = [];
    for (let i = 0; i < 200; i++) {
      const socket = await victim.bare();
      socket.write(authList);
      socket.write(Buffer.concat([word(32 * 1024 * 1024), authList.subarray(4)]));
      claiming.push(socket);
    }
    await victim.mustServe();
    expect(victim.residentMiB() - before).toBeLessThan(150);
    for (const socket of claiming) socket.destroy();
  });

  test('while a client floods it with calls and takes no reply', async () => {
    await victim.mustServe();
    const before = victim.residentMiB();
    const socket = await victim.bare();
    socket.write(authList);
    socket.pause();
    const flood = Buffer.concat(Array.from({ length: 1000 }, () => authList));
    for (let i = 0; i < 100 && !socket.writableNeedDrain; i++) socket.write(flood);
    for (let i = 0; i < 300; i++) socket.write(flood);
    await victim.mustServe();
    expect(socket.writableLength).toBeGreaterThan(0);
    expect(victim.residentMiB() - before).toBeLessThan(100);
    socket.destroy();
  });

  test('while streams are opened and not read, fed out of turn, and left', async () => {
    const before = victim.descriptors();
    const { number: program, version } = remote;
    const { domainScreenshot } = remote.procedures;
    for (let round = 0; round < 20; round++) {
      const client = await victim.client('test:///default');
      const { dom } = await client.call(remote, 'domainLookupByName', { name: 'test' });
      const calls = Array.from({ length: 20 }, () =>
        client.openStream(remote, 'domainScreenshot', { dom, screen: 0, flags: 0 }),
      );
      await Promise.all(calls);
      client.close();
      const socket = await victim.bare();
      socket.write(authList);
      for (const status of [0, 1, 2, 7]) {
        const header = [32, program, version, domainScreenshot.number, 3, round, status, 0].map(word);
        socket.write(Buffer.concat(header));
      }
      socket.end();
      await closed(socket);
    }
    await victim.mustServe();
    await released(before);
  });

  test('when connections come and go faster than they are served', async () => {
    const before = victim.descriptors();
    const coming = await Promise.all(Array.from({ length: 400 }, () => victim.bare()));
    for (const socket of coming) socket.end(authList);
    await victim.mustServe();
    for (const socket of coming) socket.destroy();
    await released(before);
  });
});
