/** Virtual processors: how many, in which arrangement. @source libvirt qemuValidateDomainVCpuTopology, qemuDomainDefVcpusPostParse */
import { boardOf, rule, violates, type Domain, type Refusal, type Rule } from '@typevirt/model';
import { parseBitmap } from '@typevirt/xml';
import { findMachine } from '../../probe/index.ts';
import { isX86Guest } from '../boards.ts';
import type { SettleContext } from '../context.ts';
import { unsupported } from './refusals.ts';

/** Beyond these a PC needs extended interrupts. */
const plainVcpus = 255;

const countOf = ({ vcpu }: Domain): number => vcpu?.maximum ?? 1;

function checkCount(domain: Domain, { capabilities }: SettleContext): Refusal | undefined {
  const count = countOf(domain);
  const most = findMachine(capabilities, domain.os.type.machine)?.maxCpus ?? count;
  if (count > most) return unsupported(`Maximum CPUs greater than specified machine type limit ${most}`);
  return undefined;
}

function checkInterrupts(domain: Domain): Refusal | undefined {
  if (!isX86Guest(domain) || countOf(domain) <= plainVcpus) return undefined;
  if (boardOf(domain) !== 'q35')
    return unsupported(`more than ${plainVcpus} vCPUs are only supported on q35-based machine types`);
  if (domain.devices.iommu?.driver?.eim === true) return undefined;
  return unsupported(
    `more than ${plainVcpus} vCPUs require extended interrupt mode enabled on the iommu device`,
  );
}

function checkTopology(domain: Domain): Refusal | undefined {
  const topology = domain.cpu?.topology;
  if (topology === undefined) return undefined;
  const { sockets, dies = 1, clusters = 1, cores, threads } = topology;
  const count = sockets * dies * clusters * cores * threads;
  if (count !== countOf(domain)) return unsupported("CPU topology doesn't match maximum vcpu count");
  return undefined;
}

function checkWidth({ cpu }: Domain): Refusal | undefined {
  const width = cpu?.maxPhysAddr;
  if (width === undefined) return undefined;
  if (width.mode === 'emulate' && width.bits === undefined)
    return unsupported("if using CPU maximum physical address mode='emulate', bits= must be specified too");
  return undefined;
}

function checkCells({ cpu, vcpu }: Domain): Refusal | undefined {
  const all = (cpu?.numa?.cells ?? []).flatMap(({ cpus }) => [...(parseBitmap(cpus ?? '') ?? [])]);
  return all.some((id) => id >= (vcpu?.maximum ?? 1))
    ? violates('internalError', 'Number of CPUs in <numa> exceeds the <vcpu> count')
    : undefined;
}

/** Rules on processors. */
export function processorRules(context: SettleContext): readonly Rule[] {
  return [
    rule('cellsHaveTheVcpus', checkCells),
    rule('vcpusFitTheBoard', (domain) => checkCount(domain, context)),
    rule('topologyMakesTheVcpus', checkTopology),
    rule('vcpusHaveInterrupts', checkInterrupts),
    rule('addressWidthIsGiven', checkWidth),
    rule('cachesAreSplitByKvm', ({ cpuTune, type }) => {
      const isSplit = (cpuTune?.cacheTunes.length ?? 0) > 0 || (cpuTune?.memoryTunes.length ?? 0) > 0;
      return isSplit && type !== 'kvm'
        ? unsupported('cachetune is only supported for KVM domains')
        : undefined;
    }),
  ];
}
