import type { DriverConnection, MethodName } from '@typevirt/driver';
import { createTestDriver } from '@typevirt/driver-test';
import { type AnyProcedure, remote } from '@typevirt/rpc';
import { describe, expect, test } from 'vitest';
import { clientOf, dom, refusal } from '../../test/wire-client.ts';
import { checkReadOnly } from './read-only.ts';

const args = { flags: 0, source: 0 };

/** Whether the daemon refuses a row to a read-only connection. */
function isRefused(key: string, row: AnyProcedure): boolean {
  try {
    checkReadOnly({ key, row, args });
    return false;
  } catch {
    return true;
  }
}

/** What a driver's method throws, if it does. */
async function codeOf(connection: DriverConnection, name: MethodName): Promise<unknown> {
  try {
    await (connection[name] as ((args: unknown, call: object) => unknown) | undefined)?.(args, {});
    return undefined;
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
}

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

  test('is refused by the simulator what the daemon refuses it, and nothing else', async () => {
    const connection = await createTestDriver().open(new URL('test:///default'), { readOnly: true });
    const rows = Object.entries(remote.procedures).filter(
      ([key, { kind }]) => kind === 'call' && typeof connection[key as MethodName] === 'function',
    );
    expect(rows.length).toBeGreaterThan(150);
    for (const [key, row] of rows) {
      const refused = (await codeOf(connection, key as MethodName)) === 'operationDenied';
      expect([key, refused]).toEqual([key, isRefused(key, row)]);
    }
  });
});
