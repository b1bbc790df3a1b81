/** Small devices: those that a program lacks, those that suit no such board. @source libvirt qemuValidateDomainDeviceDef */
import {
  boardOf,
  rule,
  violates,
  type Devices,
  type Domain,
  type Hostdev,
  type Refusal,
  type Rule,
  type Tpm,
} from '@typevirt/model';
import { hasTpmEmulator, hasType, type QemuCapabilities } from '../../probe/index.ts';
import { architectureOf, isPpc64Guest, isS390Guest, isX86Guest } from '../boards.ts';
import type { SettleContext, SettleSettings } from '../context.ts';
import { firstOf, unsupported } from './refusals.ts';

type DeviceOf<K extends keyof Devices> = Extract<Devices[K], readonly unknown[]>[number];

function checkTpm(
  { model, backend }: Tpm,
  capabilities: QemuCapabilities,
  settings: SettleSettings,
): Refusal | undefined {
  const lacks = (what: string) =>
    unsupported(`The QEMU executable ${capabilities.binary} does not support TPM ${what}`);
  if (backend.type === 'emulator' && backend.activePcrBanks !== undefined && backend.version !== '2.0')
    return violates('xmlError', "<active_pcr_banks/> requires TPM version '2.0'");
  if (backend.type === 'emulator' && !(settings.hasTpmEmulator ?? hasTpmEmulator(process.env.PATH ?? '')))
    return unsupported(`TPM version '${backend.version}' is not supported`);
  if (!capabilities.tpmBackends.includes(backend.type)) return lacks(`backend type ${backend.type}`);
  // The proxy is QEMU's device, but none of those that it lists.
  const known =
    model !== undefined && (capabilities.tpmModels.includes(model) || hasType(capabilities, model));
  return known ? undefined : lacks(`model ${model}`);
}

function checkTpmCount({ devices: { tpms } }: Domain): Refusal | undefined {
  return tpms.filter(({ model }) => model !== 'spapr-tpm-proxy').length > 1
    ? unsupported('only a single TPM non-proxy device is supported')
    : undefined;
}

function checkWatchdog({ model, address }: DeviceOf<'watchdogs'>, domain: Domain): Refusal | undefined {
  if (model === 'itco') return violates('configUnsupported', `unknown watchdog model '${model}'`);
  if (model === 'diag288' && !isS390Guest(domain))
    return unsupported('diag288 model of watchdog is allowed for s390 and s390x only');
  return address !== undefined && model !== 'i6300esb'
    ? unsupported(`${model} model of watchdog does not support configuring the address`)
    : undefined;
}

function checkSound(
  { model, audio }: DeviceOf<'sounds'>,
  domain: Domain,
  capabilities: QemuCapabilities,
): Refusal | undefined {
  if (audio !== undefined && !domain.devices.audios.some(({ id }) => id === audio))
    return violates('xmlError', `no audio device with ID ${audio}`);
  return model === 'ich9' && !hasType(capabilities, 'ich9-intel-hda')
    ? unsupported('The ich9-intel-hda audio controller is not supported in this QEMU binary')
    : undefined;
}

function checkAudio({ devices }: Domain): Refusal | undefined {
  const ids = devices.audios.map(({ id }) => id);
  const twice = ids.find((id, place) => ids.indexOf(id) !== place);
  if (twice !== undefined) return violates('xmlError', `audio ID ${twice} is used multiple times`);
  const overSpice = devices.audios.some(({ backend }) => backend.type === 'spice');
  return overSpice && !devices.graphics.some(({ type }) => type === 'spice')
    ? unsupported('Spice audio is not supported without spice graphics')
    : undefined;
}

function checkInput({ type, bus, model }: DeviceOf<'inputs'>, domain: Domain): Refusal | undefined {
  if (bus === 'ps2' && !isX86Guest(domain) && !isPpc64Guest(domain))
    return unsupported('ps2 is not supported by this QEMU binary');
  return bus === 'virtio' && model !== undefined && model !== 'virtio' && type !== 'passthrough'
    ? unsupported(`virtio (non-)transitional models are not supported for input type=${type}`)
    : undefined;
}

function checkShmem(
  { model, server }: DeviceOf<'shmems'>,
  capabilities: QemuCapabilities,
): Refusal | undefined {
  if (model === undefined || model === 'ivshmem')
    return unsupported('ivshmem device is not supported with this QEMU binary');
  if (!hasType(capabilities, model))
    return unsupported(`shmem model '${model}' is not supported by this QEMU binary`);
  if (model === 'ivshmem-plain' && server !== undefined)
    return unsupported(`shmem model '${model}' is supported only with server option disabled`);
  return model === 'ivshmem-doorbell' && server === undefined
    ? unsupported(`shmem model '${model}' is supported only with server option enabled`)
    : undefined;
}

function checkIommu({ devices: { iommu }, features, ...domain }: Domain): Refusal | undefined {
  if (iommu === undefined) return undefined;
  const board = boardOf({ ...domain, devices: { iommu } as Devices });
  const only = (boards: string) =>
    unsupported(`IOMMU device: '${iommu.model}' is only supported with ${boards} machines`);
  if (iommu.model === 'intel' && board !== 'q35') return only('Q35');
  if (iommu.model === 'smmuv3' && board !== 'arm-virt') return only('ARM Virt');
  if (iommu.model === 'virtio') {
    if (board !== 'q35' && board !== 'arm-virt') return only('Q35 and ARM Virt');
    if (features?.acpi !== true) return unsupported("IOMMU device: 'virtio' requires ACPI");
  }
  const { intRemap, eim } = iommu.driver ?? {};
  if (intRemap === true && features?.ioapic !== 'qemu')
    return violates(
      'configUnsupported',
      "IOMMU interrupt remapping requires split I/O APIC (ioapic driver='qemu')",
    );
  return eim === true && intRemap !== true
    ? violates('configUnsupported', 'IOMMU eim requires interrupt remapping to be enabled')
    : undefined;
}

function checkFilesystem(
  device: DeviceOf<'filesystems'>,
  { memoryBacking, cpu }: Domain,
): Refusal | undefined {
  if (device.type !== 'mount') return unsupported('only supports mount filesystem type');
  const isShared =
    memoryBacking?.access === 'shared' ||
    cpu?.numa?.cells.some(({ memAccess }) => memAccess === 'shared') === true;
  if (device.driver?.type === 'virtiofs' && !isShared)
    return unsupported("'virtiofs' requires shared memory");
  const moded = device.fileMode !== undefined || device.folderMode !== undefined;
  return moded && device.accessMode !== 'mapped'
    ? unsupported('fmode and dmode must be used with accessmode=mapped')
    : undefined;
}

function checkHostdev(hostdev: Hostdev, domain: Domain, capabilities: QemuCapabilities): Refusal | undefined {
  if (hostdev.mode !== 'subsystem')
    return unsupported(`hostdev mode '${hostdev.mode}' is not supported in qemu`);
  if (hostdev.type !== 'mdev') return undefined;
  if (hostdev.model === 'vfio-pci')
    return hostdev.display === true && domain.devices.graphics.length === 0
      ? unsupported("graphics device is needed for attribute value 'display=on' in <hostdev>")
      : undefined;
  const name = hostdev.model === 'vfio-ccw' ? 'CCW' : 'AP';
  return hasType(capabilities, hostdev.model)
    ? undefined
    : unsupported(`VFIO ${name} device assignment is not supported by this version of QEMU`);
}

/** A file that randomness is asked of must have a name. */
function checkRng({ backend }: DeviceOf<'rngs'>): Refusal | undefined {
  return backend.model === 'egd' && backend.type === 'unix' && backend.source?.path === undefined
    ? violates('internalError', 'Missing source path attribute for char device')
    : undefined;
}

function checkRest(domain: Domain): Refusal | undefined {
  const { devices } = domain;
  if (devices.watchdogs.length > 1)
    return violates('internalError', 'only a single watchdog device is supported');
  if (devices.smartcards.length > 1) return unsupported('this QEMU binary lacks multiple smartcard support');
  if (devices.nvram !== undefined && !isPpc64Guest(domain))
    return unsupported('nvram device is only supported for PPC64');
  const address = devices.vsock?.cid?.address;
  if (address !== undefined && address < 3) return violates('configUnsupported', 'guest CIDs must be >= 3');
  const panics = devices.panics.map(({ model }) => model);
  const twice = panics.find((model, place) => panics.indexOf(model) !== place);
  if (twice !== undefined) return violates('xmlError', `Multiple panic devices with model '${twice}'`);
  const foreign = panics.includes('isa') && !isX86Guest(domain);
  if (foreign) return unsupported('the QEMU binary does not support the ISA panic device');
  return panics.includes('pvpanic')
    ? violates('configUnsupported', "unknown panic model 'pvpanic'")
    : undefined;
}

function checkModules({ devices, cpu, ...domain }: Domain): Refusal | undefined {
  const cells = cpu?.numa?.cells.length ?? 0;
  for (const { model, target } of devices.memories) {
    if (model === 'sgx-epc') continue;
    if (target.node === undefined && cells > 0 && model !== 'virtio-pmem')
      return unsupported('target NUMA node needs to be specified for memory device');
    if (target.node !== undefined && cells > 0 && target.node >= cells)
      return violates(
        'xmlDetail',
        `can't add memory backend for guest node '${target.node}' as the guest has only '${cells}' NUMA nodes configured`,
      );
  }
  const hasModules = devices.memories.length > 0 && architectureOf({ ...domain, devices }) === 's390x';
  return hasModules ? unsupported("memory hotplug isn't supported by this QEMU binary") : undefined;
}

/** Rules on small devices. */
export function smallDeviceRules({ capabilities, settings }: SettleContext): readonly Rule[] {
  const each = <
    K extends 'watchdogs' | 'sounds' | 'inputs' | 'shmems' | 'filesystems' | 'hostdevs' | 'rngs' | 'tpms',
  >(
    name: string,
    key: K,
    check: (device: DeviceOf<K>, domain: Domain) => Refusal | undefined,
  ): Rule =>
    rule(name, (domain) =>
      firstOf(domain.devices[key] as readonly DeviceOf<K>[], (device) => check(device, domain)),
    );
  return [
    each('randomnessComesFromSomewhere', 'rngs', checkRng),
    each('tpmsAreEmulated', 'tpms', (tpm) => checkTpm(tpm, capabilities, settings)),
    rule('oneTpmIsThere', checkTpmCount),
    each('watchdogsFitTheBoard', 'watchdogs', checkWatchdog),
    each('soundIsHeard', 'sounds', (sound, domain) => checkSound(sound, domain, capabilities)),
    rule('audioIsHeard', checkAudio),
    each('inputsFitTheirBus', 'inputs', checkInput),
    each('sharedMemoryIsServed', 'shmems', (shmem) => checkShmem(shmem, capabilities)),
    rule('iommuFitsTheBoard', checkIommu),
    each('fileSystemsAreServed', 'filesystems', checkFilesystem),
    each('hostDevicesAreHandedOver', 'hostdevs', (hostdev, domain) =>
      checkHostdev(hostdev, domain, capabilities),
    ),
    rule('memoryModulesHaveNodes', checkModules),
    rule('smallDevicesAreThere', checkRest),
  ];
}
