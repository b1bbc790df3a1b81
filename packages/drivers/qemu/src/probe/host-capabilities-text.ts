/**
 * The `<capabilities>` document.
 *
 * @source libvirt docs/formatcaps.html
 */
import { formatCpuList, type HostCache, type HostCell } from '@typevirt/host';
import { element, type ElementNode, formatElement } from './element-text.ts';
import type {
  GuestFacts,
  GuestFeature,
  HostCapabilities,
  HostCpuFacts,
  SecurityModel,
} from './host-capabilities.ts';

/** Writes the document. */
export function formatHostCapabilities(capabilities: HostCapabilities): string {
  const { uuid, cpu, topology, caches, suspend, hasIommu, securityModels, guests } = capabilities;
  const pageSizes = topology.cells[0]?.pages.map(({ sizeKiB }) => sizeKiB) ?? [];
  const host = element('host', {}, [
    element('uuid', {}, uuid),
    cpuElement(cpu, pageSizes),
    element(
      'power_management',
      {},
      suspend.map((name) => element(name)),
    ),
    element('iommu', { support: hasIommu ? 'yes' : 'no' }),
    element('migration_features', {}, [
      element('live'),
      element('uri_transports', {}, [
        element('uri_transport', {}, 'tcp'),
        element('uri_transport', {}, 'rdma'),
      ]),
    ]),
    element('topology', {}, [
      element('cells', { num: topology.cells.length }, topology.cells.map(cellElement)),
    ]),
    caches.length > 0 ? element('cache', {}, caches.map(cacheElement)) : undefined,
    ...securityModels.map(securityElement),
  ]);
  const parts = guests.flatMap((guest) => ['empty line', guestElement(guest)] as const);
  return `${formatElement(element('capabilities', {}, ['empty line', host, ...parts, 'empty line']))}`;
}

function cpuElement(cpu: HostCpuFacts, pageSizes: readonly bigint[]): ElementNode {
  const { model, vendor, microcode, signature, tsc, physicalAddressBits } = cpu;
  return element('cpu', {}, [
    element('arch', {}, cpu.architecture),
    model === undefined ? undefined : element('model', {}, model),
    vendor === undefined ? undefined : element('vendor', {}, vendor),
    microcode === undefined ? undefined : element('microcode', { version: microcode }),
    signature && element('signature', { ...signature }),
    tsc &&
      element('counter', { name: 'tsc', frequency: tsc.frequencyHz, scaling: tsc.canScale ? 'yes' : 'no' }),
    element('topology', { ...cpu.topology }),
    physicalAddressBits === undefined
      ? undefined
      : element('maxphysaddr', { mode: 'emulate', bits: physicalAddressBits }),
    ...cpu.features.map((name) => element('feature', { name })),
    ...pageSizes.map((size) => element('pages', { unit: 'KiB', size })),
  ]);
}

function cellElement(cell: HostCell): ElementNode {
  return element('cell', { id: cell.id }, [
    element('memory', { unit: 'KiB' }, cell.memoryKiB),
    ...cell.pages.map(({ sizeKiB, total }) => element('pages', { unit: 'KiB', size: sizeKiB }, total)),
    element(
      'distances',
      {},
      [...cell.distances].map(([id, value]) => element('sibling', { id, value })),
    ),
    element(
      'cpus',
      { num: cell.cpus.length },
      cell.cpus.map(({ id, socket, die, core, siblings }) =>
        element('cpu', {
          id,
          socket_id: socket,
          die_id: die,
          core_id: core,
          siblings: formatCpuList(siblings),
        }),
      ),
    ),
  ]);
}

function cacheElement({ id, level, type, sizeKiB, cpus }: HostCache): ElementNode {
  const inMiB = sizeKiB % 1024n === 0n;
  const size = inMiB ? sizeKiB / 1024n : sizeKiB;
  return element('bank', { id, level, type, size, unit: inMiB ? 'MiB' : 'KiB', cpus: formatCpuList(cpus) });
}

function securityElement({ model, doi, baseLabels }: SecurityModel): ElementNode {
  const labels = Object.entries(baseLabels).map(([type, label]) => element('baselabel', { type }, label));
  return element('secmodel', {}, [element('model', {}, model), element('doi', {}, doi), ...labels]);
}

function guestElement(guest: GuestFacts): ElementNode {
  const machines = guest.machines.map(({ name, canonical, maxCpus, deprecated }) =>
    element('machine', { canonical, maxCpus, deprecated: deprecated ? 'yes' : undefined }, name),
  );
  return element('guest', {}, [
    element('os_type', {}, 'hvm'),
    element('arch', { name: guest.architecture }, [
      element('wordsize', {}, guest.wordBits),
      element('emulator', {}, guest.emulator),
      ...machines,
      ...guest.domainTypes.map((type) => element('domain', { type })),
    ]),
    element('features', {}, guest.features.map(featureElement)),
  ]);
}

function featureElement({ name, toggle }: GuestFeature): ElementNode {
  return element(
    name,
    toggle ? { default: toggle.default ? 'on' : 'off', toggle: toggle.canTurn ? 'yes' : 'no' } : {},
  );
}
