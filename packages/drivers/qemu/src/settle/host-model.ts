/**
 * A processor like the host's, made explicit at start: the named model nearest to the best that the accelerator offers,
 * what it has more and less than that, and what the document asks for on top. From then on the guest keeps it, wherever
 * it runs.
 *
 * @source libvirt qemuProcessUpdateGuestCPU, virCPUUpdate
 */
import { VirtError } from '@typevirt/driver';
import type { CpuFeature, Domain } from '@typevirt/model';
import { nameGuestCpu, type QemuCapabilities } from '../probe/index.ts';

/** A feature that ties a guest to the clock of one host. */
const tiesToHost = 'invtsc';

/**
 * Replaces `host-model`, and models that are only a minimum, by what the guest will have. Changes the document given.
 *
 * @throws {VirtError} `configUnsupported` where QEMU cannot say what it offers.
 */
export function expandHostModel(domain: Domain, capabilities: QemuCapabilities): void {
  const { cpu, type } = domain;
  const isMinimum = cpu?.match === 'minimum' && (cpu.mode ?? 'custom') === 'custom';
  if (cpu === undefined || !(cpu.mode === 'host-model' || isMinimum)) return;
  const best = (type === 'kvm' ? capabilities.kvmCpus : capabilities.tcgCpus)?.best;
  const named = best === undefined ? undefined : nameGuestCpu(best, capabilities);
  if (named === undefined) {
    const { arch = '' } = domain.os.type;
    throw new VirtError(
      'configUnsupported',
      `CPU mode 'host-model' for ${arch} ${type} domain on ${capabilities.architecture} host is not supported by hypervisor`,
      { domain: 'qemu' },
    );
  }
  cpu.mode = 'custom';
  cpu.match = 'exact';
  cpu.model = { ...cpu.model, fallback: 'forbid', name: named.model };
  if (named.vendor !== undefined) cpu.vendor = named.vendor;
  cpu.features = merged(
    [
      ...named.require.filter((name) => name !== tiesToHost).map((name) => feature('require', name)),
      ...named.disable.map((name) => feature('disable', name)),
    ],
    cpu.features,
  );
}

function feature(policy: CpuFeature['policy'], name: string): CpuFeature {
  return { policy, name };
}

/** The document's own wishes, in the place of what the model says, else behind it. */
function merged(base: readonly CpuFeature[], wishes: readonly CpuFeature[]): CpuFeature[] {
  const asked = new Map(wishes.map((each) => [each.name, each]));
  const known = new Set(base.map(({ name }) => name));
  return [
    ...base.map((each) => asked.get(each.name) ?? each),
    ...wishes.filter(({ name }) => !known.has(name)),
  ];
}
