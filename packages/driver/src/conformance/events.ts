/** Events: which, with what, and in which order. */
import { describe, expect, test } from 'vitest';
import { DomainEventType } from '../constants/index.ts';
import { connect, untilHeard, type Api, type ConformanceOptions } from './harness.ts';

const words = Object.fromEntries(Object.entries(DomainEventType).map(([word, number]) => [number, word]));

/** Lifecycle events as `name event detail`. */
async function follow(api: Api, filter?: string): Promise<string[]> {
  const seen: string[] = [];
  const listener = ({ dom, event, detail }: { dom: { name: string }; event: number; detail: number }) =>
    seen.push(`${dom.name} ${words[event]} ${detail}`);
  api.events.on('domain', 'lifecycle', listener, filter);
  await untilHeard(api);
  return seen;
}

export function events(options: ConformanceOptions): void {
  const { domainXml } = options;
  describe('events', () => {
    test('a whole life is told in order', async () => {
      const api = await connect(options);
      const seen = await follow(api);
      const { dom } = await api.domainDefineXml({ xml: domainXml('life'), flags: 0 });
      await api.domainCreate({ dom, flags: 0 });
      await api.domainSuspend({ dom });
      await api.domainResume({ dom });
      await api.domainShutdown({ dom, flags: 0 });
      await api.domainCreate({ dom, flags: 0 });
      await api.domainDestroy({ dom, flags: 0 });
      await api.domainUndefine({ dom, flags: 0 });
      await expect
        .poll(() => seen)
        .toEqual([
          'life defined 0',
          'life started 0',
          'life suspended 0',
          'life resumed 0',
          'life stopped 0',
          'life started 0',
          'life stopped 1',
          'life undefined 0',
        ]);
    });

    test('a new name is told as an end and a beginning', async () => {
      const api = await connect(options);
      const { dom } = await api.domainDefineXml({ xml: domainXml('before'), flags: 0 });
      const seen = await follow(api);
      await api.domainRename({ dom, newName: 'after', flags: 0 });
      await expect.poll(() => seen).toEqual(['before undefined 1', 'after defined 2']);
    });

    test('saving and restoring are told with their reasons', async () => {
      const api = await connect(options);
      const { dom } = await api.domainDefineXml({ xml: domainXml('saved'), flags: 0 });
      await api.domainCreate({ dom, flags: 0 });
      const seen = await follow(api);
      await api.domainManagedSave({ dom, flags: 0 });
      await expect.poll(() => seen).toEqual(['saved stopped 4']);
    });

    test('a listener for one domain hears of no other, and none after it has left', async () => {
      const api = await connect(options);
      const { dom: first } = await api.domainDefineXml({ xml: domainXml('first'), flags: 0 });
      const { dom: second } = await api.domainDefineXml({ xml: domainXml('second'), flags: 0 });
      const all = await follow(api);
      const heard = await follow(api, second.uuid);
      const left: number[] = [];
      const leave = api.events.on('domain', 'lifecycle', ({ event }) => left.push(event));
      leave();
      await api.domainCreate({ dom: first, flags: 0 });
      await api.domainCreate({ dom: second, flags: 0 });
      await expect.poll(() => all).toEqual(['first started 0', 'second started 0']);
      expect([heard, left]).toEqual([['second started 0'], []]);
    });

    test('another connection hears of what this one does', async () => {
      const here = await connect(options);
      const there = await connect(options);
      const seen = await follow(there);
      await here.domainDefineXml({ xml: domainXml('shared'), flags: 0 });
      await expect.poll(() => seen).toEqual(['shared defined 0']);
      expect((await there.domainLookupByName({ name: 'shared' })).dom.name).toBe('shared');
    });
  });
}
