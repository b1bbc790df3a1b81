/** What all virtio devices share: the transport in the name of their driver, and options of the transport. */
import type { DeviceAddress, VirtioDriver } from '@typevirt/model';
import type { Option, Props } from './arguments.ts';
import { device } from './arguments.ts';
import { unsupported } from './refuse.ts';

/** A device that speaks virtio. */
export interface VirtioDevice {
  readonly address?: DeviceAddress | undefined;
  readonly model?: string | undefined;
  readonly driver?: VirtioDriver | undefined;
}

/** Name of the driver: `virtio-blk` at a PCI address is `virtio-blk-pci`. */
export function virtioDriver(base: string, { address, model }: VirtioDevice): string {
  switch (address?.type) {
    case undefined:
    case 'pci':
    case 'unassigned':
      return `${base}-pci${generation(model)}`;
    case 'ccw':
      return `${base}-ccw`;
    case 'virtio-mmio':
      return `${base}-device`;
    default:
      throw unsupported(`Unexpected address type for '${base}'`);
  }
}

function generation(model: string | undefined): string {
  return model === 'virtio-transitional' || model === 'virtio-non-transitional'
    ? model.slice('virtio'.length)
    : '';
}

/** Options of the transport. */
export function virtioProps({ driver }: VirtioDevice): Props {
  return {
    iommu_platform: driver?.iommu,
    ats: driver?.ats,
    packed: driver?.packed,
    'page-per-vq': driver?.pagePerVq,
  };
}

/** `-device` of a virtio device. */
export function virtioDevice(base: string, described: VirtioDevice, props: Props): Option {
  return device(virtioDriver(base, described), { ...virtioProps(described), ...props });
}
