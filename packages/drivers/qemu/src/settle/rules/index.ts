/** What QEMU can run, as rules with libvirt's words, in the order in which libvirt looks. */
import type { Rule } from '@typevirt/model';
import type { SettleContext } from '../context.ts';
import { chardevRules } from './chardev.ts';
import { clockRules } from './clock.ts';
import { controllerRules } from './controller.ts';
import { diskImageRules } from './disk-image.ts';
import { diskRules } from './disk.ts';
import { displayRules } from './display.ts';
import { featureRules } from './features.ts';
import { firmwareRules } from './firmware.ts';
import { machineRules } from './machine.ts';
import { memoryRules } from './memory.ts';
import { networkRules } from './network.ts';
import { processorRules } from './processor.ts';
import { smallDeviceRules } from './small-devices.ts';

/** All rules for one program. */
export function qemuRules(context: SettleContext): readonly Rule[] {
  return [
    ...machineRules(context),
    ...memoryRules,
    ...firmwareRules,
    ...featureRules(context),
    ...clockRules,
    ...processorRules(context),
    ...diskImageRules,
    ...diskRules,
    ...controllerRules(context),
    ...chardevRules,
    ...networkRules,
    ...displayRules(context),
    ...smallDeviceRules(context),
  ];
}
