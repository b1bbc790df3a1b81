/**
 * What programs said, kept from one daemon to the next. One JSON file per program, in the cache folder;
 * each is valid only for the very program, machine, kernel, KVM and version of ours that it was made with.
 * Anything unreadable or out of date is asked anew, never an error.
 */
import { createHash } from 'node:crypto';
import { accessSync, constants, statSync } from 'node:fs';
import { mkdir, readFile, realpath } from 'node:fs/promises';
import { release, version as kernelVersion } from 'node:os';
import { dirname, join } from 'node:path';
import { HostNode, writeFileAtomically } from '@typevirt/host';
import { formatJson, parseJson } from '../monitor/json.ts';
import type { QemuCapabilities } from './qemu-capabilities.ts';

/** Raise when the meaning or the set of what is kept changes. */
const formatVersion = 1;

/** What a kept answer depends on. Equal keys: equal answers. */
export type CacheKey = Readonly<Record<string, string | number | boolean>>;

/** Keeps answers by program. */
export interface CapabilityCache {
  load(binary: string, key: CacheKey): Promise<QemuCapabilities | undefined>;
  store(binary: string, key: CacheKey, capabilities: QemuCapabilities): Promise<void>;
}

/** A cache in `folder`, which is made when first needed. A cache that cannot be written is none. */
export function fileCache(folder: string): CapabilityCache {
  const fileOf = (binary: string): string =>
    join(folder, `${createHash('sha256').update(binary).digest('hex')}.json`);
  return {
    async load(binary, key) {
      try {
        const kept = parseJson(await readFile(fileOf(binary), 'utf8')) as unknown as {
          key: CacheKey;
          capabilities: QemuCapabilities;
        };
        return formatJson(kept.key) === formatJson(key) ? kept.capabilities : undefined;
      } catch {
        return undefined;
      }
    },
    async store(binary, key, capabilities) {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFileAtomically(fileOf(binary), formatJson({ key, capabilities }));
      } catch (error) {
        process.emitWarning(`cannot keep the capabilities of ${binary}: ${(error as Error).message}`);
      }
    },
  };
}

/**
 * The key of a program on this host now.
 *
 * @throws {Error} Node's error if the program is not there.
 */
export async function cacheKeyOf(binary: string): Promise<CacheKey> {
  const path = await realpath(binary);
  const { mtimeMs, ctimeMs, size } = statSync(path);
  const cpu = new HostNode().processor();
  const modules = statSync(modulesOf(path), { throwIfNoEntry: false });
  return {
    formatVersion,
    path,
    mtimeMs,
    ctimeMs,
    size,
    modulesMtimeMs: modules?.mtimeMs ?? 0,
    kernel: `${release()} ${kernelVersion()}`,
    cpu: `${cpu.vendor} ${[cpu.family, cpu.model, cpu.stepping, cpu.microcode ?? 0].join('.')} ${cpu.modelName}`,
    cpuFlags: createHash('sha256')
      .update([...cpu.flags].join(' '))
      .digest('hex'),
    kvm: mayUseKvm(),
  };
}

/** Where distributors put QEMU's loadable parts: they come and go without the program changing. */
function modulesOf(binary: string): string {
  const triplets: Partial<Record<NodeJS.Architecture, string>> = {
    x64: 'x86_64-linux-gnu',
    arm64: 'aarch64-linux-gnu',
  };
  return join(dirname(dirname(binary)), 'lib', triplets[process.arch] ?? '', 'qemu');
}

function mayUseKvm(): boolean {
  try {
    accessSync('/dev/kvm', constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
