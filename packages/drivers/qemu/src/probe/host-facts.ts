/** Gathering what `planHostCapabilities` and `planDomainCapabilities` need to know of the host. Reads only. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { HostNode, KvmFacts, RunAs } from '@typevirt/host';
import { architectureOfHost } from './architectures.ts';
import type { GuestHostFacts } from './domain-capabilities.ts';
import { firmwareFolders, readFirmware } from './firmware.ts';
import type { HostFacts } from './host-capabilities.ts';
import { hasTpmEmulator } from './tpm-emulator.ts';

/** Images distributors install without a descriptor. */
const wellKnownLoaders = [
  '/usr/share/AAVMF/AAVMF_CODE.fd',
  '/usr/share/AAVMF/AAVMF32_CODE.fd',
  '/usr/share/OVMF/OVMF_CODE.fd',
  '/usr/share/OVMF/OVMF_CODE.secboot.fd',
];

/**
 * The host, for the capabilities document.
 *
 * @param runAs Whom guests run as where the daemon may choose (its label in the `dac` model); undefined
 * where they run as the daemon itself, which then labels nothing.
 */
export function readHostFacts(
  node: HostNode,
  uuid: string,
  kvm: KvmFacts | undefined,
  runAs: RunAs | undefined,
): HostFacts {
  const label = runAs && `+${String(runAs.uid)}:+${String(runAs.gid)}`;
  const none = { model: 'none', doi: '0', baseLabels: {} };
  const dac =
    label === undefined ? [] : [{ model: 'dac', doi: '0', baseLabels: { kvm: label, qemu: label } }];
  return {
    uuid,
    architecture: architectureOfHost(node.architecture),
    processor: node.processor(),
    topology: node.topology(),
    tsc: kvm?.tsc,
    suspend: suspendModes(),
    hasIommu: hasIommu(),
    securityModels: [none, ...dac],
  };
}

/** The host, for what guests can have. `path` is searched for helpers; `config` is a user's own XDG_CONFIG_HOME. */
export function readGuestHostFacts(kvm: KvmFacts | undefined, path: string, config?: string): GuestHostFacts {
  return {
    firmware: readFirmware(firmwareFolders(config)),
    fallbackLoaders: wellKnownLoaders.filter((image) => existsSync(image)),
    hasVfio: hasIommu() && existsSync('/dev/vfio/vfio'),
    hasSwtpm: hasTpmEmulator(path),
    kvmMaxVcpus: kvm?.maxVcpus,
  };
}

function hasIommu(): boolean {
  const groups = '/sys/kernel/iommu_groups';
  return existsSync(groups) && readdirSync(groups).length > 0;
}

/** Sleeping is asked of systemd, so without it there is none, whatever the kernel could do. */
function suspendModes(): string[] {
  if (!existsSync('/run/systemd/system') || !existsSync('/sys/power/state')) return [];
  const states = readFileSync('/sys/power/state', 'utf8').trim().split(/\s+/);
  const [memory, disk] = [states.includes('mem'), states.includes('disk')];
  return [
    ...(memory ? ['suspend_mem'] : []),
    ...(disk ? ['suspend_disk'] : []),
    ...(memory && disk ? ['suspend_hybrid'] : []),
  ];
}
