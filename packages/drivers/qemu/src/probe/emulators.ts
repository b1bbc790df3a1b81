/**
 * Which QEMU programs this host has, and what each can do. Looked for in PATH and asked at the first
 * need; a program that changes on disk is asked anew at the next question. Two questions about the same
 * program at once share one answer.
 */
import { findProgram } from '@typevirt/host';
import { MonitorTimeoutError } from '../monitor/errors.ts';
import { QemuStartError } from '../process/start.ts';
import { architectures, findArchitecture, runsNatively } from './architectures.ts';
import { type CacheKey, type CapabilityCache, cacheKeyOf } from './cache.ts';
import { type ProbeOptions, probeQemu } from './probe.ts';
import type { QemuCapabilities } from './qemu-capabilities.ts';

/** How to find and ask programs. */
export interface EmulatorsOptions {
  /** Folders, `:` between them. */
  readonly path: string;
  /** libvirt's name of the host's own architecture. */
  readonly hostArchitecture: string;
  readonly cache?: CapabilityCache;
  readonly probe?: ProbeOptions;
}

interface Answer {
  readonly key: string;
  readonly capabilities: Promise<QemuCapabilities>;
}

/** The programs of one host. */
export class Emulators {
  readonly #options: EmulatorsOptions;
  readonly #answers = new Map<string, Answer>();

  constructor(options: EmulatorsOptions) {
    this.#options = options;
  }

  /** The program that runs guests of this architecture when a definition names none; undefined if there is none. */
  findFor(architecture: string): string | undefined {
    const known = findArchitecture(architecture);
    if (!known) return undefined;
    const own = this.#find(`qemu-system-${known.target}`);
    if (own !== undefined || !runsNatively(architecture, this.#options.hostArchitecture)) return own;
    const bigger = this.#find(`qemu-system-${this.#options.hostArchitecture}`);
    return bigger ?? this.#find('qemu-kvm') ?? this.#find('kvm');
  }

  /** Architecture → program, for every architecture that has one, in the table's order. */
  all(): Map<string, string> {
    const found = architectures.map(({ name }): [string, string | undefined] => [name, this.findFor(name)]);
    return new Map(found.filter((entry): entry is [string, string] => entry[1] !== undefined));
  }

  /**
   * What a program can do.
   *
   * @throws {QemuStartError} with its words if it is no QEMU; Node's error if it is not there.
   */
  async capabilities(binary: string): Promise<QemuCapabilities> {
    const key = await cacheKeyOf(binary);
    const keyText = JSON.stringify(key);
    const known = this.#answers.get(binary);
    if (known?.key === keyText) return known.capabilities;
    const answer = { key: keyText, capabilities: this.#ask(binary, key) };
    this.#answers.set(binary, answer);
    answer.capabilities.catch(() => {
      if (this.#answers.get(binary) === answer) this.#answers.delete(binary);
    });
    return answer.capabilities;
  }

  async #ask(binary: string, key: CacheKey): Promise<QemuCapabilities> {
    const { cache, probe } = this.#options;
    const kept = await cache?.load(binary, key);
    if (kept) return kept;
    const capabilities = await askTwice(binary, probe);
    await cache?.store(binary, key, capabilities);
    return capabilities;
  }

  #find(name: string): string | undefined {
    return findProgram(name, this.#options.path);
  }
}

/**
 * A first try may be short. Two threads of a QEMU without a machine race for our connection (`process/start.ts`); should one
 * ever lose the other's greeting, asking again is better than waiting.
 */
const firstTryMs = 10_000;

async function askTwice(binary: string, options: ProbeOptions = {}): Promise<QemuCapabilities> {
  try {
    return await probeQemu(binary, { waitMs: firstTryMs, ...options });
  } catch (error) {
    if (!(error instanceof QemuStartError && error.cause instanceof MonitorTimeoutError)) throw error;
    return probeQemu(binary, options);
  }
}
