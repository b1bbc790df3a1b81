/** Architecture, machine, emulator and processor, where a definition leaves them open. */
import { refuse, type Domain, type NormalizeStep } from '@typevirt/model';
import { findMachine, type QemuCapabilities } from '../probe/index.ts';
import type { SettleContext } from './context.ts';

/** Steps on the machine. */
export function machineSteps({ capabilities }: SettleContext): readonly NormalizeStep[] {
  return [
    { name: 'emulatorIsGiven', run: ({ devices }) => void (devices.emulator ??= capabilities.binary) },
    { name: 'architectureIsGiven', run: ({ os }) => void (os.type.arch ??= capabilities.architecture) },
    { name: 'machineIsVersioned', run: (domain) => giveMachine(domain, capabilities) },
    { name: 'processorIsGiven', run: (domain) => giveProcessor(domain, capabilities) },
  ];
}

function giveMachine({ os, devices }: Domain, capabilities: QemuCapabilities): void {
  const machine = findMachine(capabilities, os.type.machine);
  if (machine !== undefined) {
    os.type.machine = machine.name;
    return;
  }
  refuse(
    'invalidArg',
    'none',
    `the machine '${os.type.machine ?? ''}' is not supported by emulator '${devices.emulator ?? ''}'`,
  );
}

/** A processor that is not described is the machine's own, by name, so that a later QEMU cannot change it. */
function giveProcessor(domain: Domain, capabilities: QemuCapabilities): void {
  const { cpu, type } = domain;
  if (cpu?.mode !== undefined) {
    cpu.check ??=
      cpu.mode === 'custom'
        ? type === 'kvm'
          ? 'partial'
          : 'partial'
        : cpu.mode === 'host-model'
          ? 'partial'
          : 'none';
    return;
  }
  const name = defaultModel(domain, capabilities);
  if (name === undefined) return;
  const model = { fallback: 'forbid' as const, name };
  domain.cpu = { ...(cpu ?? { features: [] }), mode: 'custom', match: 'exact', check: 'none', model };
}

function defaultModel({ os }: Domain, capabilities: QemuCapabilities): string | undefined {
  const typeName = findMachine(capabilities, os.type.machine)?.defaultCpuType;
  const model = capabilities.tcgCpus.models.find((each) => each.typeName === typeName)?.name;
  return model;
}
