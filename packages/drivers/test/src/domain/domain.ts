/**
 * One simulated domain. Nothing runs: a start is a copy of the definition and a number.
 *
 *     shutoff ── start ──▶ running ⇄ paused ── stop ──▶ shutoff (a transient domain is gone then)
 *
 * Two documents: `definition` is what the next start will use, `live` what "runs". Calls act at once, so no job is held
 * across a wait and no queue is needed.
 */
import { DomainShutoffReason, DomainState, type DomainRef } from '@typevirt/driver';
import type { Listed } from '@typevirt/driver/kit';
import { MomentTree, type Checkpoint, type Complete, type Domain, type Snapshot } from '@typevirt/model';

/** A state with its reason, as `virDomainGetState` gives them. */
export interface Condition {
  readonly state: number;
  readonly reason: number;
}

/** What exists only while a domain "runs". */
export interface LiveDomain {
  readonly id: number;
  /** Replaced, never changed in place. */
  document: Domain;
}

/** How an I/O thread waits for work. */
export interface Polling {
  maxNs: bigint;
  grow: number;
  shrink: number;
}

/** How it waits unless told otherwise. */
export const noPolling: Readonly<Polling> = { maxNs: 32_768n, grow: 0, shrink: 0 };

export class TestDomain implements Listed {
  readonly uuid: string;
  name: string;
  /** What the next start uses; undefined for a transient domain. */
  definition: Domain | undefined;
  live: LiveDomain | undefined;
  condition: Condition = { state: DomainState.shutoff, reason: DomainShutoffReason.unknown };
  autostart = false;
  /** The definition that a managed save keeps. */
  managedSave: Domain | undefined;
  readonly snapshots = new MomentTree<Complete<Snapshot>>();
  readonly checkpoints = new MomentTree<Complete<Checkpoint>>();
  /** Name of the snapshot that the domain runs on from. */
  currentSnapshot: string | undefined;
  currentCheckpoint: string | undefined;
  /** How I/O threads wait, by their number; `noPolling` where nothing was said. */
  readonly polling = new Map<number, Polling>();
  /** What the guest's clock was set to; undefined where nobody set it. */
  guestTime: { readonly seconds: bigint; readonly nseconds: number } | undefined;
  /** Mount points whose file systems are frozen. */
  readonly frozen = new Set<string>();

  constructor(uuid: string, name: string) {
    this.uuid = uuid;
    this.name = name;
  }

  get ref(): DomainRef {
    return { name: this.name, uuid: this.uuid, id: this.live?.id ?? -1 };
  }

  get isActive(): boolean {
    return this.live !== undefined;
  }

  get isPersistent(): boolean {
    return this.definition !== undefined;
  }

  /** What runs, else what would run. */
  get document(): Domain {
    const document = this.live?.document ?? this.definition;
    if (document === undefined) throw new Error(`domain '${this.name}' has neither a definition nor a guest`);
    return document;
  }
}
