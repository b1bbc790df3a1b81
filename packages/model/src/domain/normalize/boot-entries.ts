/** Boot entries of IBM Z guests: upper case, few characters. @source libvirt virDomainDeviceBootParseXML */
import { refuse } from '../../document-error.ts';
import type { Devices } from '../devices/index.ts';
import { step } from './step.ts';

/** @throws {DocumentError} `internalError` for what the firmware cannot read. */
export const bootEntriesAreReadable = step('bootEntriesAreReadable', ({ devices }) =>
  bootables(devices).forEach(settleEntry),
);

type Bootable = Pick<Devices['disks'][number], 'boot'>;

function bootables({ disks, interfaces, hostdevs }: Devices): readonly Bootable[] {
  return [...disks, ...interfaces, ...hostdevs.filter((each) => each.mode === 'subsystem')];
}

const longest = 8;

function settleEntry({ boot }: Bootable): void {
  if (boot?.loadparm === undefined) return;
  const { loadparm } = boot;
  const wrong = (detail: string) => refuse('internalError', 'domain', detail);
  if (loadparm.length === 0 || loadparm.length > longest)
    wrong(`loadparm value '${loadparm}' must be between 1 and ${longest} characters`);
  if (!/^[a-zA-Z0-9. ]*$/.test(loadparm))
    wrong(`invalid loadparm value '${loadparm}', expecting chars in set of [a-zA-Z0-9.] and blank spaces`);
  boot.loadparm = loadparm.toUpperCase();
}
