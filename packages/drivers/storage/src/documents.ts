/** A caller's documents: what they break is told with the API's errors. */
import { VirtError } from '@typevirt/driver';
import {
  DocumentError,
  parseStoragePool,
  parseStorageVolume,
  type StoragePool,
  type StorageVolume,
  type VolumeReadOptions,
} from '@typevirt/model';
import { requireDefinable } from './backend/kinds.ts';

/** Reads a pool of a kind that can be defined. @throws {VirtError} */
export function readPool(xml: string, strict: boolean): StoragePool {
  const document = wrapped(() => parseStoragePool(xml, { strict }));
  requireDefinable(document);
  return document;
}

/** @throws {VirtError} */
export function readVolume(xml: string, options: VolumeReadOptions): StorageVolume {
  return wrapped(() => parseStorageVolume(xml, options));
}

function wrapped<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    const { code, message, domain } = error;
    throw new VirtError(code, message, { domain: domain ?? 'storage', cause: error });
  }
}
