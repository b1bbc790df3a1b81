/** Rules of the remaining kinds of devices, and those that hold for all. */
import type { DeviceAddress } from '../address.ts';
import type { Audio } from '../audio.ts';
import type { DeviceRom } from '../device-info.ts';
import type { Filesystem } from '../filesystem.ts';
import type { Hostdev } from '../hostdev.ts';
import type { Input } from '../input.ts';
import type { Interface } from '../interface.ts';
import type { Iommu } from '../iommu.ts';
import type { Shmem } from '../shmem.ts';
import type { Tpm } from '../tpm.ts';
import type { Video } from '../video.ts';
import { type DeviceRule, never, worded } from './device-rule.ts';

/** What any device may have. */
export interface AnyDevice {
  readonly address?: DeviceAddress | undefined;
  readonly rom?: DeviceRom | undefined;
}

export const commonRules: readonly DeviceRule<AnyDevice>[] = [
  never(
    'ccwAddressesAreWhole',
    '/address',
    ({ address }) =>
      address?.type === 'ccw' &&
      new Set([address.cssid, address.ssid, address.devno].map((part) => part === undefined)).size > 1,
    'internalError',
    'Invalid partial specification for virtio ccw address',
    'device',
  ),
  never(
    'aRomNeedsToBeThere',
    '/rom',
    ({ rom }) => rom?.enabled === false && (rom.bar !== undefined || rom.file !== undefined),
    'configUnsupported',
    'ROM tuning is not supported when ROM is disabled',
  ),
];

/** For all but devices of the host. */
export const placedRules: readonly DeviceRule<AnyDevice>[] = [
  ...commonRules,
  never(
    'onlyHostdevsAreUnassigned',
    '/address/@type',
    ({ address }) => address?.type === 'unassigned',
    'configUnsupported',
    "address of type 'unassigned' is supported only for hostdevs",
  ),
];

/** A guarantee is what a virtual switch gives of what comes in. */
function misplacedFloor({ type, bandwidth }: Interface): string | undefined {
  if (bandwidth?.outbound?.floor !== undefined) return "'floor' attribute allowed only in <inbound> element";
  return bandwidth?.inbound?.floor !== undefined && type !== 'network'
    ? 'floor attribute is not supported for this config'
    : undefined;
}

const longestPrefix = { ipv4: 32, ipv6: 128 } as const;

function wrongPrefix({ ips }: Interface): string | undefined {
  const wrong = ips.find(({ address, family = address.includes(':') ? 'ipv6' : 'ipv4', prefix = 0 }) => {
    return prefix > longestPrefix[family];
  });
  return wrong && `Invalid prefix value '${wrong.prefix}' in <ip>`;
}

export const interfaceRules: readonly DeviceRule<Interface>[] = [
  worded('prefixesFitTheirFamily', '/ip/@prefix', 'xmlError', wrongPrefix),
  never(
    'passedDevicesHaveAPlace',
    '/source/address',
    (device) => device.type === 'hostdev' && device.source?.address === undefined,
    'xmlError',
    'missing source address type',
  ),
  worded('onlyWhatComesInIsGuaranteed', '/bandwidth/inbound/@floor', 'configUnsupported', misplacedFloor),
  never(
    'vlansHaveTags',
    '/vlan',
    ({ vlan }) => vlan !== undefined && vlan.tags.length === 0,
    'xmlError',
    "missing tag id - each <vlan> must have at least one <tag id='n'/> subelement",
  ),
  never(
    'switchPortsHaveAType',
    '/virtualport/@type',
    ({ type, virtualPort }) =>
      virtualPort !== undefined && virtualPort.type === undefined && type !== 'network',
    'xmlError',
    'missing required virtualport type',
  ),
];

export const audioRules: readonly DeviceRule<Audio>[] = [
  never(
    'settingsAreFixed',
    '',
    ({ backend }) =>
      [backend.input, backend.output].some(
        (side) => side?.settings !== undefined && side.fixedSettings !== true,
      ),
    'configUnsupported',
    'audio settings specified without fixed settings flag',
  ),
  never(
    'fixedSettingsNeedTheMixer',
    '',
    ({ backend }) =>
      [backend.input, backend.output].some(
        (side) => side?.fixedSettings === true && side.mixingEngine === false,
      ),
    'configUnsupported',
    'fixed audio settings requires mixing engine',
  ),
];

export const filesystemRules: readonly DeviceRule<Filesystem>[] = [
  never(
    'onlyVirtiofsBoots',
    '/boot',
    ({ boot, driver }) => boot !== undefined && driver?.type !== 'virtiofs',
    'configUnsupported',
    'boot order is only supported for virtiofs',
  ),
];

export const inputRules: readonly DeviceRule<Input>[] = [
  worded('inputModelsAreVirtio', '/@model', 'configUnsupported', ({ model, bus }) =>
    model !== undefined && bus !== undefined && bus !== 'virtio'
      ? `only bus 'virtio' is supported for input model '${model}'`
      : undefined,
  ),
];

export const tpmRules: readonly DeviceRule<Tpm>[] = [
  never(
    'banksNeedVersion2',
    '/backend/active_pcr_banks',
    ({ backend }) =>
      backend.type === 'emulator' &&
      backend.version === '1.2' &&
      Object.values(backend.activePcrBanks ?? {}).includes(true),
    'xmlError',
    "<active_pcr_banks/> requires TPM version '2.0'",
  ),
];

export const shmemRules: readonly DeviceRule<Shmem>[] = [
  never(
    'interruptsNeedAServer',
    '/msi',
    ({ msi, server }) => msi !== undefined && server === undefined,
    'xmlError',
    'msi option is only supported with a server',
  ),
];

const qxlOnly = [
  ['ramKiB', 'ram'],
  ['vram64KiB', 'vram64'],
  ['vgamemKiB', 'vgamem'],
] as const;

export const videoRules: readonly DeviceRule<Video>[] = [
  worded('barsAreOfQxl', '/model', 'configUnsupported', ({ model }) => {
    if (!model?.type || model.type === 'qxl' || model.type === 'none') return undefined;
    const found = qxlOnly.find(([key]) => (model[key] ?? 0) > 0);
    return found && `${found[1]} attribute only supported for video type qxl`;
  }),
];

export const iommuRules: readonly DeviceRule<Iommu>[] = [
  worded('onlyIntelHasFeatures', '/driver', 'xmlError', ({ model, driver }) =>
    model !== 'intel' && driver && Object.keys(driver).length > 0
      ? `iommu model '${model}' doesn't support additional attributes`
      : undefined,
  ),
  worded('onlyVirtioHasAnAddress', '/address', 'xmlError', ({ model, address }) =>
    model !== 'virtio' && address !== undefined ? `iommu model '${model}' can't have address` : undefined,
  ),
];

export const hostdevRules: readonly DeviceRule<Hostdev>[] = [
  worded('usbDevicesAreNamed', '/source', 'internalError', (device) => {
    if (device.mode !== 'subsystem' || device.type !== 'usb') return undefined;
    const { vendor, product } = device.source;
    if (vendor === undefined && product !== undefined) return 'missing vendor';
    return vendor !== undefined && product === undefined ? 'missing product' : undefined;
  }),
  never(
    'onlyUsbMayBeMissing',
    '/source/@startupPolicy',
    (device) =>
      device.mode === 'subsystem' && device.type === 'pci' && device.source.startupPolicy !== undefined,
    'configUnsupported',
    'Setting startupPolicy is only allowed for USB devices',
  ),
  never(
    'onlyPciTeams',
    '/teaming',
    (device) => device.teaming !== undefined && !(device.mode === 'subsystem' && device.type === 'pci'),
    'configUnsupported',
    'teaming is only supported for pci hostdev devices',
  ),
  never(
    'hostdevsAreTheTransientHalf',
    '/teaming/@type',
    ({ teaming }) => teaming?.type === 'persistent',
    'configUnsupported',
    "teaming hostdev devices must have type='transient'",
  ),
  never(
    'theTransientHalfNamesTheOther',
    '/teaming/@persistent',
    ({ teaming }) => teaming !== undefined && teaming.persistent === undefined,
    'configUnsupported',
    'missing required persistent attribute in hostdev teaming element',
  ),
];
