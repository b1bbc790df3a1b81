import type { DriverConnection } from '@typevirt/driver';
import { EventHub } from '@typevirt/driver/kit';
import { describe, expect, test } from 'vitest';
import { joinConnections } from './join.ts';

/** A connection whose methods need their own object, as those of classes with private fields do. */
class Part {
  readonly events = new EventHub();
  readonly #name: string;
  closed = false;

  constructor(name: string) {
    this.#name = name;
  }

  supportsFeature(): boolean {
    return this.#name === 'hypervisor';
  }
  isAlive(): boolean {
    return !this.closed;
  }
  isSecure(): boolean {
    return true;
  }
  async close(): Promise<void> {
    this.closed = true;
  }
  protected get name(): string {
    return this.#name;
  }
}

class Hypervisor extends Part {
  connectGetType(): { type: string } {
    return { type: this.name };
  }
  connectGetHostname(): { hostname: string } {
    return { hostname: this.name };
  }
}

class Networks extends Part {
  connectGetHostname(): { hostname: string } {
    return { hostname: this.name };
  }
  connectListAllNetworks(): { nets: { name: string; uuid: string }[] } {
    return { nets: [{ name: this.name, uuid: '' }] };
  }
}

describe('joinConnections()', () => {
  const join = () => {
    const parts = [new Hypervisor('hypervisor'), new Networks('networks')] as const;
    return { parts, joined: joinConnections(parts[0], [parts[1]]) };
  };

  test('gives each method to the first connection that has it', () => {
    const { joined } = join();
    expect(joined.connectGetType?.({}, {})).toEqual({ type: 'hypervisor' });
    expect(joined.connectGetHostname?.({}, {})).toEqual({ hostname: 'hypervisor' });
    expect(joined.connectListAllNetworks?.({ flags: 0 }, {})).toEqual({
      nets: [{ name: 'networks', uuid: '' }],
    });
  });

  test('lacks what all of them lack', () => {
    const { joined } = join();
    expect(joined.connectListAllSecrets).toBeUndefined();
    expect('connectListAllSecrets' in joined).toBe(false);
    expect('connectListAllNetworks' in joined).toBe(true);
  });

  test('tells events of the driver that has the object', () => {
    const { parts, joined } = join();
    const heard: string[] = [];
    joined.events.on('network', 'lifecycle', ({ net }) => heard.push(net.name));
    joined.events.on('domain', 'reboot', ({ dom }) => heard.push(dom.name));
    parts[1].events.emit('network', 'lifecycle', { net: { name: 'n', uuid: '' }, event: 0, detail: 0 });
    parts[0].events.emit('domain', 'reboot', { dom: { name: 'd', uuid: '', id: 1 } });
    expect(heard).toEqual(['n', 'd']);
  });

  test('closes all of them', async () => {
    const { parts, joined } = join();
    await joined.close();
    expect(parts.map((part) => part.closed)).toEqual([true, true]);
    expect(joined.isAlive()).toBe(false);
  });

  test('is the hypervisor’s own connection where there is nothing to join', () => {
    const alone: DriverConnection = new Hypervisor('hypervisor');
    expect(joinConnections(alone, [])).toBe(alone);
  });
});
