/** Checkpoints: their tree, what they tell, what is refused. */
import { describe, expect, test } from 'vitest';
import type { DomainCheckpointRef, DomainRef } from '../refs.ts';
import { connect, refused, type Api, type ConformanceOptions } from './harness.ts';

const noDomain = 2;

export function checkpoints(options: ConformanceOptions): void {
  const { errorDomain: domain, domainXml } = options;

  async function running(api: Api): Promise<DomainRef> {
    const { dom } = await api.domainDefineXml({ xml: domainXml('guest'), flags: 0 });
    return (await api.domainCreate({ dom, flags: 0 })).dom;
  }
  async function make(api: Api, dom: DomainRef, name: string, inside = ''): Promise<DomainCheckpointRef> {
    const xmlDesc = `<domaincheckpoint><name>${name}</name>${inside}</domaincheckpoint>`;
    return (await api.domainCheckpointCreateXml({ dom, xmlDesc, flags: 0 })).checkpoint;
  }

  describe('checkpoints', () => {
    test('each tells its time, its parent and a bitmap for each disk', async () => {
      const api = await connect(options);
      const dom = await running(api);
      await make(api, dom, 'first');
      const second = await make(api, dom, 'second', '<description>why</description>');
      const { xml } = await api.domainCheckpointGetXmlDesc({ checkpoint: second, flags: noDomain });
      expect(xml.replace(/<creationTime>\d+</, '<creationTime>0<')).toBe(`<domaincheckpoint>
  <name>second</name>
  <description>why</description>
  <parent>
    <name>first</name>
  </parent>
  <creationTime>0</creationTime>
  <disks>
    <disk name='vda' checkpoint='bitmap' bitmap='second'/>
  </disks>
</domaincheckpoint>
`);
      expect((await api.domainCheckpointGetXmlDesc({ checkpoint: second, flags: 0 })).xml).toContain(
        '<domain type=',
      );
    });

    test('lists follow the tree', async () => {
      const api = await connect(options);
      const dom = await running(api);
      const a = await make(api, dom, 'a');
      await make(api, dom, 'b');
      await make(api, dom, 'c');
      const names = async (flags: number) =>
        (await api.domainListAllCheckpoints({ dom, flags })).checkpoints.map(({ name }) => name);
      expect((await names(0)).sort()).toEqual(['a', 'b', 'c']);
      expect(await names(1)).toEqual(['a']);
      expect(await names(2)).toEqual(['a', 'b', 'c']);
      expect(await names(4)).toEqual(['c']);
      const below = async (flags: number) =>
        (await api.domainCheckpointListAllChildren({ checkpoint: a, flags })).checkpoints
          .map(({ name }) => name)
          .sort();
      expect([await below(0), await below(1)]).toEqual([['b'], ['b', 'c']]);
    });

    test('what is below a deleted one moves up', async () => {
      const api = await connect(options);
      const dom = await running(api);
      const a = await make(api, dom, 'a');
      const b = await make(api, dom, 'b');
      expect((await api.domainCheckpointGetParent({ checkpoint: b, flags: 0 })).parent.name).toBe('a');
      await api.domainCheckpointDelete({ checkpoint: a, flags: 0 });
      await refused(api.domainCheckpointGetParent({ checkpoint: b, flags: 0 }), {
        code: 'noDomainCheckpoint',
        domain,
        message: "Domain checkpoint not found: checkpoint 'b' does not have a parent",
      });
      await refused(api.domainCheckpointLookupByName({ dom, name: 'a', flags: 0 }), {
        code: 'noDomainCheckpoint',
        domain,
        message: "Domain checkpoint not found: no domain checkpoint with matching name 'a'",
      });
      expect((await api.domainCheckpointLookupByName({ dom, name: 'b', flags: 0 })).checkpoint.name).toBe(
        'b',
      );
    });

    test('disks that are not there, a name twice, and what no checkpoint is made of are refused', async () => {
      const api = await connect(options);
      const dom = await running(api);
      await make(api, dom, 'a');
      await refused(make(api, dom, 'a'), { code: 'operationFailed', domain: 'domain' });
      await refused(make(api, dom, 'x', "<disks><disk name='vdz'/></disks>"), {
        code: 'configUnsupported',
        domain: 'domainCheckpoint',
        message: "unsupported configuration: no disk named 'vdz'",
      });
      await refused(make(api, dom, 'x', '<nonsense/>'), { code: 'xmlInvalidSchema', domain: 'xml' });
      expect((await api.domainListAllCheckpoints({ dom, flags: 0 })).checkpoints).toHaveLength(1);
    });

    test('a domain that is off, or has snapshots, gets none', async () => {
      const api = await connect(options);
      const { dom } = await api.domainDefineXml({ xml: domainXml('guest'), flags: 0 });
      const refusal = { code: 'operationUnsupported', domain } as const;
      await refused(make(api, dom, 'off'), {
        ...refusal,
        message: 'Operation not supported: cannot create checkpoint for inactive domain',
      });
      await api.domainCreate({ dom, flags: 0 });
      const xmlDesc = '<domainsnapshot><name>s</name></domainsnapshot>';
      await api.domainSnapshotCreateXml({ dom, xmlDesc, flags: 0 });
      await refused(make(api, dom, 'beside'), {
        ...refusal,
        message: 'Operation not supported: cannot create checkpoint while snapshot exists',
      });
    });

    test('a checkpoint is defined again from what it told, and only whole', async () => {
      const api = await connect(options);
      const dom = await running(api);
      const checkpoint = await make(api, dom, 'again');
      const { xml: xmlDesc } = await api.domainCheckpointGetXmlDesc({ checkpoint, flags: 0 });
      await api.domainCheckpointDelete({ checkpoint, flags: 2 });
      await api.domainCheckpointCreateXml({ dom, xmlDesc, flags: 1 });
      expect(await api.domainCheckpointGetXmlDesc({ checkpoint, flags: 0 })).toEqual({ xml: xmlDesc });
      const bare = '<domaincheckpoint><name>x</name></domaincheckpoint>';
      await refused(api.domainCheckpointCreateXml({ dom, xmlDesc: bare, flags: 1 }), {
        code: 'internalError',
        domain: 'domainCheckpoint',
        message: 'internal error: missing creationTime from existing checkpoint',
      });
      await refused(api.domainCheckpointCreateXml({ dom, xmlDesc: bare, flags: 4 }), { code: 'invalidArg' });
    });
  });
}
