/**
 * What single devices leave open: models and settings that libvirt writes down once, so that a later QEMU cannot change them.
 *
 * @source libvirt qemuDomainDeviceDefPostParse and the functions it calls
 */
import type { NormalizeStep } from '@typevirt/model';
import type { SettleContext } from './context.ts';
import { channelPathsAreOpen } from './channel-defaults.ts';
import { controllerSteps } from './controller-defaults.ts';
import { diskSteps } from './disk-defaults.ts';
import { displaySteps } from './display-defaults.ts';
import { networkSteps } from './network-defaults.ts';
import { serialPortsHaveModels } from './serial-defaults.ts';
import { smallDeviceSteps } from './small-defaults.ts';

/** Steps on devices. */
export function deviceSteps(context: SettleContext): readonly NormalizeStep[] {
  return [
    ...diskSteps,
    ...controllerSteps(context),
    ...networkSteps(context),
    serialPortsHaveModels,
    channelPathsAreOpen,
    ...displaySteps(context),
    ...smallDeviceSteps,
  ];
}

/** Steps on devices that were added for the sake of others. */
export function addedDeviceSteps(context: SettleContext): readonly NormalizeStep[] {
  return [...controllerSteps(context), serialPortsHaveModels];
}
