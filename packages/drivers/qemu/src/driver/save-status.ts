/**
 * Keeping a running guest's status on disk. Writes never overlap: while one is under way, further wishes become one more
 * write of what is true by then.
 */
import { join } from 'node:path';
import type { LiveDomain, QemuDomain } from './domain.ts';
import { conditionWords } from './state-words.ts';
import type { QemuState } from './state.ts';
import type { DomainStatus } from './status.ts';

/** The status file of one run of a guest. */
export class StatusFile {
  readonly #state: QemuState;
  readonly #domain: QemuDomain;
  #writing: Promise<void> | undefined;
  #next: Promise<void> | undefined;
  #removed = false;

  constructor(state: QemuState, domain: QemuDomain) {
    this.#state = state;
    this.#domain = domain;
  }

  /** Resolves when all that was true at the call is on disk. */
  save(): Promise<void> {
    if (this.#writing === undefined) return this.#begin();
    this.#next ??= this.#writing
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        return this.#begin();
      });
    return this.#next;
  }

  /** As `save`, for those who cannot wait; a failure goes to the log. */
  saveSoon(): void {
    this.save().catch((error: unknown) => {
      this.#state.log.error(`the status of ${this.#domain.name} could not be saved`, { error });
    });
  }

  /** Removes the file, for good. */
  async remove(): Promise<void> {
    this.#removed = true;
    await this.#writing?.catch(() => undefined);
    await this.#state.store.removeStatus(this.#domain.name);
  }

  #begin(): Promise<void> {
    const { live } = this.#domain;
    if (this.#removed || live === undefined) return Promise.resolve();
    this.#writing = this.#state.store.saveStatus(statusOf(this.#state, this.#domain, live)).finally(() => {
      this.#writing = undefined;
    });
    return this.#writing;
  }
}

function statusOf(state: QemuState, domain: QemuDomain, live: LiveDomain): DomainStatus {
  return {
    ...conditionWords(domain.condition),
    pid: live.process.identity.pid,
    startTime: live.process.identity.startTicks,
    ...(live.ending === undefined ? {} : { ending: live.ending }),
    ...(live.fakeReboot ? { fakeReboot: true } : {}),
    taints: [...live.taints],
    monitor: { path: join(state.files.instance(live.id, domain.name), 'monitor.sock'), type: 'unix' },
    vcpus: [...live.vcpuThreads].map(([id, pid]) => ({ id, pid })),
    owners: [...live.owners].map(([path, { uid, gid }]) => ({ path, uid, gid })),
    ...(live.autodestroy === undefined ? {} : { autodestroy: true }),
    ...(live.askedCpu === undefined ? {} : { askedCpu: live.askedCpu }),
    domain: live.document,
  };
}
