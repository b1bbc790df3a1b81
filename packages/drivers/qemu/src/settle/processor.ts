/**
 * The processor, where a definition leaves it open.
 *
 * A processor that is not described is the board's own, by name, so that a later QEMU cannot change it. How the processor
 * made is compared with the one asked for follows from the mode.
 *
 * @source libvirt qemuDomainDefCPUPostParse, qemuDomainDefSetDefaultCPU
 */
import { refuse, type Cpu, type Domain, type NormalizeStep } from '@typevirt/model';
import { findMachine, type QemuCapabilities } from '../probe/index.ts';
import { architectureOf, isPpc64Guest, isS390Guest, isX86Guest } from './boards.ts';
import type { SettleContext } from './context.ts';

/** Steps on the processor. */
export function processorSteps({ capabilities }: SettleContext): readonly NormalizeStep[] {
  return [
    { name: 'processorIsGiven', run: (domain) => giveProcessor(domain, capabilities) },
    { name: 'processorCachesAreKnown', run: checkCaches },
    { name: 'processorMigratabilityIsGiven', run: giveMigratability },
    { name: 'processorCheckIsGiven', run: giveCheck },
  ];
}

function giveProcessor(domain: Domain, capabilities: QemuCapabilities): void {
  const { cpu } = domain;
  const described =
    cpu !== undefined && ((cpu.mode ?? 'custom') !== 'custom' || cpu.model?.name !== undefined);
  const name = described ? undefined : defaultModel(domain, capabilities);
  if (name === undefined || (name === 'host' && domain.type !== 'kvm')) return;
  const rest: Cpu = cpu ?? { features: [] };
  if (name === 'host')
    domain.cpu = { ...rest, mode: isS390Guest(domain) ? 'host-model' : 'host-passthrough' };
  else
    domain.cpu = {
      ...rest,
      mode: 'custom',
      match: 'exact',
      check: 'none',
      model: { fallback: 'forbid', name },
    };
}

/** libvirt's name of the model that the board has without being told. */
function defaultModel(domain: Domain, capabilities: QemuCapabilities): string | undefined {
  const typeName = findMachine(capabilities, domain.os.type.machine)?.defaultCpuType;
  if (typeName === undefined) return undefined;
  const name = capabilities.tcgCpus.models.find((each) => each.typeName === typeName)?.name;
  if (name === undefined && typeName.startsWith('host-')) return 'host';
  return isPpc64Guest(domain) ? name?.replace(/^power(?=\d)/, 'POWER') : name;
}

function checkCaches(domain: Domain): void {
  const { cpu } = domain;
  if (cpu?.cache === undefined) return;
  const { mode, level } = cpu.cache;
  const unsupported = (detail: string) => refuse('configUnsupported', 'qemu', detail);
  if (!isX86Guest(domain))
    unsupported(`CPU cache specification is not supported for '${architectureOf(domain)}' architecture`);
  if (mode === 'emulate' && level !== 3)
    unsupported(`CPU cache mode '${mode}' can only be used with level='3'`);
  if (mode === 'passthrough' && cpu.mode !== 'host-passthrough' && cpu.mode !== 'maximum')
    unsupported(`CPU cache mode '${mode}' can only be used with 'host-passthrough' / 'maximum' CPUs`);
  if (mode !== 'emulate' && level !== undefined)
    unsupported(`unsupported CPU cache level for mode '${mode}'`);
}

const isWhole = ({ mode }: Cpu): boolean => mode === 'host-passthrough' || mode === 'maximum';

/** What keeps a guest from moving is left out of the host's processor, where a PC has all 64 bits. */
function giveMigratability(domain: Domain): void {
  const { cpu } = domain;
  if (cpu?.mode !== 'host-passthrough' || !isX86Guest(domain)) return;
  cpu.migratable ??= architectureOf(domain) === 'x86_64';
}

function giveCheck({ cpu, type }: Domain): void {
  if (cpu === undefined || ((cpu.mode ?? 'custom') === 'custom' && cpu.model?.name === undefined)) return;
  if (isWhole(cpu)) cpu.check ??= 'none';
  else if (cpu.mode === 'host-model') cpu.check ??= 'partial';
  else cpu.check ??= type === 'qemu' ? 'none' : 'partial';
}
