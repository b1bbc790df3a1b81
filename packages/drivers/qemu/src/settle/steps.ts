/** QEMU's own steps, in the order in which libvirt takes them. */
import type { NormalizeStep } from '@typevirt/model';
import type { SettleContext } from './context.ts';
import { addedDeviceSteps, deviceSteps } from './device-defaults.ts';
import { featureSteps } from './features.ts';
import { implicitDeviceSteps } from './implicit-devices.ts';
import { machineIsVersioned, machineSteps } from './machine-defaults.ts';
import { processorSteps } from './processor.ts';
import { vcpusArePluggedInOrder } from './vcpu-order.ts';

/** All steps for one program, before those that every driver shares. */
export function qemuSteps(context: SettleContext): readonly NormalizeStep[] {
  return [
    vcpusArePluggedInOrder,
    ...machineSteps(context),
    ...implicitDeviceSteps(context),
    machineIsVersioned(context),
    ...featureSteps(context),
    ...processorSteps(context),
    ...deviceSteps(context),
  ];
}

/** Steps on what the shared ones added. */
export function lateQemuSteps(context: SettleContext): readonly NormalizeStep[] {
  return addedDeviceSteps(context);
}
