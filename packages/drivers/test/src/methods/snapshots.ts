/**
 * Snapshots: nothing is copied but the definition and the state.
 *
 * @source libvirt testDomainSnapshotCreateXML, testDomainRevertToSnapshot
 */
import {
  DomainSnapshotCreateFlags as Create,
  DomainSnapshotDeleteFlags as Delete,
  DomainSnapshotListFlags as List,
  DomainSnapshotXMLFlags as Xml,
  VirtError,
  type DomainSnapshotRef,
  type Methods,
} from '@typevirt/driver';
import {
  alignSnapshot,
  inText,
  formatSnapshot,
  isOfflineState,
  parseSnapshot,
  requireSameDomain,
  snapshotKind,
  type Complete,
  type Snapshot,
} from '@typevirt/model';
import type { TestDomain } from '../domain/domain.ts';
import { emitLifecycle } from '../domain/emit.ts';
import { listed, listedBelow, removeMoments } from '../domain/moments.ts';
import { revert } from '../domain/revert.ts';
import { stopDomain } from '../domain/run.ts';
import { settle } from '../domain/settle.ts';
import { excludeFlags } from '../exclusive.ts';
import { testError } from '../errors.ts';
import type { World } from '../world/world.ts';
import { allowFlags, type MethodContext } from './context.ts';

export type SnapshotMethods = Pick<
  Methods,
  | 'domainSnapshotCreateXml'
  | 'domainSnapshotGetXmlDesc'
  | 'domainSnapshotLookupByName'
  | 'domainHasCurrentSnapshot'
  | 'domainSnapshotCurrent'
  | 'domainRevertToSnapshot'
  | 'domainSnapshotDelete'
  | 'domainSnapshotGetParent'
  | 'domainSnapshotIsCurrent'
  | 'domainSnapshotHasMetadata'
  | 'domainListAllSnapshots'
  | 'domainSnapshotListAllChildren'
>;

const createFlags =
  Create.redefine |
  Create.current |
  Create.halt |
  Create.quiesce |
  Create.atomic |
  Create.live |
  Create.validate;
const listFlags = 0x7ff;
const stateNames = [
  'nostate',
  'running',
  'blocked',
  'paused',
  'shutdown',
  'shutoff',
  'crashed',
  'pmsuspended',
] as const;

export function snapshotMethods({ world }: MethodContext): SnapshotMethods {
  const find = (ref: DomainSnapshotRef): Found => findSnapshot(world, ref);
  return {
    domainSnapshotCreateXml({ dom, xmlDesc, flags }) {
      allowFlags(flags, createFlags, 'testDomainSnapshotCreateXML');
      requireRedefine(flags);
      const domain = world.domain(dom);
      const snapshot =
        (flags & Create.redefine) === 0
          ? take(world, domain, xmlDesc, flags)
          : redefine(world, domain, xmlDesc, flags);
      return { snap: refOf(domain, snapshot) };
    },
    domainSnapshotGetXmlDesc({ snap, flags }) {
      allowFlags(flags, Xml.secure, 'testDomainSnapshotGetXMLDesc');
      const { snapshot } = find(snap);
      return {
        xml: formatSnapshot(snapshot, { views: flags === 0 ? ['inactive'] : ['inactive', 'secure'] }),
      };
    },
    domainSnapshotLookupByName({ dom, name, flags }) {
      allowFlags(flags, 0, 'testDomainSnapshotLookupByName');
      const { domain, snapshot } = find({ dom, name });
      return { snap: refOf(domain, snapshot) };
    },
    domainHasCurrentSnapshot({ dom, flags }) {
      allowFlags(flags, 0, 'testDomainHasCurrentSnapshot');
      return { result: world.domain(dom).currentSnapshot === undefined ? 0 : 1 };
    },
    domainSnapshotCurrent({ dom, flags }) {
      allowFlags(flags, 0, 'testDomainSnapshotCurrent');
      const domain = world.domain(dom);
      const snapshot = domain.snapshots.get(domain.currentSnapshot ?? '');
      if (snapshot === undefined)
        throw testError('noDomainSnapshot', 'the domain does not have a current snapshot');
      return { snap: refOf(domain, snapshot) };
    },
    domainRevertToSnapshot({ snap, flags }) {
      allowFlags(flags, 7, 'testDomainRevertToSnapshot');
      const { domain, snapshot } = find(snap);
      excludeFlags(
        flags,
        [1, 'VIR_DOMAIN_SNAPSHOT_REVERT_RUNNING'],
        [2, 'VIR_DOMAIN_SNAPSHOT_REVERT_PAUSED'],
        'virDomainRevertToSnapshot',
        'domainSnapshot',
      );
      revert(world, domain, snapshot, flags);
    },
    domainSnapshotDelete({ snap, flags }) {
      allowFlags(flags, Delete.children | Delete.childrenOnly, 'testDomainSnapshotDelete');
      const { domain, snapshot } = find(snap);
      const doomed = { children: flags !== 0, self: (flags & Delete.childrenOnly) === 0 };
      domain.currentSnapshot = removeMoments(domain.snapshots, snapshot.name, doomed, domain.currentSnapshot);
    },
    domainSnapshotGetParent({ snap, flags }) {
      allowFlags(flags, 0, 'testDomainSnapshotGetParent');
      const { domain, snapshot } = find(snap);
      const parent = domain.snapshots.get(snapshot.parent ?? '');
      if (parent === undefined) {
        throw testError('noDomainSnapshot', `snapshot '${snapshot.name}' does not have a parent`);
      }
      return { snap: refOf(domain, parent) };
    },
    domainSnapshotIsCurrent({ snap, flags }) {
      allowFlags(flags, 0, 'testDomainSnapshotIsCurrent');
      const { domain, snapshot } = find(snap);
      return { current: domain.currentSnapshot === snapshot.name ? 1 : 0 };
    },
    domainSnapshotHasMetadata({ snap, flags }) {
      allowFlags(flags, 0, 'testDomainSnapshotHasMetadata');
      find(snap);
      return { metadata: 1 };
    },
    domainListAllSnapshots({ dom, flags }) {
      allowFlags(flags, listFlags, 'testDomainListAllSnapshots');
      const domain = world.domain(dom);
      return { snapshots: chosen(domain, listed(domain.snapshots, flags), flags) };
    },
    domainSnapshotListAllChildren({ snapshot: ref, flags }) {
      allowFlags(flags, listFlags, 'testDomainSnapshotListAllChildren');
      const { domain, snapshot } = find(ref);
      return { snapshots: chosen(domain, listedBelow(domain.snapshots, snapshot.name, flags), flags) };
    },
  };
}

interface Found {
  readonly domain: TestDomain;
  readonly snapshot: Complete<Snapshot>;
}

function findSnapshot(world: World, { dom, name }: DomainSnapshotRef): Found {
  const domain = world.domain(dom);
  const snapshot = domain.snapshots.get(name);
  if (snapshot === undefined)
    throw testError('noDomainSnapshot', `no domain snapshot with matching name '${name}'`);
  return { domain, snapshot };
}

function refOf({ ref }: TestDomain, { name }: Snapshot & { name: string }): DomainSnapshotRef {
  return { name, dom: ref };
}

function requireRedefine(flags: number): void {
  if ((flags & Create.current) === 0 || (flags & Create.redefine) !== 0) return;
  throw new VirtError(
    'invalidArg',
    "Flag 'VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE' is required by flag 'VIR_DOMAIN_SNAPSHOT_CREATE_CURRENT'",
    { verbatim: true, domain: 'domainSnapshot' },
  );
}

function take(world: World, domain: TestDomain, text: string, flags: number): Complete<Snapshot> {
  if (domain.checkpoints.size > 0) {
    throw testError('operationUnsupported', 'cannot create snapshot while checkpoint exists');
  }
  const read = parseSnapshot(text, {
    redefine: false,
    nowSeconds: world.nowSeconds,
    strict: (flags & Create.validate) !== 0,
    offline: !domain.isActive,
  });
  const aligned = inText(text, () =>
    alignSnapshot(read, domain.document, { usual: 'internal', uniform: true }),
  );
  const snapshot: Complete<Snapshot> = {
    ...aligned,
    state: stateNames[domain.condition.state] ?? 'nostate',
    memory: { snapshot: domain.isActive ? 'internal' : 'no' },
    domain: structuredClone(domain.document),
    parent: domain.currentSnapshot,
  };
  domain.snapshots.add(snapshot);
  domain.currentSnapshot = snapshot.name;
  if ((flags & Create.halt) !== 0 && domain.isActive) {
    stopDomain(world, domain, 'fromSnapshot');
    emitLifecycle(world, domain, 'stopped', 'fromSnapshot');
  }
  return snapshot;
}

function redefine(world: World, domain: TestDomain, text: string, flags: number): Complete<Snapshot> {
  const read = parseSnapshot(text, {
    redefine: true,
    nowSeconds: world.nowSeconds,
    strict: (flags & Create.validate) !== 0,
  });
  const definition = settle(world.surroundings, requireSameDomain(read, domain.uuid, snapshotKind));
  const snapshot = { ...read, domain: definition };
  domain.snapshots.put(snapshot);
  if ((flags & Create.current) !== 0) domain.currentSnapshot = snapshot.name;
  return snapshot;
}

/** By what was kept: state of the guest then, and where its disks went. */
function chosen(
  domain: TestDomain,
  snapshots: readonly Complete<Snapshot>[],
  flags: number,
): DomainSnapshotRef[] {
  const group =
    (bits: number, of: (snapshot: Complete<Snapshot>) => number) => (snapshot: Complete<Snapshot>) =>
      (flags & bits) === 0 || (flags & of(snapshot)) !== 0;
  const tests = [
    group(List.metadata | List.noMetadata, () => List.metadata),
    group(List.inactive | List.active | List.diskOnly, stateBit),
    group(List.internal | List.external, placeBit),
  ];
  return snapshots
    .filter((snapshot) => tests.every((suits) => suits(snapshot)))
    .map((snapshot) => refOf(domain, snapshot));
}

function stateBit({ state }: Snapshot): number {
  if (state === 'disk-snapshot') return List.diskOnly;
  return isOfflineState(state) ? List.inactive : List.active;
}

function placeBit({ memory, disks }: Snapshot): number {
  const outside = memory?.snapshot === 'external' || disks.some(({ snapshot }) => snapshot === 'external');
  return outside ? List.external : List.internal;
}
