/** What volumes hold: read, written, wiped, and how much of it there is. @source libvirt storage_driver.c */
import {
  StorageVolDownloadFlags as Download,
  StorageVolResizeFlags as Resize,
  StorageVolUploadFlags as Upload,
  VirtError,
  type ByteStream,
  type Methods,
} from '@typevirt/driver';
import { readFileStream, writeFileStream, type FileRange, type FileStream } from '@typevirt/host';
import { systemRefusal, trying } from '../errors.ts';
import type { Pool } from '../pool.ts';
import { rereadPool } from '../pools.ts';
import { emitRefresh, findVolume, type StorageState } from '../state.ts';
import { resizeVolume, wipeVolume } from '../volume/change.ts';
import { lookAtFile, refreshed } from '../volume/look.ts';
import { allowFlags, withJob, type MethodContext } from './context.ts';

type VolumeDataMethods = Pick<
  Methods,
  'storageVolUpload' | 'storageVolDownload' | 'storageVolWipe' | 'storageVolResize'
>;

export function volumeDataMethods({ state }: MethodContext): VolumeDataMethods {
  return {
    async storageVolUpload({ vol, offset, length, flags }) {
      allowFlags(flags, Upload.sparseStream, 'storageVolUpload');
      const { pool, volume } = findVolume(state, vol);
      volume.requireUnused();
      const range = rangeOf(offset, length, (flags & Upload.sparseStream) !== 0);
      const { path } = volume;
      const stream = await trying(`Unable to open stream for '${path}'`, () =>
        writeFileStream(path, range, () => lookAnew(state, pool)),
      );
      return { stream: told(stream, 'cannot write to stream') };
    },
    async storageVolDownload({ vol, offset, length, flags }) {
      allowFlags(flags, Download.sparseStream, 'storageVolDownload');
      const { volume } = findVolume(state, vol);
      volume.requireBuilt();
      const range = rangeOf(offset, length, (flags & Download.sparseStream) !== 0);
      const { path } = volume;
      const stream = await trying(`Unable to open stream for '${path}'`, () => readFileStream(path, range));
      return { stream: told(stream, `Unable to read ${path}`) };
    },
    async storageVolWipe({ vol, algorithm, flags }) {
      allowFlags(flags, 0, 'storageVolWipePattern');
      const { volume } = findVolume(state, vol);
      volume.requireUnused();
      await wipeVolume(volume, algorithm);
      const found = await lookAtFile(volume.name, volume.path);
      if (found !== undefined) volume.document = found.document;
    },
    async storageVolResize({ vol, capacity, flags }) {
      allowFlags(flags, Resize.allocate | Resize.delta | Resize.shrink, 'storageVolResize');
      const { pool, volume } = findVolume(state, vol);
      volume.requireUnused();
      await resizeVolume(volume, capacity, flags, pool.definition.available);
      volume.document = await refreshed(volume);
    },
  };
}

function rangeOf(offset: bigint, length: bigint, sparse: boolean): FileRange {
  return { offset: Number(offset), length: Number(length), sparse };
}

/** What was written may have made another kind of image of the volume, so its pool is read anew, as libvirt does. */
async function lookAnew(state: StorageState, pool: Pool): Promise<void> {
  if (!pool.isActive) return;
  await withJob(pool, 'storageVolUpload', {}, async () => {
    if (!pool.isActive) return;
    await rereadPool(pool);
    emitRefresh(state, pool);
  }).catch((error: unknown) => state.log.warn(`pool ${pool.name} could not be read anew`, { error }));
}

/** A stream whose failures are told in libvirt's words. */
function told(stream: FileStream, tried: string): ByteStream {
  const retell = (error: unknown): never => {
    throw error instanceof VirtError ? error : systemRefusal(tried, error);
  };
  return {
    read: (maxBytes) => stream.read(maxBytes).catch(retell),
    write: (data) => stream.write(data).catch(retell),
    finish: () => stream.finish().catch(retell),
    abort: (reason) => stream.abort(reason),
  };
}
