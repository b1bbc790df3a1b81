import { describe, expect, test } from 'vitest';
import { checkFlags, excludeFlags } from './check-flags.ts';
import { EventHub } from './event-hub.ts';
import { ObjectList } from './object-list.ts';
import { Rollback } from './rollback.ts';

const dom = { name: 'a', uuid: '6695eb01-f6a4-8304-79aa-97f2502e193f', id: 1 };

describe('EventHub', () => {
  test('emit() delivers a nested event after the present one has reached everybody', () => {
    const hub = new EventHub();
    const seen: string[] = [];
    hub.on('domain', 'lifecycle', ({ event }) => {
      seen.push(`first ${event}`);
      if (event === 0) hub.emit('domain', 'lifecycle', { dom, event: 2, detail: 0 });
    });
    hub.on('domain', 'lifecycle', ({ event }) => seen.push(`second ${event}`));
    hub.emit('domain', 'lifecycle', { dom, event: 0, detail: 0 });
    expect(seen).toEqual(['first 0', 'second 0', 'first 2', 'second 2']);
  });

  test('emit() tells a filtered listener only of its object', () => {
    const hub = new EventHub();
    let count = 0;
    hub.on('domain', 'reboot', () => (count += 1), dom.uuid);
    hub.emit('domain', 'reboot', { dom }, 'another');
    hub.emit('domain', 'reboot', { dom }, dom.uuid);
    expect(count).toBe(1);
  });

  test('a listener that throws disturbs nobody, and off means off', () => {
    const errors: unknown[] = [];
    const hub = new EventHub((error) => errors.push(error));
    let reached = false;
    const off = hub.on('domain', 'reboot', () => {
      throw new Error('listener');
    });
    hub.on('domain', 'reboot', () => (reached = true));
    hub.emit('domain', 'reboot', { dom });
    expect(reached).toBe(true);
    expect(errors).toHaveLength(1);
    off();
    expect(hub.size).toBe(1);
  });
});

describe('ObjectList', () => {
  test('finds by uuid, name and id, and forgets all three', () => {
    const list = new ObjectList<{ uuid: string; name: string }>();
    const object = { uuid: 'u', name: 'n' };
    list.add(object);
    list.setId(object, 4);
    expect([list.byUuid('u'), list.byName('n'), list.byId(4), list.active]).toEqual([
      object,
      object,
      object,
      1,
    ]);
    list.remove(object);
    expect([list.byUuid('u'), list.byName('n'), list.byId(4), list.size]).toEqual([
      undefined,
      undefined,
      undefined,
      0,
    ]);
  });

  test('rename() refuses a name that is taken and changes nothing', () => {
    const list = new ObjectList<{ uuid: string; name: string }>();
    const first = { uuid: '1', name: 'one' };
    list.add(first);
    list.add({ uuid: '2', name: 'two' });
    expect(() => list.rename(first, 'two', () => (first.name = 'two'))).toThrow(RangeError);
    list.rename(first, 'uno', () => (first.name = 'uno'));
    expect([list.byName('one'), list.byName('uno')]).toEqual([undefined, first]);
  });
});

describe('Rollback', () => {
  test('takes steps back newest first, past a failing one', async () => {
    const seen: string[] = [];
    const errors: unknown[] = [];
    {
      await using undo = new Rollback((error) => errors.push(error));
      undo.add(() => seen.push('first'));
      undo.add(() => Promise.reject(new Error('second')));
      undo.add(() => seen.push('third'));
    }
    expect(seen).toEqual(['third', 'first']);
    expect(errors).toHaveLength(1);
  });

  test('takes nothing back after keep()', async () => {
    const seen: string[] = [];
    {
      await using undo = new Rollback();
      undo.add(() => seen.push('step'));
      undo.keep();
    }
    expect(seen).toEqual([]);
  });
});

describe('refusals of flags', () => {
  test('checkFlags() names the unknown bits in hex', () => {
    expect(() => checkFlags(0x81, 0x1, 'testDomainCreate')).toThrow(
      'unsupported flags (0x80) in function testDomainCreate',
    );
  });

  test('excludeFlags() refuses both together', () => {
    expect(() => excludeFlags(3, 1, 2, ['VIR_A', 'VIR_B'], 'f')).toThrow(
      "Flags 'VIR_A' and 'VIR_B' in function 'f' are mutually exclusive",
    );
    expect(() => excludeFlags(1, 1, 2, ['VIR_A', 'VIR_B'], 'f')).not.toThrow();
  });
});
