/**
 * Registers on the VIO bus of pSeries boards: each kind of device has a range, of which the first free is taken.
 *
 * @source libvirt qemuDomainAssignSpaprVIOAddress
 */
import { refuse } from '../../document-error.ts';
import type { Devices } from '../devices/index.ts';
import type { Placed } from './pci/slots.ts';
import { everyDevice } from './virtio-other.ts';

const firstRegister = {
  interface: 0x1000n,
  scsi: 0x2000n,
  nvram: 0x3000n,
  tpm: 0x4000n,
  serial: 0x30000000n,
};
const step = 0x1000n;

/** @throws {DocumentError} `xmlError` for a register that two devices want. */
export function assignSpaprVio(devices: Devices): void {
  const used = new Set<bigint>();
  // A console on a serial port shows the port's register as its own.
  const owners = everyDevice({ ...devices, consoles: [] });
  for (const { address } of owners) {
    if (address?.type !== 'spapr-vio' || address.reg === undefined) continue;
    if (used.has(address.reg)) {
      refuse('xmlError', 'domain', `spapr-vio address 0x${address.reg.toString(16)} already in use`);
    }
    used.add(address.reg);
  }
  const assign = (device: Placed, from: bigint) => {
    if (
      device.address?.type === 'spapr-vio' ? device.address.reg !== undefined : device.address !== undefined
    )
      return;
    let reg = from;
    while (used.has(reg)) reg += step;
    used.add(reg);
    device.address = { type: 'spapr-vio', reg };
  };
  for (const each of devices.interfaces)
    if (each.model === 'spapr-vlan') assign(each, firstRegister.interface);
  for (const each of devices.controllers)
    if (each.type === 'scsi' && each.model === 'ibmvscsi') assign(each, firstRegister.scsi);
  for (const each of devices.serials)
    if (each.target?.type === 'spapr-vio-serial') assign(each, firstRegister.serial);
  for (const each of devices.tpms) if (each.model === 'tpm-spapr') assign(each, firstRegister.tpm);
  if (devices.nvram) assign(devices.nvram, firstRegister.nvram);
}
