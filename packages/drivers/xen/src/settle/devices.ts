/** What single devices leave open. @source libvirt libxlDomainDeviceDefPostParse */
import { refuse, step, type NormalizeStep } from '@typevirt/model';

/** Steps on devices of the host and on disks. */
export const deviceSteps: readonly NormalizeStep[] = [
  step('hostDevicesAreGivenByXen', ({ type, devices }) => {
    for (const hostdev of devices.hostdevs) {
      if (hostdev.mode === 'capabilities')
        refuse('configUnsupported', 'libxl', `hostdev mode 'capabilities' is not supported in ${type}`);
      if (hostdev.type === 'pci') hostdev.driver ??= { name: 'xen' };
    }
    for (const device of devices.interfaces)
      if (device.type === 'hostdev' && device.source.address?.type === 'pci')
        device.driver ??= { name: 'xen' };
  }),
  step('disksHaveFormats', ({ devices }) => {
    for (const disk of devices.disks) {
      const name = disk.driver?.name ?? (disk.type === 'network' ? 'qemu' : undefined);
      disk.driver = {
        cache: 'default',
        ...disk.driver,
        ...(name && { name }),
        type: disk.driver?.type ?? 'raw',
      };
    }
  }),
];
