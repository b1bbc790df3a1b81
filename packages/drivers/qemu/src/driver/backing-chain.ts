/**
 * The images below a disk's own, found by looking into them, so that a run's document and QEMU's block nodes name each of
 * them. What a document says itself of its chain is taken; only its open end is looked for.
 *
 * @source libvirt qemuDomainDetermineDiskChain, virStorageSourceGetMetadata
 */
import { access, stat } from 'node:fs/promises';
import { VirtError } from '@typevirt/driver';
import { backingFile, readImageHead, systemWords, type BackingReference, type RunAs } from '@typevirt/host';
import type { BackingStore, Disk, Domain } from '@typevirt/model';

/** Longest chain that is followed, as libvirt has it. */
const longestChain = 200;

type Image = Disk | Exclude<BackingStore, { type: 'none' }>;

/**
 * The document with the whole chain of every disk whose images are files or devices of this host. Also refuses what is not
 * there, before anything of a start happens.
 *
 * @throws {VirtError} `systemError` for the first image that cannot be reached; `operationFailed` for one that stands on
 *   another without saying how to read it.
 */
export async function withBackingChains(domain: Domain, runAs: RunAs | undefined): Promise<Domain> {
  const disks = await Promise.all(domain.devices.disks.map((disk) => withChain(disk, runAs)));
  return { ...domain, devices: { ...domain.devices, disks } };
}

async function withChain(disk: Disk, runAs: RunAs | undefined): Promise<Disk> {
  const path = localPath(disk);
  if (path === undefined) return disk;
  await requireFile(path, `Cannot access storage file '${path}'`, runAs);
  return below(disk, path, disk.driver?.type ?? 'raw', runAs, 1);
}

/** An image with all that is below it. */
async function below<T extends Image>(
  image: T,
  path: string,
  format: string,
  runAs: RunAs | undefined,
  depth: number,
): Promise<T> {
  const known = 'backingStore' in image ? image.backingStore : undefined;
  if (known !== undefined) {
    const next = known.type === 'none' ? undefined : localPath(known);
    if (known.type === 'none' || next === undefined) return image;
    await requireFile(next, words(next, path), runAs);
    return { ...image, backingStore: await below(known, next, known.format.type, runAs, depth + 1) };
  }
  if (format !== 'qcow2') return standsOnOthers.has(format) ? image : { ...image, backingStore: end };
  const { backing } = await readImageHead(path);
  if (backing === undefined) return { ...image, backingStore: end };
  const file = backingFile(backing.name, path);
  if (file === undefined || depth >= longestChain) return image;
  await requireFile(file, words(file, path), runAs);
  const store = await storeOf(file, await formatOf(backing, file, path));
  return { ...image, backingStore: await below(store, file, store.format.type, runAs, depth + 1) };
}

const end: BackingStore = { type: 'none' };

/** Formats that may stand on another image, and that we do not look into: QEMU does, when it opens them. */
const standsOnOthers: ReadonlySet<string> = new Set(['qcow', 'qed', 'vmdk', 'cow']);

async function storeOf(path: string, format: string): Promise<Exclude<BackingStore, { type: 'none' }>> {
  const rest = { format: { type: format as 'raw' } };
  const source = { seclabels: [], slices: [] };
  return (await stat(path)).isBlockDevice()
    ? { type: 'block', ...rest, source: { ...source, dev: path } }
    : { type: 'file', ...rest, source: { ...source, file: path } };
}

/** Where nobody wrote down the format, only what can do no harm is guessed: an image that stands on nothing. */
async function formatOf({ format }: BackingReference, path: string, parent: string): Promise<string> {
  if (format !== undefined) return format;
  const head = await readImageHead(path);
  if (head.backing === undefined && !standsOnOthers.has(head.format)) return head.format;
  throw new VirtError(
    'operationFailed',
    `format of backing image '${path}' of image '${parent}' was not specified in the image metadata (See https://libvirt.org/kbase/backing_chains.html for troubleshooting)`,
    { domain: 'storage' },
  );
}

function localPath(image: Image): string | undefined {
  const path =
    image.type === 'file' ? image.source?.file : image.type === 'block' ? image.source?.dev : undefined;
  return path === '' ? undefined : path;
}

const words = (path: string, parent: string) =>
  `Cannot access backing file '${path}' of storage file '${parent}'`;

async function requireFile(path: string, refusal: string, runAs: RunAs | undefined): Promise<void> {
  await access(path).catch((cause: NodeJS.ErrnoException) => {
    const whom = runAs === undefined ? '' : ` (as uid:${runAs.uid}, gid:${runAs.gid})`;
    throw new VirtError('systemError', `${refusal}${whom}: ${systemWords(cause)}`, {
      domain: 'storage',
      verbatim: true,
      cause,
    });
  });
}
