/** What `pool-list` shows. */
import { ConnectListAllStoragePoolsFlags as Bits, type StoragePool } from 'typevirt';
import { attempt, Failure } from '../failure.ts';
import type { Arguments } from '../grammar/arguments.ts';
import type { Column } from '../output/output.ts';
import { formatSize } from '../output/values.ts';
import type { Shell } from './body.ts';
import { compareNames } from './list.ts';
import { poolStates, wordFor, yesNo } from './words.ts';

type ListOption =
  | 'inactive'
  | 'all'
  | 'transient'
  | 'persistent'
  | 'autostart'
  | 'no-autostart'
  | 'type'
  | 'details'
  | 'uuid'
  | 'name';

export const typeBits: Readonly<Record<string, number>> = {
  dir: Bits.dir,
  fs: Bits.fs,
  netfs: Bits.netfs,
  logical: Bits.logical,
  disk: Bits.disk,
  iscsi: Bits.iscsi,
  'iscsi-direct': Bits.iscsiDirect,
  scsi: Bits.scsi,
  mpath: Bits.mpath,
  rbd: Bits.rbd,
  sheepdog: Bits.sheepdog,
  gluster: Bits.gluster,
  zfs: Bits.zfs,
  vstorage: Bits.vstorage,
};

interface ListedPool {
  readonly name: string;
  readonly uuid: string;
  readonly state: string;
  readonly autostart: boolean | null;
  readonly persistent?: boolean;
  readonly capacity?: bigint | null;
  readonly allocation?: bigint | null;
  readonly available?: bigint | null;
}

function filterOf(args: Arguments<ListOption>): number {
  const life = args.has('all')
    ? Bits.active | Bits.inactive
    : args.has('inactive')
      ? Bits.inactive
      : Bits.active;
  let types = 0;
  for (const type of (args.text('type') ?? '').split(',').filter((each) => each !== '')) {
    const bit = typeBits[type];
    if (bit === undefined) throw new Failure(`Invalid pool type '${type}'`);
    types |= bit;
  }
  const rest = args.flags({
    autostart: Bits.autostart,
    'no-autostart': Bits.noAutostart,
    persistent: Bits.persistent,
    transient: Bits.transient,
  });
  return life | types | rest;
}

/** `pool-list` as a whole. */
export async function listPools(args: Arguments<ListOption>, shell: Shell): Promise<void> {
  args.exclusive('details', 'uuid');
  args.exclusive('details', 'name');
  const filter = filterOf(args);
  const connection = await shell.connection();
  const pools = [...(await attempt('Failed to list pools', () => connection.listAllStoragePools(filter)))];
  pools.sort((a, b) => compareNames(a.name, b.name));
  if (shell.out.isText && (args.has('uuid') || args.has('name'))) {
    for (const { name, uuid } of pools) shell.out.print(bareLine(name, uuid, args));
    return;
  }
  const listed = await Promise.all(pools.map((pool) => describe(pool, args.has('details'))));
  shell.out.table(columns(args.has('details')), listed);
}

function bareLine(name: string, uuid: string, args: Arguments<ListOption>): string {
  const first = args.has('uuid') ? `${uuid.padEnd(36)}${args.has('name') ? ' ' : '\n'}` : '';
  return first + (args.has('name') ? `${name.padEnd(20)}\n` : '');
}

async function describe(pool: StoragePool, details: boolean): Promise<ListedPool> {
  const autostart = await pool.getAutostart().catch(() => null);
  const common = { name: pool.name, uuid: pool.uuid, autostart };
  if (!details) return { ...common, state: (await pool.isActive()) ? 'active' : 'inactive' };
  const persistent = await attempt('Failed to get pool persistence info', () => pool.isPersistent());
  const info = await attempt('Could not retrieve pool information', () => pool.getInfo());
  const isUsable = info.state === 2 || info.state === 3;
  return {
    ...common,
    persistent,
    state: wordFor(poolStates, info.state),
    capacity: isUsable ? info.capacity : null,
    allocation: isUsable ? info.allocation : null,
    available: isUsable ? info.available : null,
  };
}

function columns(details: boolean): Column<ListedPool>[] {
  const basic: Column<ListedPool>[] = [
    { title: 'Name', show: ({ name }) => name },
    { title: 'State', show: ({ state }) => state },
    { title: 'Autostart', show: ({ autostart }) => (autostart === null ? 'no autostart' : yesNo(autostart)) },
  ];
  if (!details) return basic;
  const size = (title: string, key: 'capacity' | 'allocation' | 'available'): Column<ListedPool> => ({
    title,
    show: (pool) => (typeof pool[key] === 'bigint' ? formatSize(pool[key]) : '-'),
  });
  return [
    ...basic,
    { title: 'Persistent', show: ({ persistent }) => yesNo(persistent ?? false) },
    size('Capacity', 'capacity'),
    size('Allocation', 'allocation'),
    size('Available', 'available'),
  ];
}
