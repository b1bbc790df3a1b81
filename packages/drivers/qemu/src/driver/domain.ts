/**
 * One domain: its definition, and while it runs, the live document and the ways to its QEMU.
 *
 *     shutoff ── start ──▶ running ⇄ paused ── stop ──▶ shutoff (a transient domain is gone then)
 *                             │  guest powers off: shutdown; guest panics: crashed; sleeps: pmsuspended
 *
 * Three documents, never mixed: `definition` is what the next start will use, `live.document` is what runs, and what will
 * be done is a plan (`plan/`). Only the holder of a job (`jobs`) changes a domain; anybody may read it at any time.
 */
import { DomainShutoffReason, DomainState, type DomainRef } from '@typevirt/driver';
import { JobQueue, type Listed } from '@typevirt/driver/kit';
import type { ProcessIdentity } from '@typevirt/host';
import type { Cpu, Domain } from '@typevirt/model';
import type { QmpMonitor } from '../monitor/index.ts';
import type { QemuProcess } from '../process/qemu-process.ts';
import type { StatusFile } from './save-status.ts';

/** A state with its reason, as `virDomainGetState` gives them. */
export interface DomainCondition {
  readonly state: number;
  readonly reason: number;
}

/** What exists only while QEMU runs. */
export interface LiveDomain {
  readonly id: number;
  readonly process: QemuProcess;
  readonly monitor: QmpMonitor;
  /** Replaced, never changed in place, so that readers see one whole document. */
  document: Domain;
  /** The processor that was asked for, where QEMU made another. */
  readonly askedCpu: Cpu | undefined;
  /** Thread of each virtual processor, by number. */
  vcpuThreads: ReadonlyMap<number, number>;
  /** What QEMU warned of or the administrator did beside the API, e.g. `custom-monitor`. */
  readonly taints: Set<string>;
  /** Owner of the files that were given to QEMU's user, to be given back when it ends. */
  readonly owners: ReadonlyMap<string, { readonly uid: number; readonly gid: number }>;
  /** Set when somebody asked for the end, so that the end has the right reason. */
  ending: 'destroyed' | 'shutdown' | 'crashed' | undefined;
  /** Start over instead of ending when the guest powers off: a reboot without the guest's help. */
  fakeReboot: boolean;
  /** The connection whose end is the domain's end, if one was named. */
  autodestroy: Connected | undefined;
  /** Why the next stop of the processors happens, known before QEMU tells of it. */
  nextPause: PauseCause | undefined;
  readonly status: StatusFile;
  /** Resolves when the end of this run has been taken notice of. */
  readonly ended: Promise<void>;
}

/** A client's connection, as far as guests care: whether it is still there. */
export interface Connected {
  closed: boolean;
}

/** Why processors stop: `DomainPausedReason`, and the detail of the event. */
export interface PauseCause {
  readonly reason: number;
  readonly detail: 'paused' | 'watchdog' | 'ioerror';
}

/** A QEMU that runs and that nobody can talk to. */
export interface StrayRun {
  readonly id: number;
  readonly process: ProcessIdentity;
  readonly owners: LiveDomain['owners'];
}

/** A domain of this driver. */
export class QemuDomain implements Listed {
  readonly uuid: string;
  readonly jobs = new JobQueue();
  name: string;
  /** What the next start uses; undefined for a transient domain. */
  definition: Domain | undefined;
  live: LiveDomain | undefined;
  /** What a guest without a definition was started from, so that readers have an answer while it comes and goes. */
  origin: Domain | undefined;
  /** What is left of the last run is being removed; the next may not begin before. */
  clearing: Promise<void> | undefined;
  /** A QEMU of this domain that runs and cannot be talked to. While it does, the domain must not be started again. */
  stray: StrayRun | undefined;
  condition: DomainCondition = { state: DomainState.shutoff, reason: DomainShutoffReason.unknown };
  autostart = false;
  /** The definition differs from what was given, since an edit of the running guest changed only the live document. */
  updated = false;

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
    const document = this.live?.document ?? this.definition ?? this.origin;
    if (document === undefined) throw new Error(`domain '${this.name}' has no document`);
    return document;
  }
}
