/**
 * Handlers, sessions and access, asked over a real connection in memory by a real client endpoint. The driver behind them
 * is as small as each test allows.
 */
import { type ByteStream, type DriverConnection, type TypedParam, VirtError } from '@typevirt/driver';
import { EventHub } from '@typevirt/driver/kit';
import {
  ClientEndpoint,
  lxc,
  MemoryTransport,
  qemu,
  RemoteError,
  remote,
  ServerEndpoint,
  type Service,
} from '@typevirt/rpc';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkReadOnly } from '../access/read-only.ts';
import { Session } from '../session/session.ts';
import { toWireError } from './errors.ts';
import { lxcHandlers } from './lxc.ts';
import { qemuHandlers } from './qemu.ts';
import { remoteHandlers } from './remote.ts';
import { serve } from './serve.ts';

const dom = { name: 'a', uuid: '6695eb01-f6a4-8304-79aa-97f2502e193f', id: 1 };
const closedFds: number[] = [];
const descriptors = { close: (fd: number) => void closedFds.push(fd) };
const services: readonly Service<Session>[] = [
  serve(remote, remoteHandlers, descriptors),
  serve(qemu, qemuHandlers, descriptors),
  serve(lxc, lxcHandlers, descriptors),
];

type Given = Partial<DriverConnection>;

/** A client of a daemon whose driver can do what is given. */
async function clientOf(given: Given, { readOnly = false, open = true } = {}) {
  const hub = new EventHub();
  const connection: DriverConnection = {
    events: hub,
    supportsFeature: () => false,
    isAlive: () => true,
    isSecure: () => true,
    close: async () => undefined,
    ...given,
  };
  const [near, far] = MemoryTransport.pair();
  const session = new Session(
    {
      openConnection: async () => connection,
      send: (key, content) => void server.sendEvent(remote, key, content as never),
      sendMonitorEvent: (content) =>
        void server.sendEvent(qemu, 'domainMonitorEvent', { ...content, dom: { ...content.dom } }),
      disconnect: () => setImmediate(() => server.close()),
      authenticated: () => undefined,
      keepaliveUnderstood: () => undefined,
      expectDescriptors: () => true,
    },
    { identity: {}, readOnly, trusted: true },
  );
  const server = new ServerEndpoint<Session>(far, {
    services,
    session,
    auth: session.auth,
    toWireError,
    authorize: (call) => {
      if (call.session.readOnly) checkReadOnly(call);
    },
    onClose: () => void session.end(),
  });
  server.start();
  const client = new ClientEndpoint(near);
  onTestFinished(() => client.close());
  if (open) {
    await client.call(remote, 'authList', undefined);
    await client.call(remote, 'connectOpen', { name: 'test:///default', flags: 0 });
  }
  return { client, hub, session };
}

/** What the server answered instead of a reply. */
async function refusal(
  call: Promise<unknown>,
): Promise<Pick<RemoteError, 'code' | 'domain' | 'message' | 'str1' | 'str2'>> {
  const error: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof RemoteError)) throw new Error(`no refusal but ${String(error)}`);
  const { code, domain, message, str1, str2 } = error;
  return { code, domain, message, str1, str2 };
}

describe('handlers', () => {
  test('every call of every program has one', () => {
    const calls = (program: { procedures: Readonly<Record<string, { kind: string }>> }) =>
      Object.keys(program.procedures).filter((key) => program.procedures[key]?.kind === 'call');
    expect(Object.keys(remoteHandlers).sort()).toEqual(calls(remote).sort());
    expect(Object.keys(qemuHandlers).sort()).toEqual(calls(qemu).sort());
    expect(Object.keys(lxcHandlers).sort()).toEqual(calls(lxc).sort());
  });

  test('a method that the driver lacks is error 3 of the row’s own function and area', async () => {
    const { client } = await clientOf({});
    expect(await refusal(client.call(remote, 'domainSuspend', { dom }))).toEqual({
      code: 3,
      domain: 20,
      message: 'this function is not supported by the connection driver: virDomainSuspend',
      str1: 'this function is not supported by the connection driver: %s',
      str2: 'virDomainSuspend',
    });
    const areas = await Promise.all([
      refusal(client.call(remote, 'connectNumOfSecrets', undefined)),
      refusal(client.call(remote, 'storageVolLookupByKey', { key: 'k' })),
      refusal(client.call(remote, 'domainSnapshotCurrent', { dom, flags: 0 })),
      refusal(client.call(remote, 'nodeNumOfDevices', { cap: null, flags: 0 })),
      refusal(client.call(qemu, 'domainMonitorCommand', { dom, cmd: '', flags: 0 })),
    ]);
    expect(areas.map(({ domain }) => domain)).toEqual([30, 18, 35, 22, 0]);
  });

  test('the driver’s own errors keep number, domain and words', async () => {
    const { client } = await clientOf({
      domainLookupByName: () => {
        throw new VirtError('noDomain', '', { domain: 'test' });
      },
      domainResume: async () => {
        throw new VirtError('operationInvalid', 'domain is not running', { domain: 'qemu' });
      },
    });
    expect(await refusal(client.call(remote, 'domainLookupByName', { name: 'x' }))).toEqual({
      code: 42,
      domain: 12,
      message: 'Domain not found',
      str1: 'Domain not found',
      str2: null,
    });
    expect(await refusal(client.call(remote, 'domainResume', { dom }))).toMatchObject({
      code: 55,
      domain: 10,
      message: 'Requested operation is not valid: domain is not running',
    });
  });

  test('what is no error of the contract is an internal error', async () => {
    const { client } = await clientOf({
      domainSuspend: () => {
        throw new TypeError('oops');
      },
    });
    expect(await refusal(client.call(remote, 'domainSuspend', { dom }))).toMatchObject({
      code: 1,
      message: 'internal error: oops',
    });
  });

  test('lists are counted, and sent only if needed', async () => {
    const { client } = await clientOf({ connectListAllDomains: () => ({ domains: [dom] }) });
    const ask = (needResults: boolean) =>
      client.call(remote, 'connectListAllDomains', { needResults, flags: 0 });
    expect(await ask(false)).toEqual({ domains: [], ret: 1 });
    expect(await ask(true)).toEqual({ domains: [dom], ret: 1 });
  });

  test('older calls for numbers and names ask the newer method with the flags that mean the same', async () => {
    const asked: number[] = [];
    const { client } = await clientOf({
      connectListAllDomains: ({ flags }) => {
        asked.push(flags);
        return { domains: [dom, { ...dom, name: 'b', id: 2 }] };
      },
    });
    expect(await client.call(remote, 'connectNumOfDomains', undefined)).toEqual({ num: 2 });
    expect(await client.call(remote, 'connectListDomains', { maxids: 1 })).toEqual({ ids: [1] });
    expect(await client.call(remote, 'connectListDefinedDomains', { maxnames: 5 })).toEqual({
      names: ['a', 'b'],
    });
    expect(asked).toEqual([1, 1, 2]);
  });

  test('older calls mean the flags that libvirt gives them', async () => {
    const seen: unknown[] = [];
    const { client } = await clientOf({
      domainSetMemory: ({ memory, flags }) => void seen.push(['memory', memory, flags]),
      domainSetVcpus: ({ nvcpus, flags }) => void seen.push(['vcpus', nvcpus, flags]),
      domainGetVcpusFlags: ({ flags }) => ({ num: flags }),
      domainCreate: ({ flags }) => ({ dom: { ...dom, id: flags } }),
    });
    await client.call(remote, 'domainSetMemory', { dom, memory: 1n });
    await client.call(remote, 'domainSetMaxMemory', { dom, memory: 2n });
    await client.call(remote, 'domainSetVcpus', { dom, nvcpus: 3 });
    expect(await client.call(remote, 'domainGetMaxVcpus', { dom })).toEqual({ num: 5 });
    expect(await client.call(remote, 'domainCreate', { dom })).toBeUndefined();
    expect(seen).toEqual([
      ['memory', 1n, 1],
      ['memory', 2n, 4],
      ['vcpus', 3, 1],
    ]);
  });

  test('typed parameters are counted first, and text goes only to those who understand it', async () => {
    const params: TypedParam[] = [
      { field: 'a', type: 'uint', value: 1 },
      { field: 'b', type: 'string', value: 'x' },
    ];
    const flagsSeen: number[] = [];
    const { client } = await clientOf({
      domainGetBlkioParameters: ({ flags }) => {
        flagsSeen.push(flags);
        return { params };
      },
    });
    const ask = (nparams: number, flags: number) =>
      client.call(remote, 'domainGetBlkioParameters', { dom, nparams, flags });
    expect(await ask(0, 4)).toEqual({ params: [], nparams: 2 });
    expect(await ask(2, 4)).toEqual({ params, nparams: 0 });
    expect(await ask(1, 4)).toEqual({ params: params.slice(0, 1), nparams: 0 });
    expect(await ask(5, 1)).toEqual({ params: params.slice(0, 1), nparams: 0 });
    expect(flagsSeen).toEqual([0, 0, 0, 1]);
  });

  test('CPU maps are packed to the room there is', async () => {
    const { client } = await clientOf({
      domainGetVcpus: () => ({
        info: [0, 1].map((number) => ({ number, state: 1, cpuTime: 0n, cpu: number })),
        cpumaps: [Uint8Array.of(1, 2), Uint8Array.of(3)],
      }),
    });
    const { info, cpumaps } = await client.call(remote, 'domainGetVcpus', { dom, maxinfo: 2, maplen: 2 });
    expect(info).toHaveLength(2);
    expect([...cpumaps]).toEqual([1, 2, 3, 0]);
    expect(
      (await client.call(remote, 'domainGetVcpus', { dom, maxinfo: 1, maplen: 1 })).cpumaps,
    ).toHaveLength(1);
  });

  test('CPU statistics say how many there are, how many each has, and then all in one list', async () => {
    const stats: TypedParam[] = [
      { field: 'cpu_time', type: 'ullong', value: 5n },
      { field: 'vcpu_time', type: 'ullong', value: 4n },
    ];
    const { client } = await clientOf({
      domainGetCpuStats: ({ startCpu, ncpus }) => ({
        cpus: [stats, stats, stats].slice(startCpu, startCpu + ncpus),
      }),
    });
    const ask = (nparams: number, startCpu: number, ncpus: number) =>
      client.call(remote, 'domainGetCpuStats', { dom, nparams, startCpu, ncpus, flags: 0 });
    expect(await ask(0, 0, 0)).toEqual({ params: [], nparams: 3 });
    expect(await ask(0, 0, 1)).toEqual({ params: [], nparams: 2 });
    expect(await ask(2, 1, 2)).toEqual({ params: [...stats, ...stats], nparams: 2 });
  });

  test('migration of the third version is said with typed parameters', async () => {
    const seen: unknown[] = [];
    const { client } = await clientOf({
      domainMigratePerform3Params: ({ params, flags, dconnuri }) => {
        seen.push(params, flags, dconnuri);
        return { cookieOut: new Uint8Array(0) };
      },
    });
    const cookieIn = new Uint8Array(0);
    const rest = { xmlin: '<x/>', dname: 'b', bandwidth: 0n, uri: 'tcp:h', dconnuri: null };
    await client.call(remote, 'domainMigratePerform3', { dom, cookieIn, flags: 3n, ...rest });
    expect(seen).toEqual([
      [
        { field: 'migrate_uri', type: 'string', value: 'tcp:h' },
        { field: 'destination_name', type: 'string', value: 'b' },
        { field: 'destination_xml', type: 'string', value: '<x/>' },
      ],
      3,
      null,
    ]);
  });
});

describe('streams', () => {
  /** A driver's stream over a list of pieces, and what was written to it. */
  function streamOf(pieces: readonly Uint8Array[], fail?: Error) {
    const waiting = [...pieces];
    const written: number[] = [];
    const ended: string[] = [];
    const stream: ByteStream = {
      read: async () => {
        const piece = waiting.shift() ?? null;
        if (piece === null && fail !== undefined) throw fail;
        return piece;
      },
      write: async (data) => {
        if (data instanceof Uint8Array) written.push(...data);
      },
      finish: async () => void ended.push('finished'),
      abort: (reason) => void ended.push(reason.message),
    };
    return { stream, written, ended };
  }

  test('a download brings all pieces and then the end', async () => {
    const { stream } = streamOf([Uint8Array.of(1, 2), Uint8Array.of(3)]);
    const { client } = await clientOf({ storageVolDownload: () => ({ stream }) });
    const vol = { pool: 'p', name: 'v', key: 'k' };
    const opened = await client.openStream(remote, 'storageVolDownload', {
      vol,
      offset: 0n,
      length: 0n,
      flags: 0,
    });
    const bytes: number[] = [];
    for (let piece = await opened.stream.read(10); piece !== null; piece = await opened.stream.read(10)) {
      if (piece instanceof Uint8Array) bytes.push(...piece);
    }
    await opened.stream.finish();
    expect(bytes).toEqual([1, 2, 3]);
  });

  test('an upload is finished only when the driver has finished', async () => {
    const { stream, written, ended } = streamOf([]);
    const { client } = await clientOf({ storageVolUpload: () => ({ stream }) });
    const vol = { pool: 'p', name: 'v', key: 'k' };
    const opened = await client.openStream(remote, 'storageVolUpload', {
      vol,
      offset: 0n,
      length: 0n,
      flags: 0,
    });
    await opened.stream.write(Uint8Array.of(7, 8));
    await opened.stream.finish();
    expect(written).toEqual([7, 8]);
    expect(ended).toEqual(['finished']);
  });

  test('a driver’s failure in the middle reaches the client', async () => {
    const failure = new VirtError('operationFailed', 'disk is gone', { domain: 'storage' });
    const { stream } = streamOf([Uint8Array.of(1)], failure);
    const { client } = await clientOf({ storageVolDownload: () => ({ stream }) });
    const vol = { pool: 'p', name: 'v', key: 'k' };
    const opened = await client.openStream(remote, 'storageVolDownload', {
      vol,
      offset: 0n,
      length: 0n,
      flags: 0,
    });
    const drain = async () => {
      while ((await opened.stream.read(10)) !== null);
    };
    expect(await refusal(drain())).toMatchObject({
      code: 9,
      domain: 18,
      message: 'operation failed: disk is gone',
    });
  });

  test('a client’s abort reaches the driver', async () => {
    let told: (reason: string) => void = () => undefined;
    const aborted = new Promise<string>((resolve) => (told = resolve));
    const stream: ByteStream = {
      read: () => new Promise(() => undefined),
      write: async () => undefined,
      finish: async () => undefined,
      abort: (reason) => told(reason.message),
    };
    const { client } = await clientOf({ domainOpenConsole: () => ({ stream }) });
    const opened = await client.openStream(remote, 'domainOpenConsole', { dom, devName: null, flags: 0 });
    opened.stream.abort(new Error('enough'));
    expect(await aborted).toContain('abort');
  });
});

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

describe('a read-only connection', () => {
  test('may look, and is told which function it may not call', async () => {
    const { client } = await clientOf(
      { domainGetInfo: () => ({ state: 1, maxMem: 1n, memory: 1n, nrVirtCpu: 1, cpuTime: 0n }) },
      { readOnly: true },
    );
    expect(await client.call(remote, 'domainGetInfo', { dom })).toMatchObject({ state: 1 });
    expect(await refusal(client.call(remote, 'domainSuspend', { dom }))).toMatchObject({
      code: 29,
      domain: 20,
      message: 'operation forbidden: read only access prevents virDomainSuspend',
    });
  });

  test('may see documents, but not what is secret in them', async () => {
    const { client } = await clientOf({ domainGetXmlDesc: () => ({ xml: '<domain/>' }) }, { readOnly: true });
    expect(await client.call(remote, 'domainGetXmlDesc', { dom, flags: 2 })).toEqual({ xml: '<domain/>' });
    expect(await refusal(client.call(remote, 'domainGetXmlDesc', { dom, flags: 1 }))).toMatchObject({
      code: 29,
      message: 'operation forbidden: virDomainGetXMLDesc with secure flag',
    });
  });

  test('is refused calls that only name permissions to look, where libvirt refuses them', async () => {
    const { client } = await clientOf({}, { readOnly: true });
    expect(await refusal(client.call(remote, 'nodeGetSevInfo', { nparams: 0, flags: 0 }))).toMatchObject({
      code: 29,
      domain: 20,
    });
    const internal = client.call(remote, 'domainMigrateBegin3Params', { dom, params: [], flags: 0 });
    expect(await refusal(internal)).toMatchObject({
      message: 'operation forbidden: read only access prevents virDomainMigrateBegin3Params',
    });
  });

  test('is what a client gets that asks for one', async () => {
    const { client } = await clientOf({}, { open: false });
    await client.call(remote, 'authList', undefined);
    await client.call(remote, 'connectOpen', { name: 'test:///default', flags: 1 });
    expect(await refusal(client.call(remote, 'domainSuspend', { dom }))).toMatchObject({ code: 29 });
  });
});
