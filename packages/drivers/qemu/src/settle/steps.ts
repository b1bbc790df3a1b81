/** QEMU's own steps, in the order in which libvirt takes them. */
import type { NormalizeStep } from '@typevirt/model';
import type { SettleContext } from './context.ts';
import { deviceSteps } from './device-defaults.ts';
import { implicitDeviceSteps } from './implicit-devices.ts';
import { machineSteps } from './machine-defaults.ts';

/** All steps for one program. */
export function qemuSteps(context: SettleContext): readonly NormalizeStep[] {
  return [...machineSteps(context), ...implicitDeviceSteps(context), ...deviceSteps(context)];
}
