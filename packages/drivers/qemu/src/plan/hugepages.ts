/** Huge pages: which size a piece of memory gets, and where pages of that size are mounted. */
import { parseBitmap } from '@typevirt/xml';
import type { PlanContext } from './context.ts';
import { broken } from './refuse.ts';

/** Pages of one size. */
export interface HugePages {
  readonly sizeKiB: bigint;
  /** Folder of guests on the mounted file system. */
  readonly folder: string;
}

/** Pages of this size are what every process has: no huge pages at all. */
const ordinaryPageKiB = 4n;

/**
 * Pages for a piece of memory; undefined: ordinary ones.
 *
 * @throws {VirtError} `internalError` where the host has no such pages for guests.
 */
export function hugePages(
  { domain, hugepageFolders }: PlanContext,
  { cell, pageSizeKiB }: { readonly cell?: number | undefined; readonly pageSizeKiB?: bigint | undefined },
): HugePages | undefined {
  const pages = domain.memoryBacking?.hugepages?.pages;
  if (pageSizeKiB === undefined && pages === undefined) return undefined;
  const forCell = pages?.find(
    ({ nodeset }) => nodeset !== undefined && cell !== undefined && parseBitmap(nodeset)?.has(cell) === true,
  );
  const forAll = pages?.find(({ nodeset }) => nodeset === undefined);
  const isForSome = (pages?.length ?? 0) > 0;
  if (pageSizeKiB === undefined && isForSome && forCell === undefined && forAll === undefined)
    return undefined;
  const wanted = pageSizeKiB ?? (forCell ?? forAll)?.size;
  if (wanted === ordinaryPageKiB) return undefined;
  if (hugepageFolders === undefined || hugepageFolders.size === 0)
    throw broken('hugetlbfs filesystem is not mounted or disabled by administrator config');
  const [usual] = hugepageFolders.keys();
  const sizeKiB = wanted ?? usual ?? 0n;
  const folder = hugepageFolders.get(sizeKiB);
  if (folder === undefined) throw broken(`Unable to find any usable hugetlbfs mount for ${sizeKiB} KiB`);
  return { sizeKiB, folder };
}
