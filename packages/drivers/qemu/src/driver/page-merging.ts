/**
 * How the host's kernel merges equal pages of memory.
 *
 * @source kernel admin-guide/mm/ksm; libvirt virNodeGetMemoryParameters
 */
import { readFileSync } from 'node:fs';
import type { TypedParam } from '@typevirt/driver';

const rows = [
  ['shm_pages_to_scan', 'uint', 'pages_to_scan'],
  ['shm_sleep_millisecs', 'uint', 'sleep_millisecs'],
  ['shm_pages_shared', 'ullong', 'pages_shared'],
  ['shm_pages_sharing', 'ullong', 'pages_sharing'],
  ['shm_pages_unshared', 'ullong', 'pages_unshared'],
  ['shm_pages_volatile', 'ullong', 'pages_volatile'],
  ['shm_full_scans', 'ullong', 'full_scans'],
  ['shm_merge_across_nodes', 'uint', 'merge_across_nodes'],
] as const;

/** The values that this kernel has; empty for one that merges no pages. */
export function readPageMerging(folder = '/sys/kernel/mm/ksm'): readonly TypedParam[] {
  return rows.flatMap(([field, type, file]): readonly TypedParam[] => {
    const text = readIfThere(`${folder}/${file}`);
    if (text === undefined) return [];
    return [type === 'uint' ? { field, type, value: Number(text) } : { field, type, value: BigInt(text) }];
  });
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
}
