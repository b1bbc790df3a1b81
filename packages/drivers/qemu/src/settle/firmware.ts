/**
 * Firmware that a definition leaves open: chosen at start among those that are installed, by kind, board and features.
 *
 * @source libvirt qemuFirmwareFillDomain, qemuFirmwareMatchDomain
 */
import { VirtError } from '@typevirt/driver';
import type { Domain } from '@typevirt/model';
import { suits, type Firmware } from '../probe/index.ts';

const interfaceOf = { efi: 'uefi', bios: 'bios' } as const;

/**
 * Names the firmware, and what its variables start from. Changes the document given; one that names its firmware stays.
 *
 * @throws {VirtError} `operationFailed` where nothing that is installed will do.
 */
export function chooseFirmware(domain: Domain, installed: readonly Firmware[]): void {
  const { os } = domain;
  if (os.firmware === undefined || os.loader?.path !== undefined) return;
  const found = installed.find((firmware) => serves(firmware, domain));
  if (found === undefined) {
    throw new VirtError('operationFailed', `Unable to find any firmware to satisfy '${os.firmware}'`, {
      domain: 'qemu',
    });
  }
  if (found.device !== 'flash') {
    os.loader = { ...os.loader, type: 'rom', path: found.path };
    return;
  }
  os.loader = { ...os.loader, type: 'pflash', readonly: true, path: found.path };
  if (os.loader.stateless !== true)
    os.nvram = { template: found.varsTemplate, ...(os.nvram ?? { type: 'path' }) };
}

function serves(firmware: Firmware, { os, features, powerManagement }: Domain): boolean {
  const has = (name: string): boolean => firmware.features.includes(name);
  const kind = os.firmware === undefined ? undefined : interfaceOf[os.firmware];
  const { arch = '', machine = '' } = os.type;
  return (
    kind !== undefined &&
    firmware.interfaces.includes(kind) &&
    suits(firmware, arch, machine) &&
    os.firmwareFeatures.every(({ name, enabled }) => has(name) === enabled) &&
    !(powerManagement?.suspendToMem === true && !has('acpi-s3')) &&
    !(powerManagement?.suspendToDisk === true && !has('acpi-s4')) &&
    !(has('requires-smm') && features?.smm?.state !== true) &&
    !(os.loader?.secure === true && !has('requires-smm')) &&
    (firmware.device !== 'flash' || firmware.format === 'raw')
  );
}
