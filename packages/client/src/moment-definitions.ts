/**
 * What does not hold in checkpoints, snapshots and backup jobs. A document that shows what only output has is judged as one
 * that recreates a moment, with the definition in it and the disks of that definition.
 */
import {
  alignCheckpoint,
  checkpointKind,
  parseBackup,
  parseCheckpoint,
  parseSnapshot,
  requireFileName,
  requireSameDomain,
  snapshotKind,
  type Checkpoint,
  type Complete,
  type Domain,
  type Moment,
  type MomentKind,
} from '@typevirt/model';
import { parseTree } from '@typevirt/xml';
import { definitionViolations, refusalOf, type Violation } from './definitions.ts';

/** Only output, and a document that recreates, says when a moment was. */
function recreates(xml: string): boolean {
  return parseTree(xml).root.children.some(
    (child) => child.kind === 'element' && child.name === 'creationTime',
  );
}

export function checkpointViolations(xml: string): readonly Violation[] {
  const redefine = recreates(xml);
  const read = () => parseCheckpoint(xml, { redefine, nowSeconds: 0n });
  return momentViolations(xml, checkpointKind, read, (moment) => {
    if (redefine) alignCheckpoint(moment, definitionIn(moment));
  });
}

export function snapshotViolations(xml: string): readonly Violation[] {
  const redefine = recreates(xml);
  return momentViolations(xml, snapshotKind, () => parseSnapshot(xml, { redefine, nowSeconds: 0n }));
}

export const backupViolations: (xml: string) => readonly Violation[] = refusalOf((xml) => parseBackup(xml));

/** The definition that a checkpoint was of is its own domain's, whichever that is. */
function definitionIn(checkpoint: Complete<Checkpoint>): Domain {
  return requireSameDomain(checkpoint, checkpoint.domain?.uuid ?? '', checkpointKind);
}

function momentViolations<M extends Moment>(
  xml: string,
  kind: MomentKind,
  read: () => Complete<M>,
  judge?: (moment: Complete<M>) => void,
): readonly Violation[] {
  let domain: Domain | undefined;
  const own = refusalOf(() => {
    const moment = read();
    domain = moment.domain;
    requireFileName(moment.name, kind);
    judge?.(moment);
  })(xml);
  if (domain === undefined) return own;
  const inner = definitionViolations(domain).map((each) => ({
    ...each,
    path: `/domain${kind.noun}${each.path ?? '/domain'}`,
  }));
  return [...own, ...inner];
}
