/**
 * What QEMU can do for a document, without asking the disk at each call: an answer is taken as good for some seconds,
 * then the program is looked at again.
 */
import { VirtError } from '@typevirt/driver';
import type { Domain } from '@typevirt/model';
import type { Emulators, QemuCapabilities } from '../probe/index.ts';

const goodForMs = 5_000;

interface Kept {
  readonly untilMs: number;
  readonly capabilities: Promise<QemuCapabilities>;
}

/** Capabilities by program. */
export class CapabilitySource {
  readonly emulators: Emulators;
  readonly hostArchitecture: string;
  readonly #kept = new Map<string, Kept>();
  readonly #now: () => number;

  constructor(emulators: Emulators, hostArchitecture: string, now: () => number = () => performance.now()) {
    this.emulators = emulators;
    this.hostArchitecture = hostArchitecture;
    this.#now = now;
  }

  /**
   * What a program can do.
   *
   * @throws {VirtError} `systemError` for a program that is not there, `internalError` for one that is no QEMU.
   */
  forBinary(binary: string): Promise<QemuCapabilities> {
    const kept = this.#kept.get(binary);
    if (kept !== undefined && kept.untilMs > this.#now()) return kept.capabilities;
    const capabilities = this.emulators.capabilities(binary).catch((error: unknown) => {
      this.#kept.delete(binary);
      throw cannotAsk(binary, error as NodeJS.ErrnoException);
    });
    this.#kept.set(binary, { untilMs: this.#now() + goodForMs, capabilities });
    return capabilities;
  }

  /**
   * What the program that a document names can do; where it names none, the one for its architecture.
   *
   * @throws {VirtError} `configUnsupported` where no program emulates that architecture.
   */
  async forDomain({ devices, os }: Domain): Promise<QemuCapabilities> {
    const architecture = os.type.arch ?? this.hostArchitecture;
    const binary = devices.emulator ?? this.emulators.findFor(architecture);
    if (binary !== undefined) return this.forBinary(binary);
    throw new VirtError('configUnsupported', `No emulator found for arch '${architecture}'`, {
      domain: 'qemu',
    });
  }
}

const systemWords: Readonly<Record<string, (binary: string) => string>> = {
  ENOENT: (binary) => `Cannot check QEMU binary ${binary}: No such file or directory`,
  ENOTDIR: (binary) => `Cannot check QEMU binary ${binary}: Not a directory`,
  EACCES: (binary) => `QEMU binary ${binary} is not executable: Permission denied`,
};

/** What a caller is told of a program that cannot be asked. */
export function cannotAsk(binary: string, error: NodeJS.ErrnoException): VirtError {
  const options = { domain: 'qemu', cause: error } as const;
  const words = error.code === undefined ? undefined : systemWords[error.code]?.(binary);
  if (words !== undefined) return new VirtError('systemError', words, options);
  return new VirtError(
    'internalError',
    `Failed to probe capabilities of ${binary}: ${error.message}`,
    options,
  );
}
