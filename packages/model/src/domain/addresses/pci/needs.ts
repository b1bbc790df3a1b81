/**
 * What each device needs of the bus it sits on; undefined for devices that are not on PCI.
 *
 * On a PCI Express board virtio devices are Express ones, unless they also serve guests from before virtio 1.0.
 *
 * @source libvirt qemuDomainDeviceCalculatePCIConnectFlags
 */
import type { Disk } from '../../devices/disk.ts';
import type { HostPciAddress } from '../../devices/address.ts';
import type { Controller } from '../../devices/controller.ts';
import type { Devices } from '../../devices/index.ts';
import type { Hostdev } from '../../devices/hostdev.ts';
import type { PciNeed } from './bus.ts';

/** What decides between kinds of slots beside the device itself. */
export interface PciNeedFacts {
  /** The root bus is PCI Express. */
  readonly express: boolean;
  /** Is the host's device a PCI Express one? */
  readonly hostPciIsExpress: (address: HostPciAddress) => boolean;
}

const conventional: PciNeed = { plug: 'pci-device', hotplug: true, shareSlot: false };
const expressDevice: PciNeed = { plug: 'pcie-device', hotplug: true, shareSlot: false };

/** Of devices of other hypervisors. */
const nowhere: PciNeed = { plug: 'nothing', hotplug: false, shareSlot: false };

/** Network cards that are known to be no Express ones; what nobody knows is taken for one. */
const conventionalCards = new Set([
  'rtl8139',
  'e1000',
  'virtio-transitional',
  'lan9118',
  'vmxnet3',
  'netfront',
  'scm91c111',
]);

export class PciNeeds {
  readonly #facts: PciNeedFacts;
  /** Of devices that are Express ones where the board is. */
  readonly express: PciNeed;

  constructor(facts: PciNeedFacts) {
    this.#facts = facts;
    this.express = facts.express ? expressDevice : conventional;
  }

  virtio(model?: string): PciNeed {
    return model?.includes('transitional') && !model.includes('non') ? conventional : this.express;
  }

  controller(controller: Controller): PciNeed | undefined {
    switch (controller.type) {
      case 'pci':
        return pciController(controller.model);
      case 'usb':
        if (controller.model === 'none' || controller.model === 'qusb1' || controller.model === 'qusb2')
          return undefined;
        return controller.model === 'nec-xhci' || controller.model === 'qemu-xhci'
          ? this.express
          : conventional;
      case 'scsi':
        if (controller.model === 'ibmvscsi') return undefined;
        return controller.model?.startsWith('virtio') ? this.virtio(controller.model) : conventional;
      case 'virtio-serial':
        return this.virtio(controller.model);
      case 'ide':
      case 'sata':
        return conventional;
      case 'xenbus':
      case 'isa':
        return nowhere;
      default:
        return undefined;
    }
  }

  disk(disk: Disk): PciNeed | undefined {
    return disk.target.bus === 'virtio' ? this.virtio(disk.model) : undefined;
  }

  interface(device: Devices['interfaces'][number]): PciNeed | undefined {
    const model = device.model ?? '';
    if (model === 'spapr-vlan') return undefined;
    if (model === 'usb-net') return nowhere;
    if (device.type === 'hostdev') return this.express;
    return conventionalCards.has(model) ? conventional : this.express;
  }

  sound({ model }: Devices['sounds'][number]): PciNeed | undefined {
    if (model === 'ich7') return nowhere;
    if (model === 'sb16' || model === 'pcspk' || model === 'usb') return undefined;
    return (model as string) === 'virtio' ? this.express : conventional;
  }

  video({ model }: Devices['videos'][number]): PciNeed | undefined {
    switch (model?.type) {
      case 'none':
      case 'ramfb':
        return undefined;
      case 'virtio':
      case 'bochs':
        return this.express;
      case 'xen':
      case 'vbox':
      case 'parallels':
      case 'gop':
        return nowhere;
      default:
        return conventional;
    }
  }

  hostdev(device: Hostdev): PciNeed | undefined {
    if (device.mode !== 'subsystem') return undefined;
    switch (device.type) {
      case 'pci':
        return this.#facts.express && this.#facts.hostPciIsExpress(device.source.address)
          ? expressDevice
          : conventional;
      case 'scsi_host':
        return this.virtio(device.model);
      case 'mdev':
        return device.model === 'vfio-pci' ? this.express : undefined;
      default:
        return undefined;
    }
  }

  memballoon({ model }: NonNullable<Devices['memballoon']>): PciNeed {
    return model === 'xen' ? nowhere : this.virtio(model);
  }

  memory({ model }: Devices['memories'][number]): PciNeed | undefined {
    return model === 'virtio-pmem' || model === 'virtio-mem' ? this.express : undefined;
  }

  input(input: Devices['inputs'][number]): PciNeed | undefined {
    return input.bus === 'virtio' ? this.virtio(input.model) : undefined;
  }

  watchdog({ model }: Devices['watchdogs'][number]): PciNeed | undefined {
    return model === 'i6300esb' ? conventional : undefined;
  }

  serial({ target }: Devices['serials'][number]): PciNeed | undefined {
    return target?.type === 'pci-serial' ? conventional : undefined;
  }

  shmem({ model }: Devices['shmems'][number]): PciNeed | undefined {
    return model === undefined ? undefined : conventional;
  }
}

function pciController(model: (Controller & { type: 'pci' })['model']): PciNeed | undefined {
  if (model === undefined || model === 'pci-root' || model === 'pcie-root') return undefined;
  return {
    plug: model,
    hotplug: false,
    shareSlot: model === 'pcie-root-port',
  };
}
