/**
 * The processor that QEMU really made, beside the one that was asked for: accelerators add features and lack some. From
 * then on the live document says exactly what the guest has, so that it can be made again elsewhere.
 *
 * @source libvirt qemuProcessUpdateAndVerifyCPU, virCPUUpdateLive
 */
import { VirtError } from '@typevirt/driver';
import type { Cpu, CpuFeature, Domain } from '@typevirt/model';
import type { QmpMonitor } from '../monitor/index.ts';
import {
  cpuFeatures,
  describedFeatures,
  fromQemuFeatures,
  isX86,
  qemuFeatureName,
  type QemuCapabilities,
} from '../probe/index.ts';

/**
 * The document with the features that a named model got, and the processor that was asked for where it is another.
 *
 * @throws {VirtError} `operationFailed` where a full check was asked for and something differs.
 */
export async function withCpuAsMade(
  monitor: QmpMonitor,
  document: Domain,
  capabilities: QemuCapabilities,
): Promise<{ readonly document: Domain; readonly askedCpu: Cpu | undefined }> {
  const { cpu, os } = document;
  const model = cpu?.model?.name;
  const unchanged = { document, askedCpu: undefined };
  if (cpu === undefined || model === undefined || !isX86(os.type.arch ?? '')) return unchanged;
  if ((cpu.mode ?? 'custom') !== 'custom') return unchanged;
  const described = describedFeatures(model, capabilities);
  const has = described === undefined ? undefined : await featuresMade(monitor, model, cpu.features);
  if (described === undefined || has === undefined) return unchanged;
  const found = compare(cpu, new Set(described), has);
  if (cpu.check === 'full') requireNone(found);
  const features = [...cpu.features];
  for (const { name, policy } of found) setFeature(features, name, policy);
  const asked: Cpu = { ...cpu, match: 'exact', model: { ...cpu.model, fallback: 'forbid' } };
  return {
    document: { ...document, cpu: { ...asked, check: 'full', features } },
    askedCpu: found.length === 0 ? undefined : asked,
  };
}

/** Features of the first processor, which are those of all. Undefined where this QEMU cannot say. */
async function featuresMade(
  monitor: QmpMonitor,
  model: string,
  wishes: readonly CpuFeature[],
): Promise<ReadonlySet<string> | undefined> {
  const props = Object.fromEntries(
    wishes
      .filter(({ policy }) => policy !== 'optional')
      .map(({ name, policy }) => [qemuFeatureName(name), policy === 'require' || policy === 'force']),
  );
  const [expanded, [first]] = await Promise.all([
    monitor.execute('query-cpu-model-expansion', { type: 'static', model: { name: model, props } }),
    monitor.execute('query-cpus-fast'),
  ]);
  if (first === undefined) return undefined;
  const missing = (await monitor.execute('qom-get', {
    path: first['qom-path'],
    property: 'unavailable-features',
  })) as readonly string[];
  const off = new Set(missing);
  const on = Object.entries(expanded.model.props ?? {})
    .filter(([name, value]) => value === true && !off.has(name))
    .map(([name]) => name);
  return new Set(fromQemuFeatures(on));
}

interface Difference {
  readonly name: string;
  readonly policy: 'require' | 'disable';
}

/** What was added to a processor, and what is missing of it. */
function compare(
  { features }: Cpu,
  described: ReadonlySet<string>,
  has: ReadonlySet<string>,
): readonly Difference[] {
  const wishes = new Map(features.map(({ name, policy }) => [name, policy]));
  return cpuFeatures.flatMap((name): readonly Difference[] => {
    const wish = wishes.get(name);
    const wanted = wish === undefined ? described.has(name) : wish === 'require' || wish === 'force';
    if (wanted === has.has(name)) return [];
    return [{ name, policy: wanted ? 'disable' : 'require' }];
  });
}

function requireNone(found: readonly Difference[]): void {
  const names = (policy: Difference['policy']) =>
    found.filter((each) => each.policy === policy).map(({ name }) => name);
  const extra = names('require');
  const missing = names('disable');
  if (found.length === 0) return;
  const parts = [
    ...(extra.length === 0 ? [] : [`extra features: ${extra.join()}`]),
    ...(missing.length === 0 ? [] : [`missing features: ${missing.join()}`]),
  ];
  throw new VirtError('operationFailed', `guest CPU doesn't match specification: ${parts.join(', ')}`, {
    domain: 'cpu',
  });
}

function setFeature(features: CpuFeature[], name: string, policy: CpuFeature['policy']): void {
  const at = features.findIndex((each) => each.name === name);
  if (at < 0) features.push({ policy, name });
  else features[at] = { policy, name };
}
