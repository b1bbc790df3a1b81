/**
 * Block nodes of an image: where its bytes are (`storage`) and what they mean (`format`), with the objects they need;
 * images below first.
 */
import type { BackingStore, Disk } from '@typevirt/model';
import { blockdev, object, type Option, type Props } from './arguments.ts';
import type { PlanContext } from './context.ts';
import { broken } from './refuse.ts';
import { secretObject, tlsFolder, tlsObject } from './secret.ts';
import { hasSource, sourceProps, type Image, type SourceObjects } from './storage-source.ts';

/** Options for an image and all below it. */
export function imageOptions(context: PlanContext, disk: Disk): readonly Option[] {
  const chain = chainOf(disk);
  return chain
    .map((image, depth) => ({ image, below: chain[depth + 1], depth }))
    .reverse()
    .flatMap(({ image, below, depth }) => levelOptions(context, disk, image, { below, depth }));
}

/** Node that the guest's device reads. */
export function topNode(disk: Disk): string {
  return disk.driver?.copyOnRead === true ? `libvirt-CoR-${disk.target.dev}` : nodeName(disk, 'format');
}

/** The disk's own image, and those below it. */
export function chainOf(disk: Disk): readonly Image[] {
  const chain: Image[] = [disk];
  for (let next = storeOf(disk); next !== undefined && next.type !== 'none'; next = storeOf(next))
    chain.push(next);
  return chain;
}

/** Numbers of a disk's image and of those below it, as far as they have any. */
export function imageNumbers(disk: Disk): readonly number[] {
  return chainOf(disk).flatMap((image) => numberOf(image) ?? []);
}

/** A disk has the number of its image on its source, an image below on itself. */
function numberOf(image: Image): number | undefined {
  if ('format' in image) return image.index;
  return image.source !== undefined && 'index' in image.source ? image.source.index : undefined;
}

function storeOf(image: Image): BackingStore | undefined {
  return 'backingStore' in image ? image.backingStore : undefined;
}

function nodeName(image: Image, part: 'storage' | 'format'): string {
  const index = numberOf(image);
  if (index === undefined) throw broken('an image has no number for its block nodes');
  return `libvirt-${index}-${part}`;
}

function levelOptions(
  context: PlanContext,
  disk: Disk,
  image: Image,
  { below, depth }: { readonly below: Image | undefined; readonly depth: number },
): readonly Option[] {
  const storage = nodeName(image, 'storage');
  const format = nodeName(image, 'format');
  const cache = cacheProps(disk);
  const { options, objects } = sourceObjects(context, image, storage);
  const key = encryptionOf(image)?.secrets[0];
  const keyName = key === undefined ? undefined : `${format}-encryption-secret0`;
  const isTop = depth === 0;
  const readsOnly = !isTop || disk.readonly === true || disk.device === 'cdrom';
  const driver = disk.driver;
  const slice = sliceOf(image);
  const isRaw = formatOf(image) === 'raw';
  return [
    ...options,
    ...(key === undefined || keyName === undefined ? [] : [secretObject(context, keyName, key)]),
    blockdev({
      ...sourceProps(withIo(image, disk), objects, disk.device === 'floppy'),
      'node-name': storage,
      cache,
      'auto-read-only': true,
      discard: 'unmap',
    }),
    ...(slice === undefined || isRaw
      ? []
      : [blockdev({ driver: 'raw', 'node-name': sliceName(storage), ...slice, file: storage })]),
    blockdev({
      'node-name': format,
      'read-only': readsOnly,
      discard: driver?.discard,
      'detect-zeroes': isTop ? driver?.detectZeroes : undefined,
      cache,
      ...formatProps(image, isTop ? metadataCache(disk) : metadataCache(image), keyName),
      ...(isRaw ? slice : {}),
      file: slice === undefined || isRaw ? storage : sliceName(storage),
      backing: below === undefined ? endOfChain(image) : nodeName(below, 'format'),
    }),
    ...(isTop && driver?.copyOnRead === true
      ? [
          blockdev({
            driver: 'copy-on-read',
            'node-name': topNode(disk),
            file: format,
            discard: 'unmap',
          }),
        ]
      : []),
  ];
}

function sliceName(storage: string): string {
  return storage.replace(/storage$/, 'slice-sto');
}

/** Images below are read in the way that the disk says for itself. */
function withIo(image: Image, { driver }: Disk): Image {
  return driver?.io === undefined ? image : { ...image, driver };
}

/** How writes reach the disk. Shared disks must not be cached, or others would not see them. */
function cacheProps(disk: Disk): Props | undefined {
  switch (cacheMode(disk)) {
    case 'default':
      return undefined;
    case 'none':
    case 'directsync':
      return { direct: true, 'no-flush': false };
    case 'unsafe':
      return { direct: false, 'no-flush': true };
    case 'writeback':
    case 'writethrough':
      return { direct: false, 'no-flush': false };
  }
}

/** The cache mode that holds. */
export function cacheMode({ driver, shareable, readonly }: Disk) {
  const mode = driver?.cache ?? 'default';
  return mode === 'default' && shareable === true && readonly !== true ? 'none' : mode;
}

function formatOf(image: Image): string {
  return ('target' in image ? image.driver?.type : image.format?.type) ?? 'raw';
}

function metadataCache(image: Image): bigint | undefined {
  return 'target' in image ? image.driver?.metadataCacheBytes : image.format?.metadataCacheBytes;
}

/** How an image is encrypted, if it is. */
export function encryptionOf(image: Image) {
  const { source } = image;
  const own = source !== undefined && 'encryption' in source ? source.encryption : undefined;
  return own ?? ('target' in image ? image.encryption : undefined);
}

function formatProps(image: Image, cacheBytes: bigint | undefined, key: string | undefined): Props {
  const format = formatOf(image);
  const isLuks = encryptionOf(image)?.format === 'luks';
  switch (format) {
    case 'raw':
    case 'fat':
    case 'iso':
    case 'dir':
      return isLuks ? { driver: 'luks', 'key-secret': key } : { driver: 'raw' };
    case 'luks':
      return { driver: 'luks', 'key-secret': key };
    case 'qcow2':
      return {
        driver: 'qcow2',
        encrypt: key === undefined ? undefined : { format: isLuks ? 'luks' : 'aes', 'key-secret': key },
        'cache-size': cacheBytes,
      };
    case 'qcow':
      return {
        driver: 'qcow',
        encrypt: key === undefined ? undefined : { format: 'aes', 'key-secret': key },
      };
    case 'ploop':
      return { driver: 'parallels' };
    case 'vhd':
      return { driver: 'vhdx' };
    default:
      return { driver: format };
  }
}

/** Formats that can stand on others are told where nothing is below. */
function endOfChain(image: Image): null | undefined {
  const standsOnOthers = ['qcow2', 'qcow', 'qed', 'vmdk'].includes(formatOf(image));
  return standsOnOthers && storeOf(image)?.type === 'none' ? null : undefined;
}

function sliceOf(image: Image): Props | undefined {
  const { source } = image;
  const slice = source !== undefined && 'slices' in source ? source.slices[0] : undefined;
  return slice === undefined ? undefined : { offset: slice.offset, size: slice.size };
}

/** Objects that a node needs before it can be: passwords, keys of TLS, the keeper of reservations. */
function sourceObjects(
  context: PlanContext,
  image: Image,
  storage: string,
): { readonly options: readonly Option[]; readonly objects: SourceObjects } {
  const { source } = image;
  if (!hasSource(image) || source === undefined) return { options: [], objects: {} };
  const options: Option[] = [];
  const reservations = 'reservations' in source ? source.reservations : undefined;
  const auth = 'auth' in source ? source.auth : undefined;
  const usesTls = 'tls' in source && source.tls === true;
  const objects = {
    reservations:
      reservations === undefined
        ? undefined
        : reservations.managed
          ? 'pr-helper0'
          : `pr-helper-${storage.replace(/-storage$/, '')}`,
    password: auth === undefined ? undefined : `${storage}-auth-secret0`,
    httpCookies:
      'cookies' in source && source.cookies.length > 0 ? `${storage}-httpcookie-secret0` : undefined,
    tls: usesTls ? `obj${storage}_tls0` : undefined,
  };
  if (reservations?.managed === false)
    options.push(
      object('pr-manager-helper', objects.reservations ?? '', { path: reservations.source?.path }),
    );
  if (objects.password !== undefined && auth !== undefined)
    options.push(secretObject(context, objects.password, auth.secret));
  if (objects.httpCookies !== undefined)
    options.push(secretObject(context, objects.httpCookies, { usage: `cookies ${storage}` }));
  if (objects.tls !== undefined) options.push(tlsObject(tlsFolder(context), objects.tls, 'client'));
  return { options, objects };
}

/** The helper that this guest's managed reservations go through, once for all disks. */
export function managedReservations({ domain, instance }: PlanContext): readonly Option[] {
  const isManaged = domain.devices.disks.some((disk) =>
    chainOf(disk).some(
      ({ source }) =>
        source !== undefined && 'reservations' in source && source.reservations?.managed === true,
    ),
  );
  return isManaged
    ? [object('pr-manager-helper', 'pr-helper0', { path: `${instance}/pr-helper0.sock` })]
    : [];
}
