/**
 * What must hold within a single device, whatever the hypervisor: for a device to attach, and for each device of a domain.
 *
 * @source libvirt virDomain*DefParseXML, virDomainDeviceDefValidateInternal; answers of libvirt 9.0
 */
import type { Refusal } from '../../../document-error.ts';
import type { DeviceKind, DeviceTypes, Devices } from '../index.ts';
import { chardevRules, namedPortRules, smartcardRules } from './chardev.ts';
import { type DeviceRule, firstViolation } from './device-rule.ts';
import { diskRules } from './disk.ts';
import {
  type AnyDevice,
  audioRules,
  commonRules,
  filesystemRules,
  hostdevRules,
  inputRules,
  interfaceRules,
  iommuRules,
  placedRules,
  shmemRules,
  tpmRules,
  videoRules,
} from './other.ts';

type RulesByKind = { readonly [K in DeviceKind]?: readonly DeviceRule<DeviceTypes[K]>[] };

const rulesOf: RulesByKind = {
  disk: diskRules,
  interface: interfaceRules,
  filesystem: filesystemRules,
  smartcard: smartcardRules,
  serial: namedPortRules,
  parallel: namedPortRules,
  console: namedPortRules,
  channel: namedPortRules,
  redirdev: chardevRules,
  input: inputRules,
  tpm: tpmRules,
  audio: audioRules,
  video: videoRules,
  hostdev: hostdevRules,
  shmem: shmemRules,
  iommu: iommuRules,
};

/** The first rule that a device breaks; undefined when it is sound in itself. */
export function deviceViolation<K extends DeviceKind>(kind: K, device: DeviceTypes[K]): Refusal | undefined {
  // Model none says that there is no balloon; what else is written there is forgotten.
  if (kind === 'memballoon' && (device as DeviceTypes['memballoon']).model === 'none') return undefined;
  const own: readonly DeviceRule<DeviceTypes[K]>[] = rulesOf[kind] ?? [];
  const any: object = device;
  return (
    firstViolation<AnyDevice>(any, kind === 'hostdev' ? commonRules : placedRules) ??
    firstViolation(device, own)
  );
}

/** Every device of a domain with its kind, in the order in which they are printed. */
export function* devicesByKind(devices: Devices): Generator<DeviceWithKind> {
  for (const [key, kind] of listKeys) {
    const found = devices[key];
    if (found === undefined) continue;
    for (const device of Array.isArray(found) ? found : [found]) yield { kind, device } as DeviceWithKind;
  }
}

/** A device and what it is. */
export type DeviceWithKind = {
  [K in DeviceKind]: { readonly kind: K; readonly device: DeviceTypes[K] };
}[DeviceKind];

const listKeys = [
  ['disks', 'disk'],
  ['controllers', 'controller'],
  ['leases', 'lease'],
  ['filesystems', 'filesystem'],
  ['interfaces', 'interface'],
  ['smartcards', 'smartcard'],
  ['serials', 'serial'],
  ['parallels', 'parallel'],
  ['consoles', 'console'],
  ['channels', 'channel'],
  ['inputs', 'input'],
  ['tpms', 'tpm'],
  ['graphics', 'graphics'],
  ['sounds', 'sound'],
  ['audios', 'audio'],
  ['videos', 'video'],
  ['hostdevs', 'hostdev'],
  ['redirdevs', 'redirdev'],
  ['redirFilter', 'redirfilter'],
  ['hubs', 'hub'],
  ['watchdogs', 'watchdog'],
  ['memballoon', 'memballoon'],
  ['rngs', 'rng'],
  ['nvram', 'nvram'],
  ['panics', 'panic'],
  ['shmems', 'shmem'],
  ['memories', 'memory'],
  ['cryptos', 'crypto'],
  ['iommu', 'iommu'],
  ['vsock', 'vsock'],
] as const satisfies readonly (readonly [keyof Devices, DeviceKind])[];

/** The first rule that any device of a domain breaks. */
export function devicesViolation(devices: Devices): Refusal | undefined {
  for (const { kind, device } of devicesByKind(devices)) {
    const refusal = deviceViolation(kind, device as never);
    if (refusal) return refusal;
  }
  return undefined;
}
