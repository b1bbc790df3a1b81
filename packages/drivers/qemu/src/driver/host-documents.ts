/**
 * The documents that describe host and hypervisor: capabilities, domain capabilities, SMBIOS. The first is kept for some
 * seconds, since programs ask for it at every turn and little of it ever changes.
 */
import { VirtError } from '@typevirt/driver';
import { readKvmFacts, type HostNode, type KvmFacts, type RunAs, type Smbios } from '@typevirt/host';
import {
  chooseGuest,
  formatDomainCapabilities,
  formatHostCapabilities,
  GuestChoiceError,
  planDomainCapabilities,
  planHostCapabilities,
  readGuestHostFacts,
  readHostFacts,
  type QemuCapabilities,
} from '../probe/index.ts';
import { cannotAsk, type CapabilitySource } from './capability-source.ts';

/** What they are made from. */
export interface HostDocumentsOptions {
  readonly node: HostNode;
  readonly capabilities: CapabilitySource;
  readonly hostUuid: string;
  readonly runAs: RunAs | undefined;
}

/** A question about guests; null leaves a part open. */
export interface DomainCapabilitiesQuestion {
  readonly binary: string | null;
  readonly architecture: string | null;
  readonly machine: string | null;
  readonly virtType: string | null;
}

const keptForMs = 10_000;

/** Makes the documents. */
export class HostDocuments {
  readonly #options: HostDocumentsOptions;
  #kvm: { readonly facts: KvmFacts | undefined } | undefined;
  #kept: { readonly untilMs: number; readonly text: Promise<string> } | undefined;

  constructor(options: HostDocumentsOptions) {
    this.#options = options;
  }

  /** The capabilities document. */
  capabilities(): Promise<string> {
    if (this.#kept === undefined || this.#kept.untilMs < performance.now()) {
      this.#kept = { untilMs: performance.now() + keptForMs, text: this.#makeCapabilities() };
    }
    return this.#kept.text;
  }

  /** @throws {VirtError} `invalidArg` and `configUnsupported` for guests that cannot be had. */
  async domainCapabilities({
    binary,
    architecture,
    machine,
    virtType,
  }: DomainCapabilitiesQuestion): Promise<string> {
    const { emulators, hostArchitecture } = this.#options.capabilities;
    const question = {
      ...(binary === null ? {} : { emulator: binary }),
      ...(architecture === null ? {} : { architecture }),
      ...(machine === null ? {} : { machine }),
      ...(virtType === null ? {} : { virtType }),
    };
    try {
      const { program, choice } = await chooseGuest(question, emulators, hostArchitecture);
      return formatDomainCapabilities(
        planDomainCapabilities(program, choice, readGuestHostFacts(this.#kvmFacts(), searchPath())),
      );
    } catch (error) {
      if (error instanceof GuestChoiceError)
        throw new VirtError(error.code, error.message, { domain: 'qemu', cause: error });
      throw cannotAsk(binary ?? '', error as NodeJS.ErrnoException);
    }
  }

  /** Most processors of a guest that KVM runs; 0 where KVM cannot be used. */
  kvmVcpus(): number {
    return this.#kvmFacts()?.maxVcpus ?? 0;
  }

  /** The host's SMBIOS as a document; undefined where its firmware has none. */
  sysinfo(): string | undefined {
    const smbios = this.#options.node.smbios();
    return smbios === undefined ? undefined : formatSmbios(smbios);
  }

  async #makeCapabilities(): Promise<string> {
    const { node, hostUuid, runAs, capabilities } = this.#options;
    const programs = new Map<string, QemuCapabilities>();
    for (const [architecture, binary] of capabilities.emulators.all()) {
      const program = await capabilities.forBinary(binary).catch(() => undefined);
      if (program !== undefined) programs.set(architecture, program);
    }
    return formatHostCapabilities(
      planHostCapabilities(readHostFacts(node, hostUuid, this.#kvmFacts(), runAs), programs),
    );
  }

  #kvmFacts(): KvmFacts | undefined {
    this.#kvm ??= { facts: readKvmFacts() };
    return this.#kvm.facts;
  }
}

function searchPath(): string {
  return process.env.PATH ?? '/usr/bin:/bin';
}

const blocks = [
  ['bios', 'bios'],
  ['system', 'system'],
  ['baseBoard', 'baseBoard'],
  ['chassis', 'chassis'],
] as const;

function formatSmbios(smbios: Smbios): string {
  const body = blocks.flatMap(([element, key]) => {
    const entries = Object.entries(smbios[key]);
    if (entries.length === 0) return [];
    return [
      `  <${element}>`,
      ...entries.map(([name, value]) => `    <entry name='${name}'>${escaped(value)}</entry>`),
      `  </${element}>`,
    ];
  });
  return ["<sysinfo type='smbios'>", ...body, '</sysinfo>', ''].join('\n');
}

function escaped(text: string): string {
  const words: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    "'": '&apos;',
    '"': '&quot;',
  };
  return text.replace(/[&<>'"]/g, (letter) => words[letter] ?? letter);
}
