/**
 * Checkpoints: moments from which on writes to disks are remembered, so that a backup can copy what changed.
 *
 * Documents are always read strictly. `alignCheckpoint` gives each of the domain's disks an entry; a disk takes part
 * through a dirty bitmap in its image.
 *
 * @source libvirt docs/formatcheckpoint, virDomainCheckpointDefParse, virDomainCheckpointAlignDisks
 */
import {
  attr,
  child,
  element,
  fields,
  format,
  group,
  inside,
  int64,
  many,
  optional,
  string,
  text,
  uint64,
  variants,
  type Element,
  type Infer,
  type View,
} from '@typevirt/xml';
import { refuse } from '../document-error.ts';
import { domainXml, type Domain } from '../domain/domain.ts';
import { inText } from '../in-text.ts';
import type { DocumentKind } from '../parse-errors.ts';
import { readDocument } from '../read-document.ts';
import { diskPath, isEmptyDrive, namedDisks } from './disks.ts';
import { completeMoment, requireRedefinable, type Complete, type MomentKind } from './moment.ts';
import { checkpointName, diskName } from './scalars.ts';

export const checkpointKind: MomentKind = { noun: 'checkpoint', domain: 'domainCheckpoint' };

const tracking = variants(
  'checkpoint',
  {
    no: fields({}),
    bitmap: fields({
      bitmap: optional(attr('bitmap', string, { doc: "Name of the bitmap; the checkpoint's when absent." })),
      size: optional(
        attr('size', uint64, {
          unit: 'B',
          doc: 'About how much an incremental backup would copy; output only.',
        }),
      ),
    }),
  },
  { default: 'bitmap', doc: 'Whether writes are remembered from here on.' },
);
const checkpointDisk = fields({
  name: attr('name', diskName, { doc: "The disk's target, or the path of its image." }),
  tracking: group(tracking),
});
/** What a checkpoint does with one disk. */
export interface CheckpointDisk extends Infer<typeof checkpointDisk> {}
export const checkpointDiskXml: Element<CheckpointDisk> = element('disk', checkpointDisk, {
  doc: 'One disk.',
  since: '5.6.0',
});

const checkpoint = fields({
  name: optional(
    text('name', checkpointName, {
      doc: 'Unique among the checkpoints of the domain; the time when absent.',
    }),
  ),
  description: optional(text('description', string, { doc: 'Any text for people.' })),
  parent: optional(
    inside('parent', text('name', checkpointName), {
      doc: 'The checkpoint before; output only but in redefinition.',
    }),
  ),
  creationTime: optional(
    text('creationTime', int64, { unit: 's', doc: 'Time since the epoch; output only but in redefinition.' }),
  ),
  disks: inside('disks', many(child(checkpointDiskXml), { least: 1 }), {
    doc: 'The disks it means; all that can take part when absent.',
  }),
  domain: optional(
    child(domainXml, { doc: "The domain's definition then; output only but in redefinition." }),
  ),
});
/** A moment from which on writes are remembered. */
export interface Checkpoint extends Infer<typeof checkpoint> {}
export const checkpointXml: Element<Checkpoint> = element('domaincheckpoint', checkpoint, {
  doc: 'A checkpoint.',
  since: '5.6.0',
});

export interface CheckpointReadOptions {
  /** The document recreates a checkpoint that exists in the images. */
  readonly redefine: boolean;
  /** Seconds since the epoch: time, and where needed name, of a new checkpoint. */
  readonly nowSeconds: bigint;
}

/**
 * Reads a checkpoint. What only output shows is taken from a document that redefines and dropped from others.
 *
 * @throws {DocumentError} `xmlDetail` when it is not XML, `xmlInvalidSchema` when it deviates, else what must not be absent.
 */
export function parseCheckpoint(
  xml: string,
  { redefine, nowSeconds }: CheckpointReadOptions,
): Complete<Checkpoint> {
  const read = readDocument(xml, checkpointXml, checkpointText, { strict: true });
  if (redefine) return inText(xml, () => requireRedefinable(read, checkpointKind));
  const { domain: _domain, parent: _parent, creationTime: _time, ...fresh } = read;
  const disks = fresh.disks.map(withoutSize);
  return completeMoment({ ...fresh, disks }, nowSeconds);
}

const checkpointText: DocumentKind = {
  text: 'domain_checkpoint',
  schema: 'domaincheckpoint.rng',
  domain: 'domainCheckpoint',
};

function withoutSize(disk: CheckpointDisk): CheckpointDisk {
  if (disk.tracking.checkpoint === 'no') return disk;
  const { size: _size, ...tracking } = disk.tracking;
  return { ...disk, tracking };
}

/** Writes a checkpoint; `views` are those of the domain's definition in it. */
export function formatCheckpoint(value: Checkpoint, views: readonly View[] = ['inactive']): string {
  return format(value, checkpointXml, { view: views });
}

/**
 * Gives every disk of the domain an entry, in the domain's order. Where the document lists disks, the others take no part;
 * where it lists none, all take part that can be written and hold an image.
 *
 * @throws {DocumentError} `configUnsupported` for disks that are unknown, listed twice, empty or read-only.
 */
export function alignCheckpoint(moment: Complete<Checkpoint>, domain: Domain): Complete<Checkpoint> {
  const { disks } = domain.devices;
  const named = namedDisks(moment.disks, disks, checkpointKind);
  const aligned = disks.map((disk): CheckpointDisk => {
    const name = disk.target.dev;
    const entry = named.get(name);
    const unsuited = isEmptyDrive(disk) || disk.readonly === true;
    const takesPart = entry ? entry.tracking.checkpoint === 'bitmap' : moment.disks.length === 0 && !unsuited;
    if (!takesPart) return { name, tracking: { checkpoint: 'no' } };
    if (unsuited) {
      const path = diskPath(moment.disks, entry, checkpointKind);
      refuse('configUnsupported', checkpointKind.domain, `disk '${name}' is empty or readonly`, path);
    }
    const given = entry?.tracking.checkpoint === 'bitmap' ? entry.tracking.bitmap : undefined;
    return { name, tracking: { checkpoint: 'bitmap', bitmap: given ?? moment.name } };
  });
  return { ...moment, disks: aligned };
}
