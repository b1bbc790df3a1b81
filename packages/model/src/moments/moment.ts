/**
 * A moment of a domain: what checkpoints and snapshots have in common. Each has a name, a time, perhaps a parent, and the
 * domain's definition as it was then. `tree.ts` keeps them apart and in order.
 *
 *     text ── parse ──▶ moment without name or time ── complete(now) ──▶ moment
 *     text ── parse (redefine) ──▶ moment that must carry name, time and definition
 *
 * @source libvirt virDomainMomentDef, virDomainMomentDefPostParse
 */
import { refuse, type RefusalDomain } from '../document-error.ts';
import type { Domain } from '../domain/domain.ts';

/** What checkpoints and snapshots have in common. */
export interface Moment {
  name?: string | undefined;
  description?: string | undefined;
  /** Name of the moment before. */
  parent?: string | undefined;
  /** Seconds since the epoch. */
  creationTime?: bigint | undefined;
  /** The domain's definition then. */
  domain?: Domain | undefined;
}

/** A moment that has what every stored moment has. */
export type Complete<M extends Moment> = M & { name: string; creationTime: bigint };

/** The words by which a kind of moment is called in errors. */
export interface MomentKind {
  readonly noun: 'checkpoint' | 'snapshot';
  readonly domain: RefusalDomain;
}

/** Path of the root of its documents. */
export function rootOf({ noun }: MomentKind): string {
  return `/domain${noun}`;
}

/**
 * A new moment gets the time of its making, and where it has no name, that time as its name.
 *
 * @param nowSeconds Seconds since the epoch.
 */
export function completeMoment<M extends Moment>(moment: M, nowSeconds: bigint): Complete<M> {
  return { ...moment, name: moment.name ?? String(nowSeconds), creationTime: nowSeconds };
}

/**
 * A moment that is defined again must say who it is.
 *
 * @throws {DocumentError} `xmlError` without a name, `internalError` without a time.
 */
export function requireRedefinable<M extends Moment>(moment: M, kind: MomentKind): Complete<M> {
  const { name, creationTime } = moment;
  if (name === undefined)
    refuse('xmlError', kind.domain, `a redefined ${kind.noun} must have a name`, `${rootOf(kind)}/name`);
  if (creationTime === undefined) {
    const detail = `missing creationTime from existing ${kind.noun}`;
    refuse('internalError', kind.domain, detail, `${rootOf(kind)}/creationTime`);
  }
  return { ...moment, name, creationTime };
}

/**
 * The definition in a moment that is defined again must be there and be that of the same domain.
 *
 * @param uuid Of the domain that the moment belongs to.
 * @throws {DocumentError} `internalError` without a definition, `invalidArg` with another domain's.
 */
export function requireSameDomain(moment: Complete<Moment>, uuid: string, kind: MomentKind): Domain {
  const { domain } = moment;
  if (!domain)
    refuse('internalError', kind.domain, `missing domain in ${kind.noun}`, `${rootOf(kind)}/domain`);
  if (domain.uuid !== undefined && domain.uuid !== uuid) {
    const detail = `definition for ${kind.noun} ${moment.name} must use uuid ${uuid}`;
    refuse('invalidArg', kind.domain, detail, `${rootOf(kind)}/domain/uuid`);
  }
  return domain;
}

/**
 * A moment's name becomes a file's name.
 *
 * @throws {DocumentError} `xmlDetail` for a name with `/` in it or `.` at its start.
 */
export function requireFileName(name: string, kind: MomentKind): void {
  const say = (why: string) =>
    refuse('xmlDetail', 'qemu', `invalid ${kind.noun} name '${name}': ${why}`, `${rootOf(kind)}/name`);
  if (name.includes('/')) say("name can't contain '/'");
  if (name.startsWith('.')) say("name can't start with '.'");
}
