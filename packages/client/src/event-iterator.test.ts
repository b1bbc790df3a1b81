import { type EventSource, VirtError } from '@typevirt/driver';
import { EventHub } from '@typevirt/driver/kit';
import { expect, test } from 'vitest';
import { iterateEvents } from './event-iterator.ts';

const ends = { onClose: () => () => undefined, withConnection: true };
const dom = { name: 'a', uuid: '6695eb01-f6a4-8304-79aa-97f2502e193f', id: 1 };

test('iterateEvents() gives events in order, those included that came while nobody waited', async () => {
  const hub = new EventHub();
  const events = iterateEvents(hub, 'domain', 'lifecycle', ends);
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
  const byCaller = iterateEvents(hub, 'domain', 'reboot', ends, { signal: controller.signal }).next();
  const byPeer = iterateEvents(hub, 'domain', 'reboot', ends).next();
  controller.abort();
  expect(await byCaller).toEqual({ done: true, value: undefined });
  hub.emit('connect', 'closed', { reason: 1 });
  expect(await byPeer).toEqual({ done: true, value: undefined });
  expect(hub.size).toBe(0);
});

test('iterateEvents() answers several waiting consumers in turn', async () => {
  const hub = new EventHub();
  const events = iterateEvents(hub, 'domain', 'lifecycle', ends);
  const both = Promise.all([events.next(), events.next()]);
  for (const event of [4, 2]) hub.emit('domain', 'lifecycle', { dom, event, detail: 0 });
  expect((await both).map(({ value }) => value?.event)).toEqual([4, 2]);
  await events.return?.();
});

test('iterateEvents() outlives a lost connection that comes back, and ends when it is closed', async () => {
  const hub = new EventHub();
  let close: () => void = () => undefined;
  const reconnecting = {
    onClose: (end: () => void) => {
      close = end;
      return () => undefined;
    },
    withConnection: false,
  };
  const events = iterateEvents(hub, 'domain', 'lifecycle', reconnecting);
  hub.emit('connect', 'closed', { reason: 1 });
  hub.emit('domain', 'lifecycle', { dom, event: 2, detail: 0 });
  expect((await events.next()).value?.event).toBe(2);
  close();
  expect(await events.next()).toEqual({ done: true, value: undefined });
  expect(hub.size).toBe(0);
});

test('iterateEvents() tells a consumer that never came back, after what it could keep', async () => {
  const hub = new EventHub();
  const events = iterateEvents(hub, 'domain', 'lifecycle', ends);
  for (let event = 0; event <= 65_536; event++) hub.emit('domain', 'lifecycle', { dom, event, detail: 0 });
  for (let event = 0; event < 65_536; event++) await events.next();
  await expect(events.next()).rejects.toMatchObject({ code: 'overflow' });
  expect(await events.next()).toEqual({ done: true, value: undefined });
});

test('iterateEvents() fails, once, where the other side does not tell such events', async () => {
  const error = new VirtError('noSupport', 'virConnectDomainQemuMonitorEventRegister');
  let refuse = (): void => undefined;
  const source: EventSource = {
    on: (object, _kind, _listener, _filter, refused) => {
      if (object === 'qemu') refuse = () => refused?.(error);
      return () => undefined;
    },
  };
  const waiting = iterateEvents(source, 'qemu', 'monitor', ends);
  const next = waiting.next();
  refuse();
  await expect(next).rejects.toBe(error);
  expect(await waiting.next()).toEqual({ done: true, value: undefined });
  const late = iterateEvents(source, 'qemu', 'monitor', ends);
  refuse();
  await expect(late.next()).rejects.toBe(error);
});
