/** Memory, processors and I/O threads. @source libvirt virDomainDefPostParseMemory, virDomainVcpuParse */
import { parseBitmap } from '@typevirt/xml';
import { refuse } from '../../document-error.ts';
import type { Domain } from '../domain.ts';
import { step } from './step.ts';

/** Memory of plugged modules, in KiB. */
function modulesKiB({ devices }: Domain): bigint {
  return devices.memories.reduce((sum, { target }) => sum + (target?.sizeKiB ?? 0n), 0n);
}

/** Memory of NUMA cells stands in for `<memory>`; both include modules. What the balloon leaves is at most that. */
export const memoryIsWhole = step('memoryIsWhole', (domain, { cellsDecideMemory }) => {
  const wrong = (detail: string) => refuse('xmlError', 'domain', detail, '/domain/memory');
  const cells = domain.cpu?.numa?.cells ?? [];
  const modules = modulesKiB(domain);
  const written = domain.memory?.amount ?? 0n;
  const inCells = cells.reduce((sum, { memory }) => sum + memory, 0n);
  const total = inCells > 0n && (cellsDecideMemory || written === 0n) ? inCells + modules : written;
  if (total === 0n) wrong('Memory size must be specified via <memory> or in the <numa> configuration');
  if (modules > total) wrong('Total size of memory devices exceeds the total memory size');
  domain.memory = { ...domain.memory, amount: total };
  const current = domain.currentMemory ?? 0n;
  domain.currentMemory = current === 0n || current > total ? total : current;
});

/** One processor, all plugged in, on any of the host's, unless said otherwise. */
export const vcpusAreCounted = step('vcpusAreCounted', (domain) => {
  const { current, cpuset, placement, maximum } = domain.vcpu ?? { maximum: 1 };
  const enabled = domain.vcpus.filter((each) => each.enabled).length;
  const plugged = domain.vcpus.length > 0 ? enabled : (current ?? maximum);
  if (plugged > maximum) {
    const detail = 'maximum vCPU count must not be less than current vCPU count';
    refuse('configUnsupported', 'domain', detail, '/domain/vcpu/@current');
  }
  const asked =
    placement ?? (cpuset === undefined && domain.numaTune?.memory?.placement === 'auto' ? 'auto' : 'static');
  domain.vcpu = {
    placement: asked,
    ...(cpuset !== undefined && asked !== 'auto' ? { cpuset } : {}),
    ...(plugged < maximum ? { current: plugged } : {}),
    maximum,
  };
});

/** Each processor has a state, once one of them has. */
export const vcpusAreListed = step('vcpusAreListed', (domain) => {
  const maximum = domain.vcpu?.maximum ?? 1;
  if (domain.vcpus.length === 0) return;
  const listed = new Map(domain.vcpus.map((each) => [each.id, each]));
  domain.vcpus = Array.from({ length: maximum }, (_, id) => listed.get(id) ?? { id, enabled: false });
});

/** What is plugged in stays, and what is not can be plugged in, unless said otherwise. */
export const vcpusArePluggable = step('vcpusArePluggable', (domain) => {
  domain.vcpus = domain.vcpus.map((each) => ({
    ...each,
    hotpluggable: each.hotpluggable ?? !each.enabled,
  }));
});

/** Memory follows the processors to the nodes that numad advises. */
export const numaFollowsVcpus = step('numaFollowsVcpus', (domain) => {
  const memory = domain.numaTune?.memory;
  if (domain.vcpu?.placement === 'auto' && !domain.numaTune) {
    domain.numaTune = { memory: { mode: 'strict', placement: 'auto' }, nodes: [] };
  } else if (memory) {
    const placement =
      memory.placement ??
      (memory.nodeset === undefined && domain.vcpu?.placement === 'auto' ? 'auto' : undefined);
    if (placement !== 'auto' && memory.nodeset === undefined) {
      refuse(
        'configUnsupported',
        'domain',
        "nodeset for NUMA memory tuning must be set if 'placement' is 'static'",
        '/domain/numatune/memory/@nodeset',
      );
    }
    const { nodeset } = memory;
    const mode = memory.mode ?? 'strict';
    Object.assign(domain.numaTune ?? {}, {
      memory:
        placement === 'auto' ? { mode, placement } : { mode, ...(nodeset === undefined ? {} : { nodeset }) },
    });
  }
  for (const node of domain.numaTune?.nodes ?? []) node.mode ??= 'strict';
});

/** The number of I/O threads and the list of them agree. */
export const iothreadsAreNumbered = step('iothreadsAreNumbered', (domain) => {
  const { iothreadIds } = domain;
  const count = Math.max(domain.iothreads ?? 0, iothreadIds.length);
  if (count === 0) return;
  domain.iothreads = count;
  if (iothreadIds.length === 0) return;
  const used = new Set(iothreadIds.map(({ id }) => id));
  for (let id = 1; iothreadIds.length < count; id++) if (!used.has(id)) iothreadIds.push({ id });
});

/** Pins are in order, and only for what there is; for what is not plugged in only where the driver keeps them. */
export const pinsAreSorted = step('pinsAreSorted', ({ cpuTune, vcpu }, { features }) => {
  if (!cpuTune) return;
  const { maximum = 1, current = maximum } = vcpu ?? {};
  const count = features.has('offlineVcpuPin') ? maximum : current;
  cpuTune.iothreadPins.sort((a, b) => a.iothread - b.iothread);
  cpuTune.vcpuPins = cpuTune.vcpuPins.filter((pin) => pin.vcpu < count).sort((a, b) => a.vcpu - b.vcpu);
});

/** Schedulers are said for one processor or thread each. */
export const schedulersAreSingle = step('schedulersAreSingle', ({ cpuTune }) => {
  if (!cpuTune) return;
  const vcpus = cpuTune.vcpuSchedulers.flatMap(({ vcpus: set, ...rest }) =>
    ids(set).map((id) => ({ vcpus: String(id), ...rest })),
  );
  cpuTune.vcpuSchedulers = vcpus.sort((a, b) => Number(a.vcpus) - Number(b.vcpus));
  const iothreads = cpuTune.iothreadSchedulers.flatMap(({ iothreads: set, ...rest }) =>
    ids(set).map((id) => ({ iothreads: String(id), ...rest })),
  );
  cpuTune.iothreadSchedulers = iothreads.sort((a, b) => Number(a.iothreads) - Number(b.iothreads));
});

function ids(set: string | undefined): number[] {
  return set === undefined ? [] : [...(parseBitmap(set) ?? [])];
}
