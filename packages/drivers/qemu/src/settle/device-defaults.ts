/**
 * What single devices leave open: models and settings that libvirt writes down once, so that a later QEMU cannot change them.
 *
 * @source libvirt qemuDomainDeviceDefPostParse and the functions it calls
 */
import { boardOf, type Domain, type Hostdev, type NormalizeStep, type Tpm } from '@typevirt/model';
import { architectureOf, isS390Guest } from './boards.ts';
import type { SettleContext } from './context.ts';
import { channelPathsAreOpen } from './channel-defaults.ts';
import { controllerSteps } from './controller-defaults.ts';
import { diskSteps } from './disk-defaults.ts';
import { displaySteps } from './display-defaults.ts';
import { networkSteps } from './network-defaults.ts';
import { serialPortsHaveModels } from './serial-defaults.ts';

/** Steps on devices. */
export function deviceSteps(context: SettleContext): readonly NormalizeStep[] {
  return [
    { name: 'runNamesAreDropped', run: dropRunNames },
    ...diskSteps,
    ...controllerSteps(context),
    ...networkSteps(context),
    serialPortsHaveModels,
    channelPathsAreOpen,
    ...displaySteps(context),
    { name: 'hostDevicesAreWhole', run: ({ devices }) => devices.hostdevs.forEach(settleHostdev) },
    { name: 'panicModelsAreGiven', run: givePanicModels },
    { name: 'tpmsAreWhole', run: (domain) => domain.devices.tpms.forEach((tpm) => settleTpm(tpm, domain)) },
    { name: 'vsockHasModel', run: ({ devices }) => void (devices.vsock && (devices.vsock.model ??= 'virtio')) },
  ];
}

/** Steps on devices that were added for the sake of others. */
export function addedDeviceSteps(context: SettleContext): readonly NormalizeStep[] {
  return [...controllerSteps(context), serialPortsHaveModels];
}

/** Names of devices belong to one run, except those that a user chose. */
function dropRunNames({ devices }: Domain): void {
  for (const list of Object.values(devices) as unknown[]) {
    for (const device of [list].flat() as { alias?: string }[]) {
      if (typeof device === 'object' && device.alias?.startsWith('ua-') === false) delete device.alias;
    }
  }
}

/** Mediated graphics cards draw nothing unless asked to. */
function settleHostdev(hostdev: Hostdev): void {
  if (hostdev.mode === 'subsystem' && hostdev.type === 'mdev' && hostdev.model === 'vfio-pci') hostdev.display ??= false;
}

function givePanicModels(domain: Domain): void {
  const usual = boardOf(domain) === 'pseries' ? 'pseries' : isS390Guest(domain) ? 's390' : 'isa';
  for (const panic of domain.devices.panics) {
    if (panic.model === undefined || panic.model === 'default') panic.model = usual;
  }
}

function settleTpm(tpm: Tpm, domain: Domain): void {
  tpm.model ??= boardOf(domain) === 'pseries' ? 'tpm-spapr' : 'tpm-tis';
  if (tpm.backend.type !== 'emulator') return;
  const old = tpm.model === 'tpm-tis' && !architectureOf(domain).startsWith('a');
  tpm.backend.version ??= old ? '1.2' : '2.0';
}
