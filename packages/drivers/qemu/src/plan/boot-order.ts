/** Which device is tried first: the device's own number, or what the classes of `<os><boot>` come to. */
import type { Disk, Domain, Interface } from '@typevirt/model';

/** Boot numbers by device; devices without one are not in it. */
export type BootOrder = ReadonlyMap<object, number>;

const classes = { disk: 'hd', lun: 'hd', cdrom: 'cdrom', floppy: 'fd' } as const;

/** Numbers of everything that can be booted. The first device of each class has the class's place. */
export function bootOrder({ os, devices }: Domain): BootOrder {
  const order = new Map<object, number>();
  const { disks, interfaces, hostdevs, redirdevs, filesystems } = devices;
  for (const device of [...disks, ...interfaces, ...hostdevs, ...redirdevs, ...filesystems]) {
    if ('boot' in device && device.boot !== undefined) order.set(device, device.boot.order);
  }
  const own = new Set(order.keys());
  // A class that is written twice has its last place.
  os.boot.forEach((wanted, place) => {
    const first = firstOf(wanted, disks, interfaces);
    if (first !== undefined && !own.has(first)) order.set(first, place + 1);
  });
  return order;
}

function firstOf(
  wanted: Domain['os']['boot'][number],
  disks: readonly Disk[],
  interfaces: readonly Interface[],
): object | undefined {
  return wanted === 'network' ? interfaces[0] : disks.find(({ device }) => classes[device] === wanted);
}
