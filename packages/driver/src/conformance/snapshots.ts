/** Snapshots: their tree, the way back to them, and how they go. */
import { describe, expect, test } from 'vitest';
import type { DomainRef, DomainSnapshotRef } from '../refs.ts';
import { connect, refused, untilHeard, type Api, type ConformanceOptions } from './harness.ts';

const list = {
  roots: 1,
  descendants: 1,
  leaves: 4,
  noLeaves: 8,
  inactive: 0x20,
  active: 0x40,
  topological: 0x400,
} as const;

export function snapshots(options: ConformanceOptions): void {
  const { errorDomain: domain, domainXml } = options;

  async function running(api: Api): Promise<DomainRef> {
    const { dom } = await api.domainDefineXml({ xml: domainXml('guest'), flags: 0 });
    return (await api.domainCreate({ dom, flags: 0 })).dom;
  }
  async function take(api: Api, dom: DomainRef, name: string, flags = 0): Promise<DomainSnapshotRef> {
    const xmlDesc = `<domainsnapshot><name>${name}</name></domainsnapshot>`;
    return (await api.domainSnapshotCreateXml({ dom, xmlDesc, flags })).snap;
  }
  async function names(api: Api, dom: DomainRef, flags = 0): Promise<string[]> {
    return (await api.domainListAllSnapshots({ dom, flags })).snapshots.map(({ name }) => name).sort();
  }

  describe('snapshots', () => {
    test('each new one is current and below the one before', async () => {
      const api = await connect(options);
      const dom = await running(api);
      expect(await api.domainHasCurrentSnapshot({ dom, flags: 0 })).toEqual({ result: 0 });
      const first = await take(api, dom, 'first');
      const second = await take(api, dom, 'second');
      expect((await api.domainSnapshotCurrent({ dom, flags: 0 })).snap.name).toBe('second');
      expect((await api.domainSnapshotGetParent({ snap: second, flags: 0 })).snap.name).toBe('first');
      expect(await api.domainSnapshotIsCurrent({ snap: first, flags: 0 })).toEqual({ current: 0 });
      expect(await api.domainSnapshotHasMetadata({ snap: first, flags: 0 })).toEqual({ metadata: 1 });
      expect((await api.domainSnapshotLookupByName({ dom, name: 'first', flags: 0 })).snap.name).toBe(
        'first',
      );
      await refused(api.domainSnapshotGetParent({ snap: first, flags: 0 }), {
        code: 'noDomainSnapshot',
        domain,
        message: "Domain snapshot not found: snapshot 'first' does not have a parent",
      });
    });

    test('a snapshot tells state, disks and definition', async () => {
      const api = await connect(options);
      const dom = await running(api);
      const snap = await take(api, dom, 'told');
      const { xml } = await api.domainSnapshotGetXmlDesc({ snap, flags: 0 });
      expect(xml.replace(/<creationTime>\d+</, '<creationTime>0<')).toMatch(
        /^<domainsnapshot>\n {2}<name>told<\/name>\n {2}<state>running<\/state>\n {2}<creationTime>0<\/creationTime>\n {2}<memory snapshot='internal'\/>\n {2}<disks>\n {4}<disk name='vda' snapshot='internal'\/>\n {2}<\/disks>\n {2}<domain type='test'>/,
      );
    });

    test('lists choose by place in the tree and by state', async () => {
      const api = await connect(options);
      const dom = await running(api);
      const first = await take(api, dom, 'a');
      await take(api, dom, 'b');
      await api.domainRevertToSnapshot({ snap: first, flags: 0 });
      await take(api, dom, 'c');
      await api.domainDestroy({ dom, flags: 0 });
      await take(api, dom, 'd');
      expect(await names(api, dom)).toEqual(['a', 'b', 'c', 'd']);
      expect(await names(api, dom, list.roots)).toEqual(['a']);
      expect(await names(api, dom, list.leaves)).toEqual(['b', 'd']);
      expect(await names(api, dom, list.noLeaves)).toEqual(['a', 'c']);
      expect(await names(api, dom, list.inactive)).toEqual(['d']);
      expect(await names(api, dom, list.active)).toEqual(['a', 'b', 'c']);
      const below = async (flags: number) =>
        (await api.domainSnapshotListAllChildren({ snapshot: first, flags })).snapshots
          .map(({ name }) => name)
          .sort();
      expect(await below(0)).toEqual(['b', 'c']);
      expect(await below(list.descendants)).toEqual(['b', 'c', 'd']);
    });

    test('reverting brings back state and definition, and tells of it', async () => {
      const api = await connect(options);
      const dom = await running(api);
      const snap = await take(api, dom, 'then');
      await api.domainSetVcpus({ dom, nvcpus: 1, flags: 1 });
      const seen: unknown[] = [];
      api.events.on('domain', 'lifecycle', ({ event, detail }) => seen.push([event, detail]));
      await untilHeard(api);
      await api.domainRevertToSnapshot({ snap, flags: 0 });
      expect(await api.domainGetState({ dom, flags: 0 })).toEqual({ state: 1, reason: 4 });
      expect((await api.domainGetInfo({ dom })).nrVirtCpu).toBe(2);
      await api.domainRevertToSnapshot({ snap, flags: 2 });
      expect(await api.domainGetState({ dom, flags: 0 })).toEqual({ state: 3, reason: 7 });
      await expect
        .poll(() => seen)
        .toEqual([
          [5, 6],
          [2, 3],
          [5, 6],
          [2, 3],
          [3, 5],
        ]);
      await refused(api.domainRevertToSnapshot({ snap, flags: 3 }), {
        code: 'invalidArg',
        message:
          "Flags 'VIR_DOMAIN_SNAPSHOT_REVERT_RUNNING' and 'VIR_DOMAIN_SNAPSHOT_REVERT_PAUSED' are mutually exclusive",
      });
    });

    test('HALT stops the guest', async () => {
      const api = await connect(options);
      const dom = await running(api);
      await take(api, dom, 'last', 8);
      expect(await api.domainGetState({ dom, flags: 0 })).toEqual({ state: 5, reason: 7 });
    });

    test('what is below a deleted one moves up, or goes with it', async () => {
      const api = await connect(options);
      const dom = await running(api);
      const [a, b] = [await take(api, dom, 'a'), await take(api, dom, 'b')];
      const c = await take(api, dom, 'c');
      await take(api, dom, 'd');
      await api.domainSnapshotDelete({ snap: b, flags: 0 });
      expect((await api.domainSnapshotGetParent({ snap: c, flags: 0 })).snap.name).toBe('a');
      await api.domainSnapshotDelete({ snap: c, flags: 4 });
      expect(await names(api, dom)).toEqual(['a', 'c']);
      expect((await api.domainSnapshotCurrent({ dom, flags: 0 })).snap.name).toBe('c');
      await api.domainSnapshotDelete({ snap: a, flags: 1 });
      expect(await names(api, dom)).toEqual([]);
      await refused(api.domainSnapshotCurrent({ dom, flags: 0 }), {
        code: 'noDomainSnapshot',
        domain,
        message: 'Domain snapshot not found: the domain does not have a current snapshot',
      });
    });

    test('a name is used once, and a domain with snapshots is not undefined by chance', async () => {
      const api = await connect(options);
      const { dom } = await api.domainDefineXml({ xml: domainXml('guest'), flags: 0 });
      await take(api, dom, 'one');
      await refused(take(api, dom, 'one'), {
        code: 'operationFailed',
        domain: 'domain',
        message: 'operation failed: domain moment one already exists',
      });
      await refused(api.domainUndefine({ dom, flags: 0 }), {
        code: 'operationInvalid',
        domain,
        message: 'Requested operation is not valid: cannot delete inactive domain with 1 snapshots',
      });
      await api.domainUndefine({ dom, flags: 2 });
    });

    test('a snapshot is defined again from what it told', async () => {
      const api = await connect(options);
      const dom = await running(api);
      const snap = await take(api, dom, 'again');
      const { xml } = await api.domainSnapshotGetXmlDesc({ snap, flags: 0 });
      await api.domainSnapshotDelete({ snap, flags: 0 });
      await api.domainSnapshotCreateXml({ dom, xmlDesc: xml, flags: 3 });
      expect(await api.domainSnapshotGetXmlDesc({ snap, flags: 0 })).toEqual({ xml });
      expect(await api.domainSnapshotIsCurrent({ snap, flags: 0 })).toEqual({ current: 1 });
      const bare = { dom, xmlDesc: '<domainsnapshot><name>x</name></domainsnapshot>' };
      await refused(api.domainSnapshotCreateXml({ ...bare, flags: 1 }), {
        code: 'internalError',
        domain: 'domainSnapshot',
        message: 'internal error: missing creationTime from existing snapshot',
      });
      await refused(api.domainSnapshotCreateXml({ ...bare, flags: 2 }), { code: 'invalidArg' });
    });
  });
}
