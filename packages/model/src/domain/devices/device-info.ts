/**
 * What almost every device ends with: its boot order, alias, option ROM, ACPI index and address, in this order. Spread
 * one of the lists at the end of a device's fields.
 *
 * Aliases are made up when a domain starts and show only on a running one, except those that start with `ua-`: the
 * user chose them, and they are kept.
 */
import {
  attr,
  child,
  type Element,
  element,
  fields,
  type Infer,
  inside,
  onOff,
  optional,
  ranged,
  yesNo,
} from '@typevirt/xml';
import { deviceAddressXml } from './address.ts';
import { absPath, aliasName, strictly } from './scalars.ts';

const boot = fields({
  order: attr('order', ranged(1, 0xffffffff), {
    doc: 'Place in the order in which devices are tried; 1 is first.',
  }),
  loadparm: optional(
    attr('loadparm', strictly('[a-zA-Z0-9.\\s]{1,8}', 'loadparm', '2', 'LINUX'), {
      since: '3.5.0',
      doc: 'Which boot entry an s390 guest takes.',
    }),
  ),
});
/** A device's place in the boot order. */
export interface DeviceBoot extends Infer<typeof boot> {}
export const deviceBootXml: Element<DeviceBoot> = element('boot', boot, {
  doc: 'Makes the device bootable. Excludes boot devices by class.',
  since: '0.8.8',
});

const rom = fields({
  enabled: optional(
    attr('enabled', yesNo, { since: '4.3.0', doc: 'Whether the device has an option ROM at all.' }),
  ),
  bar: optional(attr('bar', onOff, { doc: "Whether the ROM shows in the guest's memory map." })),
  file: optional(
    attr('file', absPath, { since: '0.9.10', doc: 'File that holds the ROM, instead of the built-in one.' }),
  ),
});
/** A PCI device's option ROM. */
export interface DeviceRom extends Infer<typeof rom> {}
export const deviceRomXml: Element<DeviceRom> = element('rom', rom, { doc: 'Option ROM.', since: '0.9.7' });

/** Is this an alias that a user chose, to be kept in the definition? */
export function isUserAlias(alias: string): boolean {
  return alias.startsWith('ua-');
}

const bootPart = { boot: optional(child(deviceBootXml)) };
const romPart = { rom: optional(child(deviceRomXml)) };
export const aliasPart = {
  alias: optional(
    inside('alias', attr('name', aliasName), {
      in: ['live', 'status'],
      kept: isUserAlias,
      doc: "The device's name: made up when the domain starts, or the user's own (`ua-…`).",
    }),
  ),
};
const acpiPart = {
  acpiIndex: optional(
    inside('acpi', attr('index', ranged(1, 0xffffffff)), {
      since: '7.3.0',
      doc: 'Onboard index told to the guest by ACPI, which names network devices by it.',
    }),
  ),
};
export const addressPart = { address: optional(child(deviceAddressXml)) };

/** Alias, ACPI index, address. */
export const deviceInfo = { ...aliasPart, ...acpiPart, ...addressPart };
/** The same, for devices that guests may boot from. */
export const bootableInfo = { ...bootPart, ...deviceInfo };
/** The same, for bootable devices with an option ROM. */
export const bootableRomInfo = { ...bootPart, ...aliasPart, ...romPart, ...acpiPart, ...addressPart };
