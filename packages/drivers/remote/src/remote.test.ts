/**
 * The remote driver against a real server endpoint in memory. What a real libvirtd answers is tested elsewhere; here a
 * server says exactly what a test wants it to say.
 */
import { type DriverConnection, VirtError } from '@typevirt/driver';
import {
  type Handlers,
  MemoryTransport,
  plainError,
  remote,
  ServerEndpoint,
  service,
  type Transport,
  type WireError,
} from '@typevirt/rpc';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openRemote, type RemoteOptions } from './connection.ts';

type Given = Partial<Handlers<typeof remote, null>>;

const dom = { name: 'a', uuid: '6695eb01-f6a4-8304-79aa-97f2502e193f', id: 1 };

/** A thrown error that goes out as it is. */
class Answer extends Error {
  readonly wire: WireError;
  constructor(wire: WireError) {
    super(wire.message ?? '');
    this.wire = wire;
  }
}

/** A daemon that can do what is given, and the connections made to it. */
class Server {
  readonly endpoints: ServerEndpoint<null>[] = [];
  readonly #given: Given;

  constructor(given: Given) {
    this.#given = {
      authList: () => ({ types: ['none'] }),
      connectOpen: () => undefined,
      connectClose: () => undefined,
      connectSupportsFeature: () => ({ supported: false }),
      ...given,
    };
  }

  readonly connect = async (): Promise<Transport> => {
    const [near, far] = MemoryTransport.pair();
    const endpoint = new ServerEndpoint<null>(far, {
      services: [service(remote, this.#given)],
      session: null,
      toWireError: (error) => (error instanceof Answer ? error.wire : plainError(1, 0, String(error))),
    });
    this.endpoints.push(endpoint);
    endpoint.start();
    return near;
  };

  async open(options: Partial<RemoteOptions> = {}): Promise<DriverConnection> {
    const connection = await openRemote({ connect: this.connect, name: 'test:///default', ...options });
    onTestFinished(() => connection.close());
    return connection;
  }

  get last(): ServerEndpoint<null> {
    return this.endpoints.at(-1)!;
  }
}

async function failure(call: unknown): Promise<VirtError> {
  const error: unknown = await Promise.resolve(call).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof VirtError)) throw new Error(`no VirtError but ${String(error)}`);
  return error;
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 1));
}

describe('openRemote()', () => {
  test('names the URI and says that it only wants to read', async () => {
    const opened: unknown[] = [];
    const server = new Server({ connectOpen: (args) => void opened.push(args) });
    await server.open({ readOnly: true });
    expect(opened).toEqual([{ name: 'test:///default', flags: 1 }]);
  });

  test('proves itself to a daemon that asks polkit', async () => {
    let asked = 0;
    const server = new Server({
      authList: () => ({ types: ['polkit'] }),
      authPolkit: () => ({ complete: true, n: asked++ }) as never,
    });
    await server.open();
    expect(asked).toBe(1);
  });

  test('gives up where SASL is wanted', async () => {
    const server = new Server({ authList: () => ({ types: ['sasl'] }) });
    expect(await failure(server.open())).toMatchObject({ code: 'authFailed', domain: 'rpc' });
  });

  test('fails with the daemon’s refusal, and leaves no connection behind', async () => {
    const server = new Server({
      connectOpen: () => {
        throw new Answer(plainError(5, 0, 'no connection driver available for foo:///x'));
      },
    });
    expect(await failure(server.open())).toMatchObject({ code: 'noConnect', detail: 'foo:///x' });
    await until(() => server.last.closed !== null);
  });

  test('fails with the system’s own error when nothing can be reached', async () => {
    const connect = async (): Promise<Transport> => {
      throw Object.assign(new Error('connect ENOENT /nowhere'), { code: 'ENOENT', address: '/nowhere' });
    };
    expect(await failure(openRemote({ connect, name: 'test:///default' }))).toMatchObject({
      code: 'systemError',
      domain: 'rpc',
      message: "Failed to connect socket to '/nowhere': No such file or directory",
    });
  });
});

describe('errors', () => {
  const failing = (wire: WireError) =>
    new Server({
      domainSuspend: () => {
        throw new Answer(wire);
      },
    }).open();

  test('keep number, domain, level, words and values', async () => {
    const wire = {
      ...plainError(55, 10, 'Requested operation is not valid: domain is not running'),
      str1: 'Requested operation is not valid: %s',
      str2: 'domain is not running',
    };
    const connection = await failing(wire);
    const error = await failure(connection.domainSuspend?.({ dom }, {}));
    expect(error).toMatchObject({
      code: 'operationInvalid',
      domain: 'qemu',
      level: 2,
      detail: 'domain is not running',
      message: wire.message,
      info: { str1: wire.str1, str2: wire.str2, str3: null, int1: -1, int2: -1 },
    });
  });

  test('keep words that are not libvirt’s usual ones for the number', async () => {
    const connection = await failing(
      plainError(8, 12, 'unsupported flags (0x4) in function testDomainSuspend'),
    );
    expect(await failure(connection.domainSuspend?.({ dom }, {}))).toMatchObject({
      code: 'invalidArg',
      message: 'unsupported flags (0x4) in function testDomainSuspend',
    });
  });

  test('newer than our table are internal errors that hold the number', async () => {
    const connection = await failing(plainError(9999, 999, 'something new'));
    expect(await failure(connection.domainSuspend?.({ dom }, {}))).toMatchObject({
      code: 'internalError',
      domain: 'none',
      message: 'something new',
      cause: { code: 9999, domain: 999 },
    });
  });

  test('of a connection that is gone are those of libvirt’s client', async () => {
    const server = new Server({ domainSuspend: () => new Promise(() => undefined) });
    const connection = await server.open();
    const call = connection.domainSuspend?.({ dom }, {});
    server.last.close();
    expect(await failure(call)).toMatchObject({ code: 'systemError', domain: 'rpc' });
    expect(connection.isAlive()).toBe(false);
  });

  test('of a caller who does not want to wait are the caller’s own', async () => {
    const server = new Server({ domainSuspend: () => new Promise(() => undefined) });
    const connection = await server.open();
    const stop = new AbortController();
    const call = connection.domainSuspend?.({ dom }, { signal: stop.signal });
    stop.abort(new VirtError('operationTimeout', 'virDomainSuspend'));
    expect(await failure(call)).toMatchObject({ code: 'operationTimeout' });
  });
});

describe('methods', () => {
  test('lists are asked for with their items', async () => {
    const server = new Server({
      connectListAllDomains: ({ needResults }) => ({ domains: needResults ? [dom] : [], ret: 1 }),
    });
    const connection = await server.open();
    expect(await connection.connectListAllDomains?.({ flags: 0 }, {})).toMatchObject({ domains: [dom] });
  });

  test('typed parameters are counted first and may hold text', async () => {
    const asked: [number, number][] = [];
    const server = new Server({
      domainGetNumaParameters: ({ nparams, flags }) => {
        asked.push([nparams, flags]);
        return nparams === 0
          ? { params: [], nparams: 1 }
          : { params: [{ field: 'numa_nodeset', type: 'string', value: '0' }], nparams: 0 };
      },
    });
    const connection = await server.open();
    expect(await connection.domainGetNumaParameters?.({ dom, flags: 1 }, {})).toEqual({
      params: [{ field: 'numa_nodeset', type: 'string', value: '0' }],
    });
    expect(asked).toEqual([
      [0, 5],
      [1, 5],
    ]);
  });

  test('CPU maps are asked for with room for the host’s CPUs, and taken apart', async () => {
    const server = new Server({
      domainGetInfo: () => ({ state: 1, maxMem: 1n, memory: 1n, nrVirtCpu: 2, cpuTime: 0n }),
      nodeGetCpuMap: () => ({ cpumap: new Uint8Array(0), online: 0, ret: 12 }),
      domainGetVcpus: ({ maxinfo, maplen }) => ({
        info: Array.from({ length: maxinfo }, (_, number) => ({ number, state: 1, cpuTime: 0n, cpu: 0 })),
        cpumaps: Uint8Array.from({ length: maxinfo * maplen }, (_, index) => index),
      }),
    });
    const connection = await server.open();
    const reply = await connection.domainGetVcpus?.({ dom }, {});
    expect(reply?.info).toHaveLength(2);
    expect(reply?.cpumaps.map((map) => [...map])).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  test('statistics of many CPUs are asked for in pieces', async () => {
    const asked: number[] = [];
    const stat = { field: 'cpu_time', type: 'ullong' as const, value: 1n };
    const server = new Server({
      domainGetCpuStats: ({ nparams, startCpu, ncpus }) => {
        if (nparams === 0) return { params: [], nparams: ncpus === 0 ? 200 : 1 };
        asked.push(startCpu, ncpus);
        return { params: Array.from({ length: ncpus }, () => stat), nparams: 1 };
      },
    });
    const connection = await server.open();
    const reply = await connection.domainGetCpuStats?.({ dom, startCpu: 0, ncpus: 1000, flags: 0 }, {});
    expect(reply?.cpus).toHaveLength(200);
    expect(asked).toEqual([0, 128, 128, 72]);
  });

  test('streams carry data, and their failures are the contract’s', async () => {
    const gone = new Answer(plainError(9, 18, 'operation failed: gone'));
    let fail = (): void => undefined;
    const server = new Server({
      storageVolDownload: (_args, { stream }) => {
        fail = () => stream.abort(gone);
        void stream.write(Uint8Array.of(1, 2));
      },
    });
    const connection = await server.open();
    const vol = { pool: 'p', name: 'v', key: 'k' };
    const opened = await connection.storageVolDownload?.({ vol, offset: 0n, length: 0n, flags: 0 }, {});
    expect(await opened?.stream.read(10)).toEqual(Uint8Array.of(1, 2));
    fail();
    expect(await failure(opened?.stream.read(10))).toMatchObject({
      code: 'operationFailed',
      domain: 'storage',
    });
  });
});

describe('events', () => {
  /** A daemon that numbers listeners and remembers what they asked for. */
  function telling() {
    const asked: { eventID: number; uuid: string | undefined; callbackID: number }[] = [];
    const given: number[] = [];
    const server = new Server({
      connectDomainEventCallbackRegisterAny: ({ eventID, dom: only }) => {
        const callbackID = 10 + asked.length;
        asked.push({ eventID, uuid: only?.uuid, callbackID });
        return { callbackID };
      },
      connectDomainEventCallbackDeregisterAny: ({ callbackID }) => void given.push(callbackID),
    });
    return { server, asked, given };
  }

  const reboot = (server: Server, callbackID: number) =>
    server.last.sendEvent(remote, 'domainEventCallbackReboot', { callbackID, msg: { dom } });

  test('are asked for once, whoever listens, and given up with the last listener', async () => {
    const { server, asked, given } = telling();
    const connection = await server.open();
    const heard: string[] = [];
    const first = connection.events.on('domain', 'reboot', () => heard.push('first'));
    const second = connection.events.on('domain', 'reboot', () => heard.push('second'));
    await until(() => asked.length === 1);
    reboot(server, 10);
    await until(() => heard.length === 2);
    first();
    reboot(server, 10);
    await until(() => heard.length === 3);
    second();
    await until(() => given.length === 1);
    expect(heard).toEqual(['first', 'second', 'second']);
    expect(given).toEqual([10]);
  });

  test('of one object are asked for apart, and each goes to its own listener', async () => {
    const { server, asked } = telling();
    const connection = await server.open();
    const heard: string[] = [];
    connection.events.on('domain', 'reboot', () => heard.push('all'));
    connection.events.on('domain', 'reboot', () => heard.push('one'), dom.uuid);
    await until(() => asked.length === 2);
    expect(asked.map(({ eventID, uuid }) => [eventID, uuid])).toEqual([
      [1, undefined],
      [1, dom.uuid],
    ]);
    reboot(server, 11);
    await until(() => heard.length === 1);
    expect(heard).toEqual(['one']);
  });

  test('that a message wraps come unwrapped', async () => {
    const { server, asked } = telling();
    const connection = await server.open();
    const heard: unknown[] = [];
    connection.events.on('domain', 'pmsuspend', (payload) => heard.push(payload));
    await until(() => asked.length === 1);
    server.last.sendEvent(remote, 'domainEventCallbackPmsuspend', {
      callbackID: 10,
      reason: 2,
      msg: { dom },
    });
    await until(() => heard.length === 1);
    expect(heard).toEqual([{ dom, reason: 2 }]);
  });

  test('that the daemon does not have are noted, not thrown', async () => {
    const noted: string[] = [];
    const connection = await new Server({}).open({ log: (message) => noted.push(message) });
    connection.events.on('secret', 'lifecycle', () => undefined);
    await until(() => noted.some((message) => message.includes('secret')));
    expect(noted.at(-1)).toBe('the server does not tell secret lifecycle events');
  });

  test('tell how the connection ended', async () => {
    const server = new Server({});
    const connection = await server.open();
    const heard: number[] = [];
    connection.events.on('connect', 'closed', ({ reason }) => heard.push(reason));
    server.last.close();
    await until(() => heard.length === 1);
    expect(heard).toEqual([1]);
  });

  test('are asked for again after a reconnection', async () => {
    const { server, asked } = telling();
    const connection = await server.open({ reconnect: { firstPauseMs: 1, longestPauseMs: 5 } });
    const heard: string[] = [];
    connection.events.on('domain', 'reboot', (payload) => heard.push(payload.dom.name));
    await until(() => asked.length === 1);
    server.last.close();
    await until(() => asked.length === 2);
    expect(connection.isAlive()).toBe(true);
    reboot(server, 11);
    await until(() => heard.length === 1);
    expect(server.endpoints).toHaveLength(2);
  });

  test('and reconnections end with close()', async () => {
    const server = new Server({});
    const connection = await server.open({ reconnect: { firstPauseMs: 1, longestPauseMs: 1 } });
    await connection.close();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(server.endpoints).toHaveLength(1);
  });
});
