/** The objects that options name: by id, uuid or name, in the order in which virsh tries them. */
import type {
  Connection,
  Domain,
  DomainCheckpoint,
  DomainSnapshot,
  Interface,
  Network,
  NetworkPort,
  NodeDevice,
  NWFilter,
  NWFilterBinding,
  Secret,
  StoragePool,
  StorageVol,
} from 'typevirt';
import { attempt, Failure } from '../failure.ts';
import type { Arguments } from '../grammar/arguments.ts';
import { parseInteger } from '../grammar/numbers.ts';
import type { Shell } from './body.ts';

const uuidLength = 36;

/** The first look-up that answers; otherwise the error of the last. */
async function firstOf<Found>(message: string, lookUps: readonly (() => Promise<Found>)[]): Promise<Found> {
  for (const lookUp of lookUps.slice(0, -1)) {
    try {
      return await lookUp();
    } catch {}
  }
  return attempt(message, lookUps.at(-1)!);
}

/** Ways by which a domain may be named. */
export type DomainKey = 'id' | 'uuid' | 'name';

/** A domain by what the user wrote. @throws {Failure} without the library's error, as virsh does. */
export async function findDomain(
  connection: Connection,
  written: string,
  by: readonly DomainKey[] = ['id', 'uuid', 'name'],
): Promise<Domain> {
  const id = parseInteger(written, { min: 0n, max: 2n ** 31n - 1n });
  const lookUps: (() => Promise<Domain>)[] = [];
  if (by.includes('id') && id !== undefined) lookUps.push(() => connection.domainLookupById(Number(id)));
  if (by.includes('uuid') && written.length === uuidLength)
    lookUps.push(() => connection.domainLookupByUuid(written));
  if (by.includes('name')) lookUps.push(() => connection.domainLookupByName(written));
  for (const lookUp of lookUps) {
    try {
      return await lookUp();
    } catch {}
  }
  throw new Failure(`failed to get domain '${written}'`);
}

/** The domain of `--domain`. */
export async function domainOf(
  args: Arguments<'domain'>,
  shell: Shell,
  by?: readonly DomainKey[],
): Promise<Domain> {
  return findDomain(await shell.connection(), args.required('domain'), by);
}

/** Ways by which networks and pools may be named. */
export type NameKey = 'name' | 'uuid';

/** A network by uuid or name. */
export async function networkOf(
  args: Arguments<'network'>,
  shell: Shell,
  by: readonly NameKey[] = ['name', 'uuid'],
): Promise<Network> {
  const connection = await shell.connection();
  const written = args.required('network');
  const message = `failed to get network '${written}'`;
  if (by.includes('uuid') && written.length === uuidLength)
    return attempt(message, () =>
      by.includes('name') ? findByUuidOrName(connection, written) : connection.networkLookupByUuid(written),
    );
  if (!by.includes('name')) throw new Failure(message);
  return attempt(message, () => connection.networkLookupByName(written));
}

async function findByUuidOrName(connection: Connection, written: string): Promise<Network> {
  try {
    return await connection.networkLookupByUuid(written);
  } catch (error) {
    return connection.networkLookupByName(written).catch(() => Promise.reject(error));
  }
}

/** A network's port by uuid. */
export async function networkPortOf(args: Arguments<'network' | 'port'>, shell: Shell): Promise<NetworkPort> {
  const network = await networkOf(args, shell);
  const written = args.required('port');
  return attempt(`failed to get network port '${written}'`, () => network.portLookupByUuid(written));
}

/** A storage pool by uuid or name. */
export async function findPool(
  connection: Connection,
  written: string,
  by: readonly NameKey[] = ['name', 'uuid'],
): Promise<StoragePool> {
  const message = `failed to get pool '${written}'`;
  const lookUps: (() => Promise<StoragePool>)[] = [];
  if (by.includes('name')) lookUps.push(() => connection.storagePoolLookupByName(written));
  if (by.includes('uuid') && written.length === uuidLength)
    lookUps.push(() => connection.storagePoolLookupByUuid(written));
  if (lookUps.length === 0) throw new Failure(message);
  return firstOf(message, lookUps);
}

/** The pool of `--pool`. */
export async function poolOf(
  args: Arguments<'pool'>,
  shell: Shell,
  by?: readonly NameKey[],
): Promise<StoragePool> {
  return findPool(await shell.connection(), args.required('pool'), by);
}

/** The option that names a volume's pool. */
type PoolOption = 'pool' | 'inputpool';

/** A volume by name (with a pool), key or path. */
export async function findVolume(
  connection: Connection,
  written: string,
  pool?: StoragePool,
  poolOption: PoolOption = 'pool',
): Promise<StorageVol> {
  const hint = pool === undefined ? `, specifying --${poolOption} might help` : '';
  const volume = await firstOf(`failed to get vol '${written}'${hint}`, [
    ...(pool === undefined ? [] : [() => pool.volLookupByName(written)]),
    () => connection.storageVolLookupByKey(written),
    () => connection.storageVolLookupByPath(written),
  ]);
  if (pool !== undefined && volume.ref.pool !== pool.name) {
    throw new Failure(`Requested volume '${written}' is not in pool '${pool.name}'`);
  }
  return volume;
}

/** The volume of `--vol`, in the pool of `--pool` if that is given. @throws {Failure} if the pool is not active. */
export async function volumeOf(args: Arguments<'vol' | 'pool'>, shell: Shell): Promise<StorageVol> {
  const written = args.required('vol');
  const poolName = args.text('pool');
  return findVolumeIn(await shell.connection(), written, poolName);
}

/** A volume in a pool that is named, if it is. */
export async function findVolumeIn(
  connection: Connection,
  written: string,
  poolName?: string,
  poolOption?: PoolOption,
): Promise<StorageVol> {
  if (poolName === undefined) return findVolume(connection, written, undefined, poolOption);
  const pool = await findPool(connection, poolName);
  if (!(await pool.isActive())) throw new Failure(`pool '${poolName}' is not active`);
  return findVolume(connection, written, pool);
}

/** Ways by which a host interface may be named. */
export type InterfaceKey = 'name' | 'mac';

/** A host interface by name or, if it looks like one, MAC address. */
export async function findInterface(
  connection: Connection,
  written: string,
  by: readonly InterfaceKey[] = ['name', 'mac'],
): Promise<Interface> {
  const message = `failed to get interface '${written}'`;
  const isMac = /^([0-9a-fA-F]{1,2}:){5}[0-9a-fA-F]{1,2}$/.test(written);
  if (!by.includes(isMac ? 'mac' : 'name')) throw new Failure(message);
  return attempt(message, () =>
    isMac ? connection.interfaceLookupByMacString(written) : connection.interfaceLookupByName(written),
  );
}

/** The host interface of `--interface`. */
export async function interfaceOf(
  args: Arguments<'interface'>,
  shell: Shell,
  by?: readonly InterfaceKey[],
): Promise<Interface> {
  return findInterface(await shell.connection(), args.required('interface'), by);
}

/** A device of the host: by name, or by `WWNN,WWPN`. */
export async function nodeDeviceOf(args: Arguments<'device'>, shell: Shell): Promise<NodeDevice> {
  const written = args.required('device');
  const wwns = written.split(',');
  if (wwns.length === 1) return nodeDeviceNamed(args, shell);
  if (wwns.length > 2) throw new Failure(`Malformed device value '${written}'`);
  for (const wwn of wwns) {
    if (!/^(0x)?[0-9a-f]{16}$/i.test(wwn)) throw new Failure(`internal error: Malformed wwn: ${wwn}`);
  }
  const connection = await shell.connection();
  return attempt(`Could not find matching device '${written}'`, () =>
    connection.nodeDeviceLookupScsiHostByWwn(wwns[0]!, wwns[1]!),
  );
}

/** A device of the host by name only, whatever is in it. */
export async function nodeDeviceNamed(args: Arguments<'device'>, shell: Shell): Promise<NodeDevice> {
  const connection = await shell.connection();
  const written = args.required('device');
  return attempt(`Could not find matching device '${written}'`, () =>
    connection.nodeDeviceLookupByName(written),
  );
}

/** A secret by uuid. */
export async function secretOf(args: Arguments<'secret'>, shell: Shell): Promise<Secret> {
  const connection = await shell.connection();
  const written = args.required('secret');
  return attempt(`failed to get secret '${written}'`, () => connection.secretLookupByUuid(written));
}

/** A network filter by uuid or name. */
export async function nwfilterOf(args: Arguments<'nwfilter'>, shell: Shell): Promise<NWFilter> {
  const connection = await shell.connection();
  const written = args.required('nwfilter');
  return firstOf(`failed to get nwfilter '${written}'`, [
    ...(written.length === uuidLength ? [() => connection.nwfilterLookupByUuid(written)] : []),
    () => connection.nwfilterLookupByName(written),
  ]);
}

/** A network filter binding by port device. */
export async function nwfilterBindingOf(args: Arguments<'binding'>, shell: Shell): Promise<NWFilterBinding> {
  const connection = await shell.connection();
  const written = args.required('binding');
  return attempt(`failed to get nwfilter binding '${written}'`, () =>
    connection.nwfilterBindingLookupByPortDev(written),
  );
}

/** The checkpoint of `--checkpointname`, which must be given. */
export async function checkpointOf(
  args: Arguments<'domain' | 'checkpointname'>,
  domain: Domain,
): Promise<DomainCheckpoint> {
  const name = args.text('checkpointname');
  if (name === undefined) throw new Failure('--checkpointname is required');
  return domain.checkpointLookupByName(name);
}

/** The snapshot of `--snapshotname` or, with `--current`, the current one; one of both must be given. */
export async function snapshotOf(
  args: Arguments<'domain' | 'snapshotname' | 'current'>,
  domain: Domain,
): Promise<DomainSnapshot> {
  const name = args.text('snapshotname');
  if (args.has('current') && name !== undefined) {
    throw new Failure('--snapshotname and --current are mutually exclusive');
  }
  if (name !== undefined) return domain.snapshotLookupByName(name);
  if (!args.has('current')) throw new Failure('--snapshotname or --current is required');
  return domain.snapshotCurrent();
}
