/** Small devices: what their descriptions leave open. @source libvirt virDomainDeviceDefPostParseCommon, virDomain*DefParseXML */
import type { Hostdev } from '../devices/hostdev.ts';
import { everyDevice } from '../addresses/virtio-other.ts';
import { step } from './step.ts';

/** Names of devices belong to one run, except those that a user chose, where the driver keeps them. */
export const runNamesAreDropped = step('runNamesAreDropped', ({ devices }, { features }) => {
  for (const device of everyDevice(devices) as Iterable<{ alias?: string | undefined }>) {
    if (device.alias === undefined) continue;
    if (!features.has('userAlias') || !device.alias.startsWith('ua-')) delete device.alias;
  }
});

export const smallDeviceSteps = [
  step('hostUnitsAreGiven', ({ devices }) => devices.hostdevs.forEach(giveUnit)),
  step('noBalloonIsNowhere', ({ devices }) => {
    if (devices.memballoon?.model !== 'none') return;
    delete devices.memballoon.address;
    delete devices.memballoon.alias;
  }),
  step('redirectedVersionsAreWhole', ({ devices }) => {
    for (const each of devices.redirFilter?.rules ?? []) {
      if (each.version === '-1') delete each.version;
      else if (each.version !== undefined) each.version = wholeVersion(each.version);
    }
  }),
  step('vsockIsWhole', ({ devices: { vsock } }) => {
    if (vsock === undefined) return;
    vsock.model ??= 'virtio';
    if (vsock.cid === undefined) vsock.cid = { auto: true };
    else vsock.cid.auto ??= false;
  }),
  step('randomnessHasSource', ({ devices }) => {
    for (const { backend } of devices.rngs) if (backend.model === 'random') backend.source ??= '/dev/random';
  }),
  step('fileSystemsAreWhole', ({ devices }) => {
    for (const filesystem of devices.filesystems) {
      if (filesystem.type !== 'mount' || filesystem.driver?.type === 'virtiofs') continue;
      // Queue, program and locks are of virtiofsd alone.
      delete filesystem.driver?.queue;
      delete filesystem.binary;
    }
  }),
];

/** Two digits behind the point: 1.1 is 1.10. */
function wholeVersion(version: string): string {
  const [major = '', minor = ''] = version.split('.');
  return `${Number(major)}.${minor.padEnd(2, '0')}`;
}

/** A target of iSCSI without unit means its first. */
function giveUnit(hostdev: Hostdev): void {
  if (hostdev.mode !== 'subsystem' || hostdev.type !== 'scsi' || hostdev.source.protocol !== 'iscsi') return;
  if (!hostdev.source.name.includes('/')) hostdev.source.name += '/0';
}
