/**
 * Program, architecture, board and the firmware's variables, where a definition leaves them open.
 *
 * @source libvirt qemuDomainDefPostParse, qemuCanonicalizeMachine, qemuDomainNVRAMPathGenerate
 */
import { refuse, type Domain, type NormalizeStep } from '@typevirt/model';
import { findMachine, type QemuCapabilities } from '../probe/index.ts';
import type { SettleContext } from './context.ts';

/** Steps on the machine as a whole. */
export function machineSteps({ capabilities, settings }: SettleContext): readonly NormalizeStep[] {
  return [
    { name: 'emulatorIsGiven', run: (domain) => giveProgram(domain, capabilities) },
    { name: 'capabilitiesAreDropped', run: dropCapabilities },
    { name: 'bootloaderIsAbsent', run: refuseBootloader },
    { name: 'machineIsGiven', run: ({ os: { type } }) => giveMachine(type, capabilities) },
    {
      name: 'variablesHaveFile',
      run: (domain) => placeVariables(domain, settings.nvramFolder),
    },
  ];
}

const usualNvramFolder = '/var/lib/libvirt/qemu/nvram';

/** Replaces an alias of a board by its versioned name, so that a later QEMU cannot change the guest. */
export function machineIsVersioned({ capabilities }: SettleContext): NormalizeStep {
  return {
    name: 'machineIsVersioned',
    run({ os }) {
      os.type.machine = findMachine(capabilities, os.type.machine)?.name ?? os.type.machine;
    },
  };
}

function giveProgram({ devices, os: { type } }: Domain, { binary, architecture }: QemuCapabilities): void {
  devices.emulator ??= binary;
  type.arch ??= architecture;
}

function giveMachine(type: Domain['os']['type'], capabilities: QemuCapabilities): void {
  type.machine ??= findMachine(capabilities)?.name;
}

/** What a container may do by default means nothing to a machine. */
function dropCapabilities({ features }: Domain): void {
  if (features?.capabilities?.policy === 'default') delete features.capabilities;
}

/** A program on the host that finds the kernel is Xen's way. */
function refuseBootloader({ bootloader, bootloaderArguments }: Domain): void {
  if (bootloader === undefined && bootloaderArguments === undefined) return;
  refuse('configUnsupported', 'qemu', 'bootloader is not supported by QEMU');
}

/** Firmware in read-only flash keeps its variables in a file named after the guest. */
export function placeVariables(
  { name, os: { loader, nvram = { type: 'path' } }, os }: Domain,
  folder: string = usualNvramFolder,
): void {
  const keepsVariables = loader?.type === 'pflash' && loader.readonly === true && loader.stateless !== true;
  if (keepsVariables && nvram.type === 'path' && nvram.path === undefined)
    os.nvram = { ...nvram, path: `${folder}/${name}_VARS.fd` };
}
