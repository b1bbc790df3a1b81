/** Storage pools. @source libvirt testStoragePoolDefineXML and its neighbours */
import {
  ConnectListAllStoragePoolsFlags as List,
  StoragePoolEventLifecycleType as Event,
  StoragePoolState,
  VirtError,
  type Methods,
} from '@typevirt/driver';
import { formatStoragePool, parseStoragePool, type StoragePool } from '@typevirt/model';
import { testError } from '../errors.ts';
import { TestPool } from '../objects/pool.ts';
import type { World } from '../world/world.ts';
import { allowFlags, type MethodContext } from './context.ts';

export type PoolMethods = Pick<
  Methods,
  | 'storagePoolLookupByName'
  | 'storagePoolLookupByUuid'
  | 'connectListAllStoragePools'
  | 'connectFindStoragePoolSources'
  | 'storagePoolDefineXml'
  | 'storagePoolCreateXml'
  | 'storagePoolCreate'
  | 'storagePoolBuild'
  | 'storagePoolDestroy'
  | 'storagePoolDelete'
  | 'storagePoolUndefine'
  | 'storagePoolRefresh'
  | 'storagePoolGetInfo'
  | 'storagePoolGetXmlDesc'
  | 'storagePoolGetAutostart'
  | 'storagePoolSetAutostart'
  | 'storagePoolIsActive'
  | 'storagePoolIsPersistent'
>;

export function poolMethods({ world }: MethodContext): PoolMethods {
  const { pools } = world;
  return {
    storagePoolLookupByName: ({ name }) => ({ pool: world.pool({ name }).ref }),
    storagePoolLookupByUuid({ uuid }) {
      const pool = pools.byUuid(uuid);
      if (pool === undefined)
        throw testError('noStoragePool', `no storage pool with matching uuid '${uuid}'`);
      return { pool: pool.ref };
    },
    connectListAllStoragePools({ flags }) {
      allowFlags(flags, stateFlags | typeFlags, 'testConnectListAllStoragePools');
      return { pools: [...pools].filter((pool) => isListed(pool, flags)).map(({ ref }) => ref) };
    },
    connectFindStoragePoolSources({ type, srcSpec, flags }) {
      allowFlags(flags, 0, 'testConnectFindStoragePoolSources');
      return { xml: sources(type, srcSpec) };
    },
    storagePoolDefineXml({ xml, flags }) {
      allowFlags(flags, 1, 'testStoragePoolDefineXML');
      const pool = claim(world, parseStoragePool(xml, { strict: flags !== 0 }));
      pool.isPersistent = true;
      emit(world, pool, 'defined');
      return { pool: pool.ref };
    },
    storagePoolCreateXml({ xml, flags }) {
      allowFlags(flags, 0, 'testStoragePoolCreateXML');
      const pool = claim(world, parseStoragePool(xml), true);
      pool.isActive = true;
      emit(world, pool, 'started');
      return { pool: pool.ref };
    },
    storagePoolCreate({ pool: ref, flags }) {
      allowFlags(flags, 0, 'testStoragePoolCreate');
      const pool = inactive(world.pool(ref));
      pool.isActive = true;
      emit(world, pool, 'started');
    },
    storagePoolBuild({ pool: ref, flags }) {
      allowFlags(flags, 0, 'testStoragePoolBuild');
      emit(world, inactive(world.pool(ref)), 'created');
    },
    storagePoolDestroy({ pool: ref }) {
      const pool = requireActivePool(world.pool(ref));
      pool.isActive = false;
      emit(world, pool, 'stopped');
      if (!pool.isPersistent) pools.remove(pool);
    },
    storagePoolDelete({ pool: ref, flags }) {
      allowFlags(flags, 0, 'testStoragePoolDelete');
      emit(world, inactive(world.pool(ref)), 'deleted');
    },
    storagePoolUndefine({ pool: ref }) {
      const pool = inactive(world.pool(ref));
      pools.remove(pool);
      emit(world, pool, 'undefined');
    },
    storagePoolRefresh({ pool: ref, flags }) {
      allowFlags(flags, 0, 'testStoragePoolRefresh');
      const pool = requireActivePool(world.pool(ref));
      world.hub.emit('storagePool', 'refresh', { pool: pool.ref }, pool.uuid);
    },
    storagePoolGetInfo({ pool: ref }) {
      const { isActive, room } = world.pool(ref);
      return { state: isActive ? StoragePoolState.running : StoragePoolState.inactive, ...room };
    },
    storagePoolGetXmlDesc({ pool: ref, flags }) {
      allowFlags(flags, 0, 'testStoragePoolGetXMLDesc');
      const { definition, room } = world.pool(ref);
      return { xml: formatStoragePool({ ...definition, ...room }) };
    },
    storagePoolGetAutostart: ({ pool: ref }) => ({ autostart: world.pool(ref).autostart }),
    storagePoolSetAutostart({ pool: ref, autostart }) {
      const pool = world.pool(ref);
      if (!pool.isPersistent) throw testError('invalidArg', 'pool has no config file');
      pool.autostart = autostart;
    },
    storagePoolIsActive: ({ pool: ref }) => ({ active: world.pool(ref).isActive }),
    storagePoolIsPersistent: ({ pool: ref }) => ({ persistent: world.pool(ref).isPersistent }),
  };
}

function emit(world: World, { ref }: TestPool, event: keyof typeof Event): void {
  world.hub.emit('storagePool', 'lifecycle', { pool: ref, event: Event[event], detail: 0 }, ref.uuid);
}

function inactive(pool: TestPool): TestPool {
  if (pool.isActive) throw testError('operationInvalid', `storage pool '${pool.name}' is active`);
  return pool;
}

/** @throws {VirtError} `operationInvalid` for a pool that is not active. */
export function requireActivePool(pool: TestPool): TestPool {
  if (!pool.isActive) throw testError('operationInvalid', `storage pool '${pool.name}' is not active`);
  return pool;
}

/**
 * The pool that a document describes: the one that has its uuid, else a new one.
 *
 * @throws {VirtError} `operationFailed` where name and uuid belong to different pools, or another pool has the same
 *   place; `operationInvalid` where it must be inactive and is not.
 */
export function claim(world: World, document: StoragePool, mustBeInactive = false): TestPool {
  const { name } = document;
  const uuid = document.uuid ?? world.surroundings.newUuid();
  const refused = (code: 'operationFailed' | 'operationInvalid', detail: string) =>
    new VirtError(code, detail, { domain: 'storage' });
  const byUuid = world.pools.byUuid(uuid);
  const byName = world.pools.byName(name);
  if (byUuid !== undefined && byUuid.name !== name) {
    throw refused('operationFailed', `pool '${byUuid.name}' is already defined with uuid ${uuid}`);
  }
  if (byUuid === undefined && byName !== undefined) {
    throw refused('operationFailed', `pool '${name}' already exists with uuid ${byName.uuid}`);
  }
  if (mustBeInactive && byUuid?.isActive) {
    throw refused('operationInvalid', `pool is already active as '${name}'`);
  }
  for (const other of world.pools) {
    if (other !== byUuid && isSamePlace(other.definition, document)) {
      throw refused('operationFailed', `Storage source conflict with pool: '${other.name}'`);
    }
  }
  const whole = { ...document, uuid };
  if (byUuid !== undefined) {
    byUuid.definition = whole;
    return byUuid;
  }
  const pool = new TestPool(uuid, whole);
  world.pools.add(pool);
  return pool;
}

function isSamePlace(a: StoragePool, b: StoragePool): boolean {
  return a.type === 'dir' && b.type === 'dir' && a.target?.path === b.target?.path;
}

const poolTypes = [
  'dir',
  'fs',
  'netfs',
  'logical',
  'disk',
  'iscsi',
  'scsi',
  'mpath',
  'rbd',
  'sheepdog',
  'gluster',
  'zfs',
  'vstorage',
  'iscsi-direct',
] as const;
const stateFlags = 0x3f;
const firstTypeFlag = 0x40;
const typeFlags = poolTypes.reduce((all, _, at) => all | (firstTypeFlag << at), 0);

function isListed({ isActive, isPersistent, autostart, definition }: TestPool, flags: number): boolean {
  const groups = [
    [isActive, List.active, List.inactive],
    [isPersistent, List.persistent, List.transient],
    [autostart, List.autostart, List.noAutostart],
  ] as const;
  const ofType = firstTypeFlag << (poolTypes as readonly string[]).indexOf(definition.type);
  if ((flags & typeFlags) !== 0 && (flags & ofType) === 0) return false;
  return groups.every(([holds, yes, no]) => (flags & (yes | no)) === 0 || (flags & (holds ? yes : no)) !== 0);
}

/** What the simulated host could make pools of. */
function sources(type: string, spec: string | null): string {
  if (type === 'logical') {
    const group = (number: number) =>
      `  <source>\n    <device path='/dev/sda2${number - 1}'/>\n    <name>testvg${number}</name>\n    <format type='lvm2'/>\n  </source>\n`;
    return `<sources>\n${group(1)}${group(2)}</sources>\n`;
  }
  if (type === 'dir') throw testError('internalError', `unknown storage pool type ${type}`);
  if (spec !== null && !(poolTypes as readonly string[]).includes(type))
    throw testError('internalError', 'missing backend for pool type -1');
  if (type !== 'netfs') throw testError('noSupport', `pool type '${type}' does not support source discovery`);
  const host = /<host\s[^>]*name=['"]([^'"]*)['"]/.exec(spec ?? '')?.[1];
  if (host === undefined) throw testError('invalidArg', 'hostname must be specified for netfs sources');
  return `<sources>\n  <source>\n    <host name='${host}'/>\n    <dir path='/testshare'/>\n    <format type='nfs'/>\n  </source>\n</sources>\n`;
}
