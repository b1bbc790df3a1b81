/** What QEMU can run, as rules with libvirt's words, in the order in which libvirt looks. */
import type { Rule } from '@typevirt/model';
import type { SettleContext } from '../context.ts';
import { clockRules } from './clock.ts';
import { featureRules } from './features.ts';
import { firmwareRules } from './firmware.ts';
import { machineRules } from './machine.ts';
import { memoryRules } from './memory.ts';
import { processorRules } from './processor.ts';

/** All rules for one program. */
export function qemuRules(context: SettleContext): readonly Rule[] {
  return [
    ...machineRules(context),
    ...memoryRules,
    ...firmwareRules,
    ...featureRules(context),
    ...clockRules,
    ...processorRules(context),
  ];
}
