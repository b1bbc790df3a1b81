import { type ByteStream, type TypedParam, VirtError } from '@typevirt/driver';
import { lxc, qemu, remote } from '@typevirt/rpc';
import { describe, expect, test } from 'vitest';
import { clientOf, dom, refusal } from '../../test/wire-client.ts';
import { lxcHandlers } from './lxc.ts';
import { qemuHandlers } from './qemu.ts';
import { remoteHandlers } from './remote.ts';

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

  test('a look at more than a reply can hold does not reach the driver', async () => {
    const { client } = await clientOf({
      domainMemoryPeek: ({ size }) => ({ buffer: new Uint8Array(size) }),
      domainBlockPeek: ({ size }) => ({ buffer: new Uint8Array(size) }),
    });
    const where = { dom, offset: 0n, flags: 1 };
    const words = { code: 1, domain: 7, message: 'internal error: size > maximum buffer size' };
    const size = 4_194_305;
    expect(await refusal(client.call(remote, 'domainMemoryPeek', { ...where, size }))).toMatchObject(words);
    expect(
      await refusal(client.call(remote, 'domainBlockPeek', { ...where, size, path: 'vda' })),
    ).toMatchObject(words);
    const { buffer } = await client.call(remote, 'domainMemoryPeek', { ...where, size: size - 1 });
    expect(buffer).toHaveLength(size - 1);
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
