/** Kinds of pool: which there are, and what this driver makes of them. @source libvirt storage_backend.c */
import type { StoragePool, StoragePoolType } from '@typevirt/model';
import { refusal } from '../errors.ts';

/** All kinds, in the order of libvirt's numbers. */
export const poolKinds: readonly StoragePoolType[] = [
  'dir',
  'fs',
  'netfs',
  'logical',
  'disk',
  'iscsi',
  'iscsi-direct',
  'scsi',
  'mpath',
  'rbd',
  'sheepdog',
  'gluster',
  'zfs',
  'vstorage',
];

/** Kinds that libvirt brings along: their definitions are taken. */
const definable: ReadonlySet<string> = new Set([
  'dir',
  'fs',
  'netfs',
  'logical',
  'disk',
  'iscsi',
  'scsi',
  'mpath',
]);

/** Kinds that can be started. */
export function canStart(kind: StoragePoolType): boolean {
  return kind === 'dir';
}

/** @throws {VirtError} `internalError` for a kind that cannot even be defined. */
export function requireDefinable({ type }: Pick<StoragePool, 'type'>): void {
  if (!definable.has(type)) throw missing(type);
}

/** @throws {VirtError} `internalError` for a kind that cannot be started, built or deleted. */
export function requireBackend({ type }: Pick<StoragePool, 'type'>): void {
  if (!canStart(type)) throw missing(type);
}

function missing(type: StoragePoolType): Error {
  return refusal(
    'internalError',
    `missing backend for pool type ${String(poolKinds.indexOf(type))} (${type})`,
  );
}
