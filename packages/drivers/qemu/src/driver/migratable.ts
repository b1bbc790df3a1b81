/**
 * A document as the host that a guest moves to reads it: without the devices that every version of libvirt adds by itself,
 * and with the processor that was asked for, not the one that QEMU made here.
 *
 * @source libvirt qemuDomainDefFormatBufInternal
 */
import type { Controller, Disk, Domain } from '@typevirt/model';
import { asDefinition } from './as-definition.ts';
import type { QemuDomain } from './domain.ts';

/** The document to be shown as migratable. */
export function migratableDocument({ live, definition, document }: QemuDomain): Domain {
  if (live === undefined) return withoutImplicit(document);
  const known = new Map(definition?.devices.disks.map((disk) => [disk.target.dev, disk]));
  const { devices, cpu, ...rest } = asDefinition(document);
  const disks = devices.disks.map((disk) => withoutFoundChain(disk, known.get(disk.target.dev)));
  return withoutImplicit({ ...rest, cpu: live.askedCpu ?? cpu, devices: { ...devices, disks } });
}

function withoutImplicit(domain: Domain): Domain {
  const { devices } = domain;
  const usb = devices.controllers.filter(({ type }) => type === 'usb');
  return {
    ...domain,
    devices: {
      ...devices,
      controllers: devices.controllers.filter(
        (each) => !isRoot(each) && !(usb.length === 1 && isFirstUsb(each)),
      ),
      inputs: devices.inputs.filter(({ type, bus }) => !(type === 'keyboard' && bus === 'ps2')),
      audios: devices.audios.length === 1 && devices.audios[0]?.backend.type === 'none' ? [] : devices.audios,
    },
  };
}

const isRoot = (each: Controller): boolean =>
  each.type === 'pci' && each.index === 0 && each.model === 'pci-root';

const isFirstUsb = (each: Controller): boolean =>
  each.type === 'usb' && each.index === 0 && (each.model === undefined || each.model === 'piix3-uhci');

/** Images below that we found ourselves are found again there. */
function withoutFoundChain(disk: Disk, defined: Disk | undefined): Disk {
  const said = defined !== undefined && 'backingStore' in defined && defined.backingStore !== undefined;
  if (said || !('backingStore' in disk) || disk.backingStore?.type === 'none') return disk;
  const { backingStore: _found, ...rest } = disk;
  return rest;
}
