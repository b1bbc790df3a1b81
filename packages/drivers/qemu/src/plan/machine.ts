/** The board and what executes it: `-machine` and `-accel`. */
import { variablesPath, type Domain } from '@typevirt/model';
import { list, onOff, type Option } from './arguments.ts';
import { audioOf, isShown } from './audio.ts';
import type { PlanContext } from './context.ts';
import { hasFlash } from './firmware.ts';
import { isVirtBoard } from './guest-kind.ts';
import { mainMemoryBackend } from './memory.ts';
import { hasTables } from './numa.ts';
import { unsupported } from './refuse.ts';

/** `-machine` and `-accel`. */
export function machineOptions(context: PlanContext): readonly Option[] {
  return [
    ['-machine', machineWords(context)],
    ['-accel', acceleratorWords(context.domain)],
  ];
}

function machineWords(context: PlanContext): string {
  const { domain } = context;
  const { os, features, memory } = domain;
  return list(os.type.machine, {
    usb: 'off',
    vmport: onOff(features?.vmport?.state),
    smm: onOff(features?.smm?.state),
    ...keyWrapPairs(domain),
    'gic-version': gicVersion(domain),
    iommu: domain.devices.iommu?.model === 'smmuv3' ? 'smmuv3' : undefined,
    kernel_irqchip: { qemu: 'split', kvm: 'on', none: undefined }[features?.ioapic ?? 'none'],
    ...hashTablePairs(domain),
    'cap-htm': onOff(features?.htm),
    'cap-nested-hv': onOff(features?.nestedHv),
    'cap-ccf-assist': onOff(features?.ccfAssist),
    'cap-cfpc': features?.cfpc,
    'cap-sbbc': features?.sbbc,
    'cap-ibs': features?.ibs,
    'dump-guest-core': onOff(memory?.dumpCore ?? false),
    'mem-merge': domain.memoryBacking?.noSharePages === true ? 'off' : undefined,
    nvdimm: domain.devices.memories.some(({ model }) => model === 'nvdimm') ? 'on' : undefined,
    ...protectionPairs(domain),
    ...interconnectPairs(domain),
    'memory-backend': mainMemoryBackend(context),
    pflash0: hasFlash(domain) ? 'libvirt-pflash0-format' : undefined,
    pflash1: hasFlash(domain) && variablesPath(os) !== undefined ? 'libvirt-pflash1-format' : undefined,
    loadparm: loadParameter(domain),
    graphics: os.bios?.useserial === true ? 'off' : undefined,
    ...speakerPairs(context),
  });
}

function keyWrapPairs({ keyWrap }: Domain) {
  const state = (wanted: string) => onOff(keyWrap?.ciphers.find(({ name }) => name === wanted)?.state);
  return { 'aes-key-wrap': state('aes'), 'dea-key-wrap': state('dea') };
}

/** The interrupt controller of ARM's `virt` board; QEMU's own choice is 2. */
function gicVersion(domain: Domain): string | undefined {
  return isVirtBoard(domain) ? domain.features?.gic?.version : undefined;
}

function hashTablePairs({ features }: Domain) {
  const page = features?.hpt?.maxPageSize;
  return {
    'resize-hpt': features?.hpt?.resizing,
    'cap-hpt-max-page-size': page === undefined ? undefined : `${page}k`,
  };
}

function protectionPairs({ launchSecurity }: Domain) {
  switch (launchSecurity?.type) {
    case 'sev':
    case 'sev-snp':
      return { 'confidential-guest-support': 'lsec0' };
    case 's390-pv':
      return { 'confidential-guest-support': 'lsec0' };
    default:
      return {};
  }
}

/** Latencies and bandwidths between NUMA cells need a table of firmware, which the board has only when told. */
function interconnectPairs({ cpu }: Domain) {
  return { hmat: cpu?.numa !== undefined && hasTables(cpu.numa) ? 'on' : undefined };
}

/** Which of several systems on the boot device an s390 machine loads. */
function loadParameter({ devices }: Domain): string | undefined {
  const bootable = [...devices.disks, ...devices.interfaces].flatMap(({ boot }) => (boot ? [boot] : []));
  const [first] = bootable.sort((one, other) => one.order - other.order);
  return first?.loadparm?.toUpperCase();
}

/** The PC speaker is wired to a back end by the board itself. */
function speakerPairs(context: PlanContext) {
  const speaker = context.domain.devices.sounds.find(({ model }) => model === 'pcspk');
  if (speaker === undefined || isShown(context)) return {};
  return { 'pcspk-audiodev': `audio${audioOf(context.domain, speaker)}` };
}

function acceleratorWords({ type, features }: Domain): string {
  if (type === 'qemu') {
    const cacheKiB = features?.tcg?.tbCache;
    return list('tcg', { 'tb-size': cacheKiB === undefined ? undefined : cacheKiB / 1024n });
  }
  if (type === 'kvm') {
    const ring = features?.kvm?.dirtyRing;
    return list('kvm', { 'dirty-ring-size': ring?.state === true ? ring.size : undefined });
  }
  if (type === 'hvf') return 'hvf';
  throw unsupported(`the QEMU binary does not support ${type}`);
}
