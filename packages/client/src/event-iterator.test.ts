import { EventHub } from '@typevirt/driver/kit';
import { expect, test } from 'vitest';
import { iterateEvents } from './event-iterator.ts';

const dom = { name: 'a', uuid: '6695eb01-f6a4-8304-79aa-97f2502e193f', id: 1 };

test('iterateEvents() gives events in order, those included that came while nobody waited', async () => {
  const hub = new EventHub();
  const events = iterateEvents(hub, 'domain', 'lifecycle');
  for (const event of [0, 2]) hub.emit('domain', 'lifecycle', { dom, event, detail: 0 });
  const seen: number[] = [];
  for await (const { event } of events) {
    seen.push(event);
    if (event === 2) hub.emit('domain', 'lifecycle', { dom, event: 5, detail: 1 });
    if (event === 5) break;
  }
  expect(seen).toEqual([0, 2, 5]);
  expect(hub.size).toBe(0);
});

test('iterateEvents() ends when the signal aborts and when the connection closes', async () => {
  const hub = new EventHub();
  const controller = new AbortController();
  const byCaller = iterateEvents(hub, 'domain', 'reboot', { signal: controller.signal }).next();
  const byPeer = iterateEvents(hub, 'domain', 'reboot').next();
  controller.abort();
  expect(await byCaller).toEqual({ done: true, value: undefined });
  hub.emit('connect', 'closed', { reason: 1 });
  expect(await byPeer).toEqual({ done: true, value: undefined });
  expect(hub.size).toBe(0);
});
