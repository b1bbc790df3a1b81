/**
 * Checkpoints: one persistent dirty bitmap a disk, named as the checkpoint, and one record. Guests that run and guests that
 * do not are alike here.
 *
 *     create:  intent on disk ▶ all bitmaps ▶ the intent becomes the record      refused: the intent goes again
 *     delete:  record becomes an intent ▶ bitmaps ▶ it goes, children move up    refused: it is the record again
 *
 * A daemon that dies on the way leaves the intent; the next one sees from the bitmaps how far it came, and ends it.
 * Every bitmap goes on recording, also below newer ones, so that removing one never needs the others.
 *
 * @source libvirt kbase/incrementalbackup, formatcheckpoint
 */
import { VirtError } from '@typevirt/driver';
import { Rollback } from '@typevirt/driver/kit';
import { alignCheckpoint, checkpointKind, requireSameDomain, type Domain } from '@typevirt/model';
import { addBitmaps, bitmapsOf, findBitmaps, removeBitmaps, type BitmapPlace } from './bitmaps.ts';
import { wrapped } from './documents.ts';
import type { QemuDomain } from './domain.ts';
import type { StoredCheckpoint } from './moments.ts';
import type { QemuState } from './state.ts';

/**
 * Makes a checkpoint. The caller holds the domain's job.
 *
 * @throws {VirtError} `operationFailed` for a name that is taken, also by a bitmap without a record;
 *   `configUnsupported` for disks that cannot take part.
 */
export async function createCheckpoint(
  state: QemuState,
  domain: QemuDomain,
  read: StoredCheckpoint,
): Promise<StoredCheckpoint> {
  if (state.moments.tree(domain).get(read.name) !== undefined)
    throw new VirtError('operationFailed', `domain moment ${read.name} already exists`, { domain: 'domain' });
  if (domain.document.devices.disks.length === 0) {
    const words = 'domain must have at least one disk to perform checkpoints';
    throw new VirtError('configUnsupported', words, { domain: 'domainCheckpoint' });
  }
  const parent = state.moments.current(domain)?.name;
  const aligned = wrapped(() => alignCheckpoint(read, domain.document));
  const checkpoint = {
    ...aligned,
    ...(parent === undefined ? {} : { parent }),
    domain: definitionThen(domain.document),
  };
  const places = bitmapsOf(checkpoint, domain, 'refuse');
  const found = await findBitmaps(domain, state.images, places);
  const orphan = places.find((place) => found.has(place));
  if (orphan !== undefined) {
    const where = `bitmap '${orphan.name}' of no checkpoint is in the image of disk '${orphan.disk.target.dev}' already`;
    throw new VirtError('operationFailed', `${where}; redefine its checkpoint, or choose another name`, {
      domain: 'qemu',
    });
  }
  await using undo = new Rollback((error) =>
    state.log.error(`the record of checkpoint ${read.name} could not be taken back`, { error }),
  );
  undo.add(() => state.moments.withdraw(domain, checkpoint.name));
  await state.moments.intend(domain, checkpoint);
  await addBitmaps(domain, state.images, places);
  undo.keep();
  await state.moments.confirm(domain, checkpoint);
  return checkpoint;
}

function definitionThen({ id: _id, ...document }: Domain): Domain {
  return document;
}

/**
 * Takes a checkpoint's record in again, e.g. after a move to another host; its bitmaps are in the images already.
 *
 * @param validate Whether the bitmaps must be there and sound.
 * @throws {VirtError} `invalidArg` for a parent that is unknown or below it; `checkpointInconsistent`.
 */
export async function redefineCheckpoint(
  state: QemuState,
  domain: QemuDomain,
  read: StoredCheckpoint,
  validate: boolean,
): Promise<StoredCheckpoint> {
  const definition = wrapped(() => requireSameDomain(read, domain.uuid, checkpointKind));
  const checkpoint = wrapped(() => alignCheckpoint(read, definition));
  const tree = state.moments.tree(domain);
  if (read.parent !== undefined && tree.get(read.parent) === undefined) {
    throw new VirtError('invalidArg', `parent ${read.parent} for moment ${read.name} not found`, {
      domain: 'domain',
    });
  }
  if ([read.name, ...tree.descendants(read.name).map(({ name }) => name)].includes(read.parent ?? '')) {
    throw new VirtError('invalidArg', `parent ${read.parent} would create cycle to ${read.name}`, {
      domain: 'domain',
    });
  }
  if (validate) await requireBitmaps(state, domain, checkpoint);
  await state.moments.put(domain, checkpoint);
  return checkpoint;
}

async function requireBitmaps(
  { images }: QemuState,
  domain: QemuDomain,
  checkpoint: StoredCheckpoint,
): Promise<void> {
  const places = bitmapsOf(checkpoint, domain, 'refuse');
  const found = await findBitmaps(domain, images, places);
  const lost = places.find((place) => found.get(place)?.inconsistent !== false);
  if (lost === undefined) return;
  const words = `missing or broken bitmap '${lost.name}' for disk '${lost.disk.target.dev}'`;
  throw new VirtError('checkpointInconsistent', words, { domain: 'qemu' });
}

/**
 * Removes checkpoints, those below others first.
 *
 * @param keepBitmaps Only the records go.
 */
export async function deleteCheckpoints(
  state: QemuState,
  domain: QemuDomain,
  doomed: readonly StoredCheckpoint[],
  keepBitmaps: boolean,
): Promise<void> {
  const present = keepBitmaps ? [] : await presentBitmaps(state, domain, doomed);
  await using undo = new Rollback((error) =>
    state.log.error(`the records of checkpoints of ${domain.name} could not be restored`, { error }),
  );
  for (const { name } of present.length === 0 ? [] : doomed) {
    await state.moments.condemn(domain, name);
    undo.add(() => state.moments.pardon(domain, name));
  }
  await removeBitmaps(domain, state.images, present);
  undo.keep();
  for (const { name } of doomed) await state.moments.remove(domain, name);
}

async function presentBitmaps(
  { images }: QemuState,
  domain: QemuDomain,
  checkpoints: readonly StoredCheckpoint[],
): Promise<readonly BitmapPlace[]> {
  const places = checkpoints.flatMap((each) => bitmapsOf(each, domain, 'skip'));
  const found = await findBitmaps(domain, images, places);
  return places.filter((place) => found.has(place));
}

/** The checkpoint with how much has been written to each disk since, in bytes. */
export async function withSizes(
  { images }: QemuState,
  domain: QemuDomain,
  checkpoint: StoredCheckpoint,
): Promise<StoredCheckpoint> {
  if (domain.live === undefined)
    throw new VirtError('operationInvalid', 'domain is not running', { domain: 'qemu' });
  const places = bitmapsOf(checkpoint, domain, 'skip');
  const found = await findBitmaps(domain, images, places);
  const disks = checkpoint.disks.map((entry) => {
    const place = places.find(({ disk }) => disk.target.dev === entry.name);
    const size = place === undefined ? undefined : found.get(place)?.bytes;
    if (entry.tracking.checkpoint === 'no' || size === undefined) return entry;
    return { ...entry, tracking: { ...entry.tracking, size } };
  });
  return { ...checkpoint, disks };
}

/** Ends what an earlier daemon had begun. What cannot be ended now is told to the log and tried again at the next start. */
export async function finishCheckpoints(state: QemuState, domain: QemuDomain): Promise<void> {
  const { moments, images, log } = state;
  try {
    for (const intended of moments.intended(domain)) {
      const made = await presentBitmaps(state, domain, [intended]);
      const whole = made.length > 0 && made.length === bitmapsOf(intended, domain, 'skip').length;
      if (whole) await moments.confirm(domain, intended);
      else {
        await removeBitmaps(domain, images, made);
        await moments.withdraw(domain, intended.name);
      }
    }
    const doomed = moments.condemned(domain).flatMap((name) => moments.tree(domain).get(name) ?? []);
    if (doomed.length === 0) return;
    await removeBitmaps(domain, images, await presentBitmaps(state, domain, doomed));
    for (const { name } of doomed) await moments.remove(domain, name);
  } catch (error) {
    log.error(`what was begun with checkpoints of ${domain.name} cannot be ended`, { error });
  }
}
