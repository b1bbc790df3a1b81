/**
 * Small devices: what their descriptions leave open.
 *
 * @source libvirt qemuDomainDeviceDefPostParse and the functions it calls; virDomain*DefParseXML
 */
import {
  boardOf,
  type Devices,
  type Domain,
  type Hostdev,
  type NormalizeStep,
  type Tpm,
} from '@typevirt/model';
import { isArmGuest, isS390Guest } from './boards.ts';

/** Steps on small devices. */
export const smallDeviceSteps: readonly NormalizeStep[] = [
  { name: 'hostDevicesAreWhole', run: ({ devices }) => devices.hostdevs.forEach(settleHostdev) },
  { name: 'panicModelsAreGiven', run: givePanicModels },
  { name: 'tpmsAreWhole', run: (domain) => domain.devices.tpms.forEach((tpm) => settleTpm(tpm, domain)) },
  { name: 'sharedMemoryIsWhole', run: ({ devices }) => devices.shmems.forEach(settleShmem) },
];

function settleHostdev(hostdev: Hostdev): void {
  if (hostdev.mode !== 'subsystem') return;
  // Mediated graphics cards draw nothing unless asked to.
  if (hostdev.type === 'mdev' && hostdev.model === 'vfio-pci') hostdev.display ??= false;
}

function givePanicModels(domain: Domain): void {
  const usual = boardOf(domain) === 'pseries' ? 'pseries' : isS390Guest(domain) ? 's390' : 'isa';
  for (const panic of domain.devices.panics) {
    if (panic.model === undefined || panic.model === 'default') panic.model = usual;
  }
}

function settleTpm(tpm: Tpm, domain: Domain): void {
  tpm.model ??= boardOf(domain) === 'pseries' ? 'tpm-spapr' : 'tpm-tis';
  const { backend } = tpm;
  if (backend.type === 'passthrough') backend.device ??= '/dev/tpm0';
  if (backend.type !== 'emulator') return;
  backend.version ??= tpm.model === 'tpm-tis' && !isArmGuest(domain) ? '1.2' : '2.0';
}

const usualShmemMiB = 4n;

function settleShmem(shmem: Devices['shmems'][number]): void {
  if (shmem.model === 'ivshmem-plain') shmem.sizeMiB ??= usualShmemMiB;
  if (shmem.msi !== undefined && shmem.model === 'ivshmem-doorbell') shmem.msi.ioEventFd ??= true;
}
