/** Memory: modules that can be plugged, and what backs it all. @source libvirt qemuDomainDefValidateMemoryHotplug */
import { rule, type Domain, type Refusal, type Rule } from '@typevirt/model';
import { isPpc64Guest } from '../boards.ts';
import { unsupported } from './refusals.ts';

function checkModules(domain: Domain): Refusal | undefined {
  const { maxMemory, devices, cpu, memory } = domain;
  const modules = devices.memories;
  if (maxMemory === undefined) {
    const plugged = modules.some(({ model }) => model !== 'sgx-epc');
    return plugged
      ? unsupported("cannot use/hotplug a memory device when domain 'maxMemory' is not defined")
      : undefined;
  }
  if (!isPpc64Guest(domain) && (cpu?.numa?.cells.length ?? 0) === 0)
    return unsupported('At least one numa node has to be configured when enabling memory hotplug');
  const inSlots = modules.filter(({ model }) => model === 'dimm' || model === 'nvdimm').length;
  if (inSlots > maxMemory.slots)
    return unsupported(`memory device count '${inSlots}' exceeds slots count '${maxMemory.slots}'`);
  const total = modules.reduce((sum, { target }) => sum + target.sizeKiB, 0n);
  const space = maxMemory.amount - (memory?.amount ?? 0n) + total;
  return total > space ? unsupported('memory device total size exceeds hotplug space') : undefined;
}

function checkBacking({ memoryBacking }: Domain): Refusal | undefined {
  const isLazy = memoryBacking?.allocation?.mode === 'ondemand';
  return isLazy && memoryBacking?.hugepages !== undefined
    ? unsupported('hugepages are not allowed with memory allocation ondemand')
    : undefined;
}

/** Rules on memory. */
export const memoryRules: readonly Rule[] = [
  rule('memoryIsNotGuaranteed', ({ memoryTune }) =>
    memoryTune?.minGuarantee === undefined
      ? undefined
      : unsupported("Parameter 'min_guarantee' not supported by QEMU."),
  ),
  rule('hugePagesAreTakenAtOnce', checkBacking),
  rule('memoryModulesFit', checkModules),
];
