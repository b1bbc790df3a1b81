/**
 * What must hold within a single device, whatever the hypervisor: for a device to attach, and for each device of a domain.
 *
 * @source libvirt virDomain*DefParseXML, virDomainDeviceDefValidateInternal; answers of libvirt 9.0
 */
import type { PlacedRefusal } from '../../../document-error.ts';
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

/** Rules of devices of each kind; those of `placedRules` hold for nearly all. */
export const rulesByKind: RulesByKind = {
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

/**
 * The first rule that a device breaks; undefined when it is sound in itself.
 *
 * @param path Of the device. Default: it is a document of its own.
 */
export function deviceViolation<K extends DeviceKind>(
  kind: K,
  device: DeviceTypes[K],
  path = `/${kind}`,
): PlacedRefusal | undefined {
  // Model none says that there is no balloon; what else is written there is forgotten.
  if (kind === 'memballoon' && (device as DeviceTypes['memballoon']).model === 'none') return undefined;
  const own: readonly DeviceRule<DeviceTypes[K]>[] = rulesByKind[kind] ?? [];
  const any: object = device;
  return (
    firstViolation<AnyDevice>(any, kind === 'hostdev' ? commonRules : placedRules, path) ??
    firstViolation(device, own, path)
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

/** Of each device of a domain the first rule that it breaks, in order. */
export function* deviceViolations(devices: Devices): Generator<PlacedRefusal, void, undefined> {
  for (const { kind, device, path } of devicesWithPaths(devices)) {
    const refusal = deviceViolation(kind, device as never, path);
    if (refusal) yield refusal;
  }
}

/** As `devicesByKind`, with the place of each in the document. */
export function* devicesWithPaths(devices: Devices): Generator<DeviceWithKind & { readonly path: string }> {
  const counts = new Map<DeviceKind, number>();
  for (const each of devicesByKind(devices)) {
    const number = (counts.get(each.kind) ?? 0) + 1;
    counts.set(each.kind, number);
    yield { ...each, path: `/domain/devices/${each.kind}[${number}]` };
  }
}

/** Where a device stands; all devices, where it is none of them. */
export function devicePath(devices: Devices, device: object | undefined): string {
  for (const each of devicesWithPaths(devices)) if (each.device === device) return each.path;
  return '/domain/devices';
}

/** The first rule that any device of a domain breaks. */
export function devicesViolation(devices: Devices): PlacedRefusal | undefined {
  const [first] = deviceViolations(devices);
  return first;
}
