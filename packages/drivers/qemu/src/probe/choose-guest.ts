/**
 * Which guest a question about domain capabilities means: every part of the question may be left out,
 * and those given must fit together.
 */
import { findArchitecture } from './architectures.ts';
import type { GuestChoice } from './domain-capabilities.ts';
import type { Emulators } from './emulators.ts';
import { findMachine, type QemuCapabilities } from './qemu-capabilities.ts';

/** The question. */
export interface GuestQuestion {
  readonly emulator?: string;
  readonly architecture?: string;
  readonly machine?: string;
  readonly virtType?: string;
}

/** The question cannot be answered; `code` and message are the API's. */
export class GuestChoiceError extends Error {
  override readonly name = 'GuestChoiceError';
  readonly code: 'invalidArg' | 'configUnsupported';
  constructor(code: 'invalidArg' | 'configUnsupported', message: string) {
    super(message);
    this.code = code;
  }
}

/** Kinds of hypervisors that documents know, QEMU's or not. */
const virtTypes: ReadonlySet<string> = new Set(
  'qemu kqemu kvm xen lxc uml openvz test vmware hyperv vbox phyp parallels bhyve vz hvf'.split(' '),
);

/**
 * Finds program, architecture, machine and accelerator.
 *
 * @throws {GuestChoiceError} nothing here fits. @throws {QemuStartError} the program named is no QEMU.
 */
export async function chooseGuest(
  question: GuestQuestion,
  emulators: Emulators,
  hostArchitecture: string,
): Promise<{ program: QemuCapabilities; choice: GuestChoice }> {
  const { architecture: asked, machine: machineName, virtType } = question;
  if (virtType !== undefined && !virtTypes.has(virtType)) throw invalid(`unknown virttype: ${virtType}`);
  if (asked !== undefined && !findArchitecture(asked)) throw invalid(`unknown architecture: ${asked}`);
  const binary = question.emulator ?? emulators.findFor(asked ?? hostArchitecture);
  if (binary === undefined) {
    const wanted = asked ?? hostArchitecture;
    throw new GuestChoiceError(
      'configUnsupported',
      `unable to find any emulator to serve '${wanted}' architecture`,
    );
  }
  const program = await emulators.capabilities(binary);
  const architecture = asked ?? program.architecture;
  if (
    architecture !== program.architecture &&
    !(architecture === 'i686' && program.architecture === 'x86_64')
  ) {
    throw invalid(`Emulator '${binary}' does not support arch '${architecture}'`);
  }
  const machine = findMachine(program, machineName);
  if (!machine) throw invalid(`the machine '${machineName ?? ''}' is not supported by emulator '${binary}'`);
  const domainType = virtType ?? (program.kvm.usable ? 'kvm' : 'qemu');
  if (domainType !== 'qemu' && !(domainType === 'kvm' && program.kvm.usable)) {
    throw invalid(`Emulator '${binary}' does not support virt type '${domainType}'`);
  }
  return { program, choice: { domainType, architecture, machine } };
}

function invalid(message: string): GuestChoiceError {
  return new GuestChoiceError('invalidArg', message);
}
