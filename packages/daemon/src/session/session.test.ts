import { qemu, remote } from '@typevirt/rpc';
import { describe, expect, test } from 'vitest';
import { clientOf, dom, type Given, refusal } from '../../test/wire-client.ts';

describe('a session', () => {
  test('serves nothing before the client has asked how to authenticate, and no driver before it is open', async () => {
    const { client } = await clientOf({}, { open: false });
    expect(await refusal(client.call(remote, 'connectGetType', undefined))).toMatchObject({
      code: 39,
      domain: 7,
      message: 'authentication required',
    });
    expect(await client.call(remote, 'authList', undefined)).toEqual({ types: ['none'] });
    expect(await refusal(client.call(remote, 'connectGetType', undefined))).toMatchObject({
      code: 1,
      domain: 7,
      message: 'internal error: hypervisor connection not open',
    });
    expect(await client.call(remote, 'connectSupportsFeature', { feature: 10 })).toEqual({ supported: true });
  });

  test('is opened once, and by name', async () => {
    const { client } = await clientOf({});
    const again = client.call(remote, 'connectOpen', { name: 'test:///default', flags: 0 });
    expect(await refusal(again)).toMatchObject({
      code: 1,
      message: 'internal error: connection already open',
    });
    const { client: other } = await clientOf({}, { open: false });
    await other.call(remote, 'authList', undefined);
    const nameless = other.call(remote, 'connectOpen', { name: null, flags: 0 });
    expect(await refusal(nameless)).toMatchObject({ message: 'internal error: connection not open' });
  });

  test('answers features of the daemon itself, and asks the driver for others', async () => {
    const { client } = await clientOf({ supportsFeature: (feature) => feature === 6 });
    const answers = [];
    for (let feature = 1; feature <= 16; feature++) {
      const { supported } = await client.call(remote, 'connectSupportsFeature', { feature });
      if (supported) answers.push(feature);
    }
    expect(answers).toEqual([6, 8, 9, 10, 14, 15, 16]);
  });

  test('refuses to prove identities in ways it does not have', async () => {
    const { client } = await clientOf({});
    expect(await refusal(client.call(remote, 'authPolkit', undefined))).toMatchObject({
      code: 45,
      message: 'authentication failed: authentication failed',
    });
  });

  test('closes the driver’s connection and its subscriptions when the client goes', async () => {
    let closed: () => void = () => undefined;
    const over = new Promise<void>((resolve) => (closed = resolve));
    const { client, hub } = await clientOf({
      connectListAllDomains: () => ({ domains: [] }),
      close: async () => closed(),
    });
    await client.call(remote, 'connectDomainEventCallbackRegisterAny', { eventID: 0, dom: null });
    expect(hub.size).toBe(1);
    client.close();
    await over;
    expect(hub.size).toBe(0);
  });
});

describe('events', () => {
  const listing: Given = {
    connectListAllDomains: () => ({ domains: [] }),
    qemuDomainMonitorCommand: () => ({ result: '' }),
  };

  test('are told in the form they were asked for, with the listener’s number or without', async () => {
    const { client, hub } = await clientOf(listing);
    const heard: unknown[] = [];
    client.on(remote, 'domainEventLifecycle', (content) => heard.push(['old', content]));
    client.on(remote, 'domainEventCallbackLifecycle', (content) => heard.push(['new', content]));
    client.on(remote, 'domainEventCallbackPmwakeup', (content) => heard.push(['pm', content]));
    client.on(remote, 'domainEventCallbackDeviceAdded', (content) => heard.push(['flat', content]));
    await client.call(remote, 'connectDomainEventRegister', undefined);
    const numbers = [];
    for (const eventID of [0, 11, 19]) {
      const { callbackID } = await client.call(remote, 'connectDomainEventCallbackRegisterAny', {
        eventID,
        dom: null,
      });
      numbers.push(callbackID);
    }
    hub.emit('domain', 'lifecycle', { dom, event: 2, detail: 1 }, dom.uuid);
    hub.emit('domain', 'pmwakeup', { dom, reason: 3 }, dom.uuid);
    hub.emit('domain', 'deviceAdded', { dom, devAlias: 'net0' }, dom.uuid);
    await client.call(remote, 'connectSupportsFeature', { feature: 10 });
    const msg = { dom, event: 2, detail: 1 };
    expect(heard).toEqual([
      ['old', msg],
      ['new', { callbackID: numbers[0], msg }],
      ['pm', { callbackID: numbers[1], reason: 3, msg: { dom } }],
      ['flat', { callbackID: numbers[2], dom, devAlias: 'net0' }],
    ]);
  });

  test('of one object are told for that object', async () => {
    const { client, hub } = await clientOf(listing);
    const heard: string[] = [];
    client.on(remote, 'domainEventCallbackReboot', ({ msg }) => heard.push(msg.dom.name));
    await client.call(remote, 'connectDomainEventCallbackRegisterAny', { eventID: 1, dom });
    hub.emit('domain', 'reboot', { dom: { ...dom, name: 'other' } }, '00000000-0000-0000-0000-000000000001');
    hub.emit('domain', 'reboot', { dom }, dom.uuid);
    await client.call(remote, 'connectSupportsFeature', { feature: 10 });
    expect(heard).toEqual(['a']);
  });

  test('registrations are refused as libvirt refuses them', async () => {
    const { client } = await clientOf(listing);
    const register = (eventID: number) =>
      client.call(remote, 'connectDomainEventCallbackRegisterAny', { eventID, dom: null });
    const { callbackID } = await register(0);
    expect(await refusal(register(0))).toMatchObject({
      code: 8,
      message: 'invalid argument: event callback already tracked',
    });
    expect(await refusal(register(99))).toMatchObject({
      code: 1,
      domain: 7,
      message: 'internal error: unsupported event ID 99',
    });
    expect(
      await refusal(client.call(remote, 'connectDomainEventCallbackDeregisterAny', { callbackID: 77 })),
    ).toMatchObject({
      message: 'internal error: domain event callback 77 not registered',
    });
    expect(
      await refusal(client.call(remote, 'connectNetworkEventDeregisterAny', { callbackID })),
    ).toMatchObject({
      message: `internal error: network event callback ${callbackID} not registered`,
    });
    expect(
      await refusal(client.call(remote, 'connectSecretEventRegisterAny', { eventID: 0, secret: null })),
    ).toMatchObject({
      code: 3,
      domain: 30,
      message: 'this function is not supported by the connection driver: virConnectSecretEventRegisterAny',
    });
    expect(
      await client.call(remote, 'connectDomainEventCallbackDeregisterAny', { callbackID }),
    ).toBeUndefined();
    expect(await refusal(client.call(remote, 'connectDomainEventDeregister', undefined))).toMatchObject({
      message: 'internal error: domain event 0 not registered',
    });
  });

  test('of QEMU’s monitor are chosen by name, pattern, and without regard to case', async () => {
    const { client, hub } = await clientOf(listing);
    const heard: [number, string][] = [];
    client.on(qemu, 'domainMonitorEvent', ({ callbackID, event }) => heard.push([callbackID, event]));
    const register = async (event: string | null, flags: number) =>
      (await client.call(qemu, 'connectDomainMonitorEventRegister', { dom: null, event, flags })).callbackID;
    const exact = await register('STOP', 0);
    const nocase = await register('resume', 2);
    const pattern = await register('^ST', 1);
    for (const event of ['STOP', 'RESUME', 'STALL']) {
      hub.emit('qemu', 'monitor', { dom, event, seconds: 0n, micros: 0, details: null }, dom.uuid);
    }
    await client.call(remote, 'connectSupportsFeature', { feature: 10 });
    expect(heard.sort()).toEqual([
      [exact, 'STOP'],
      [nocase, 'RESUME'],
      [pattern, 'STALL'],
      [pattern, 'STOP'],
    ]);
    expect(await refusal(register('(', 1))).toMatchObject({ code: 8 });
    expect(await refusal(register(null, 8))).toMatchObject({
      message: expect.stringContaining('unsupported flags (0x8)') as string,
    });
  });
});
