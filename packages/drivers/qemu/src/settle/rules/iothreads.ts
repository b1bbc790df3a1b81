/** Which I/O threads a guest has. */
import type { Domain } from '@typevirt/model';

/** Threads may be counted only; then they are numbered from 1. */
export function hasIothread({ iothreads = 0, iothreadIds }: Domain, id: number): boolean {
  if (iothreadIds.some((each) => each.id === id)) return true;
  return iothreadIds.length < iothreads && id <= iothreads;
}
