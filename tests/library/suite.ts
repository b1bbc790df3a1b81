/**
 * What callers of the library rely on, whichever driver is at the other end. Differences that libvirt's own drivers have are
 * arguments.
 */
import {
  ConnectListAllDomainsFlags,
  type Connection,
  DomainCreateFlags,
  DomainEventType,
  DomainMetadataType,
  DomainModificationImpact,
  DomainState,
  DomainStatsTypes,
  DomainVcpuFlags,
  DomainXMLFlags,
  type ErrorCode,
} from 'typevirt';
import { expect, test } from 'vitest';
import { plainDomain } from './documents.ts';

/** One place where the suite runs. */
export interface Place {
  readonly type: 'qemu' | 'test';
  /** Number of the driver as a source of errors. */
  readonly errorDomain: string;
  /** Code of the refusal to do what the domain's state does not allow. */
  readonly wrongState: ErrorCode;
  /** Events of a domain that is suspended, resumed and suspended again between its start and its end. */
  readonly life: readonly number[];
  connect(readOnly?: boolean): Promise<Connection>;
  uri(): string;
}

const { defined, undefined: undefined_ } = DomainEventType;

/** Defines the tests. */
export function library(place: Place): void {
  const { type } = place;

  test('getUri() is the URI that was opened', async () => {
    await using connection = await place.connect();
    expect(await connection.getUri()).toBe(place.uri());
  });

  test('a domain’s life is told in order, to a loop that only looks at it', async () => {
    await using connection = await place.connect();
    const seen: number[] = [];
    const events = connection.events('domain', 'lifecycle');
    const life = (async () => {
      for await (const { dom, event } of events) {
        if (dom.name !== 'life') continue;
        seen.push(event);
        if (event === undefined_) return;
      }
    })();
    const domain = await connection.domainDefineXml(plainDomain(type, 'life'));
    expect(await domain.isActive()).toBe(false);
    await domain.create(type === 'qemu' ? DomainCreateFlags.startPaused : 0);
    if (type === 'test') await domain.suspend();
    expect((await domain.getState()).state).toBe(DomainState.paused);
    await domain.resume();
    expect((await domain.getState()).state).toBe(DomainState.running);
    await domain.suspend();
    await domain.destroy();
    expect(await domain.getState()).toEqual({ state: DomainState.shutoff, reason: 2 });
    await domain.undefine();
    await life;
    expect(seen).toEqual([defined, ...place.life, undefined_]);
  });

  test('look-ups find the same domain, lists only what is asked for', async () => {
    await using connection = await place.connect();
    const domain = await connection.domainDefineXml(plainDomain(type, 'found'));
    try {
      expect((await connection.domainLookupByName('found')).uuid).toBe(domain.uuid);
      expect((await connection.domainLookupByUuid(domain.uuid)).name).toBe('found');
      const { active, inactive } = ConnectListAllDomainsFlags;
      expect((await connection.listAllDomains(inactive)).map(({ name }) => name)).toContain('found');
      expect((await connection.listAllDomains(active)).map(({ name }) => name)).not.toContain('found');
    } finally {
      await domain.undefine();
    }
  });

  test('an unknown domain is an error with code, number and source', async () => {
    await using connection = await place.connect();
    await expect(connection.domainLookupByName('nobody')).rejects.toMatchObject({
      name: 'VirtError',
      code: 'noDomain',
      number: 42,
      domain: place.errorDomain,
    });
  });

  test('a domain refuses to be suspended before it is started, and to be started twice', async () => {
    await using connection = await place.connect();
    const domain = await connection.domainDefineXml(plainDomain(type, 'refusing'));
    try {
      await expect(domain.suspend()).rejects.toMatchObject({ code: place.wrongState });
      await domain.create();
      await expect(domain.create()).rejects.toMatchObject({ code: place.wrongState });
      await domain.destroy();
    } finally {
      await domain.undefine();
    }
  });

  test('memory, processors and metadata of a definition are what was set', async () => {
    await using connection = await place.connect();
    const domain = await connection.domainDefineXml(plainDomain(type, 'tuned'));
    try {
      const { config } = DomainModificationImpact;
      await domain.setMemory(32_768n, config);
      await domain.setVcpus(2, DomainVcpuFlags.config);
      await domain.setMetadata(
        { type: DomainMetadataType.title, metadata: 'Another title', key: null, uri: null },
        config,
      );
      expect(await domain.getInfo()).toMatchObject({ maxMem: 65_536n, memory: 32_768n, nrVirtCpu: 2 });
      expect(await domain.getVcpusFlags(DomainVcpuFlags.config)).toBe(2);
      expect(await domain.getMetadata(DomainMetadataType.title, null, config)).toBe('Another title');
      await expect(domain.getMetadata(DomainMetadataType.description, null, config)).rejects.toMatchObject({
        code: 'noDomainMetadata',
      });
      expect(await domain.getXmlDesc(DomainXMLFlags.inactive)).toContain('<title>Another title</title>');
    } finally {
      await domain.undefine();
    }
  });

  test('statistics of several domains come in one call', async () => {
    await using connection = await place.connect();
    const domain = await connection.domainDefineXml(plainDomain(type, 'counted'));
    try {
      const [record] = await connection.getAllDomainStats([domain], DomainStatsTypes.state);
      expect(record?.dom.name).toBe('counted');
      expect(record?.params).toContainEqual({
        field: 'state.state',
        type: 'int',
        value: DomainState.shutoff,
      });
    } finally {
      await domain.undefine();
    }
  });

  test('a connection that only reads refuses to change anything', async () => {
    await using connection = await place.connect(true);
    expect(await connection.getType()).toBe(type.toUpperCase());
    await expect(connection.domainDefineXml(plainDomain(type, 'refused'))).rejects.toMatchObject({
      code: 'operationDenied',
    });
  });

  test('a signal that has aborted keeps the call from being made', async () => {
    await using connection = await place.connect();
    const options = { signal: AbortSignal.abort(new Error('not now')) };
    await expect(connection.domainDefineXml(plainDomain(type, 'never'), 0, options)).rejects.toMatchObject({
      code: 'operationAborted',
      cause: new Error('not now'),
    });
    await expect(connection.domainLookupByName('never')).rejects.toMatchObject({ code: 'noDomain' });
  });

  test('leaving the block closes the connection and ends its loops', async () => {
    let kept: Connection;
    let events: AsyncIterator<unknown>;
    {
      await using connection = await place.connect();
      events = connection.events('domain', 'reboot');
      kept = connection;
    }
    expect(await events.next()).toEqual({ done: true, value: undefined });
    await expect(kept.getHostname()).rejects.toMatchObject({ code: 'invalidConn' });
    await kept.close();
  });
}
