/**
 * `undefine`: the definition goes, and on request what hangs on it. Storage is found before the definition goes and removed
 * after it, so that a refusal leaves everything as it was.
 */
import type { Connection, Domain, StorageVol } from 'typevirt';
import { DomainUndefineFlagsValues } from 'typevirt';
import { attempt, Failure, SilentFailure } from '../failure.ts';
import type { Arguments } from '../grammar/arguments.ts';
import { findAll, firstValue, parseXml, valueAt } from '../xml/tree.ts';
import type { Shell } from './body.ts';
import { domainOf } from './find.ts';

type UndefineOption =
  | 'domain'
  | 'managed-save'
  | 'storage'
  | 'remove-all-storage'
  | 'delete-storage-volume-snapshots'
  | 'wipe-storage'
  | 'snapshots-metadata'
  | 'checkpoints-metadata'
  | 'nvram'
  | 'keep-nvram'
  | 'tpm'
  | 'keep-tpm';

interface DomainVolume {
  readonly target: string;
  readonly source: string;
  readonly volume: StorageVol;
}

/** `undefine` as a whole. */
export async function undefineDomain(args: Arguments<UndefineOption>, shell: Shell): Promise<void> {
  const storage = args.nonEmpty('storage');
  args.requires('delete-storage-volume-snapshots', 'remove-all-storage');
  args.exclusive('nvram', 'keep-nvram');
  args.exclusive('tpm', 'keep-tpm');
  const domain = await domainOf(args, shell);
  const all = args.has('remove-all-storage');
  if (storage === undefined && args.has('wipe-storage') && !all) {
    throw new Failure("'--wipe-storage' requires '--storage <string>' or '--remove-all-storage'");
  }
  const volumes = storage !== undefined || all ? await findVolumes(domain, args, shell, storage) : [];
  const flags = args.flags({
    'managed-save': DomainUndefineFlagsValues.managedSave,
    'snapshots-metadata': DomainUndefineFlagsValues.snapshotsMetadata,
    'checkpoints-metadata': DomainUndefineFlagsValues.checkpointsMetadata,
    nvram: DomainUndefineFlagsValues.nvram,
    'keep-nvram': DomainUndefineFlagsValues.keepNvram,
    tpm: DomainUndefineFlagsValues.tpm,
    'keep-tpm': DomainUndefineFlagsValues.keepTpm,
  });
  await attempt(`Failed to undefine domain '${args.required('domain')}'`, () => domain.undefine(flags));
  shell.out.say(`Domain '${args.required('domain')}' has been undefined\n`);
  await removeVolumes(volumes, args, shell);
}

async function findVolumes(
  domain: Domain,
  args: Arguments<UndefineOption>,
  shell: Shell,
  storage: string | undefined,
): Promise<DomainVolume[]> {
  if (await domain.isActive())
    throw new Failure('Storage volume deletion is supported only on stopped domains');
  if (storage !== undefined && args.has('remove-all-storage')) {
    throw new Failure('Specified both --storage and --remove-all-storage');
  }
  const wanted = new Set(storage?.split(','));
  const found: DomainVolume[] = [];
  const connection = await shell.connection();
  for (const disk of findAll(parseXml(await domain.getXmlDesc()), 'devices/disk')) {
    const target = valueAt(disk, 'target/@dev') ?? '';
    const source = firstValue(
      disk,
      'source/@file',
      'source/@dir',
      'source/@name',
      'source/@dev',
      'source/@volume',
    );
    if (source === undefined) continue;
    if (storage !== undefined && !wanted.delete(target) && !wanted.delete(source)) continue;
    const pool = valueAt(disk, 'source/@pool');
    const volume = await findDiskVolume(connection, source, pool);
    if (volume !== undefined) found.push({ target, source, volume });
    else
      shell.complain(
        `Storage volume '${target}'(${source}) is not managed by libvirt. Remove it manually.\n`,
      );
  }
  const [missing] = wanted;
  if (missing !== undefined) throw new Failure(`Volume '${missing}' was not found in domain's definition.\n`);
  return found;
}

async function findDiskVolume(
  connection: Connection,
  source: string,
  pool: string | undefined,
): Promise<StorageVol | undefined> {
  if (pool !== undefined) {
    const message = `Storage pool '${pool}' for volume '${source}' not found.`;
    return (await attempt(message, () => connection.storagePoolLookupByName(pool))).volLookupByName(source);
  }
  return connection.storageVolLookupByPath(source).catch(() => undefined);
}

async function removeVolumes(
  volumes: readonly DomainVolume[],
  args: Arguments<UndefineOption>,
  shell: Shell,
): Promise<void> {
  const deleteFlags = args.has('delete-storage-volume-snapshots') ? 2 : 0;
  let failed = false;
  for (const { target, source, volume } of volumes) {
    try {
      if (args.has('wipe-storage')) {
        shell.out.print(`Wiping volume '${target}'(${source}) ... `);
        await volume.wipe(0);
        shell.out.print('Done.\n');
      }
      await volume.delete(deleteFlags);
      shell.out.print(`Volume '${target}'(${source}) removed.\n`);
    } catch (error) {
      failed = true;
      shell.complain(`Failed to remove storage volume '${target}'(${source})`);
      shell.complain(error instanceof Error ? error.message : String(error));
    }
  }
  if (failed) throw new SilentFailure();
}
