import { remote } from '@typevirt/rpc';
import { describe, expect, test } from 'vitest';
import { clientOf, dom, refusal } from '../../test/wire-client.ts';

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
