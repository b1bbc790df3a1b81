/** SATA disks: ports by name. @source libvirt bhyveDomainDiskDefAssignAddress */
import { diskIndex, refuse, step, type NormalizeStep } from '@typevirt/model';
import type { BhyveProgram } from './definition.ts';

const ports = 32;

/** Before the shared numbering, which knows fewer ports. */
export function sataDrivesAreAddressed({ wideSata }: BhyveProgram): NormalizeStep {
  return step('sataDrivesAreAddressed', ({ devices }) => {
    for (const disk of devices.disks) {
      if (disk.address !== undefined) continue;
      const { dev, bus } = disk.target;
      const index = diskIndex(dev);
      if (index === undefined)
        refuse('xmlError', 'bhyve', `Unknown disk name '${dev}' and no address specified`);
      if (bus !== 'sata') continue;
      const [controller, unit] = wideSata ? [Math.floor(index / ports), index % ports] : [index, 0];
      disk.address = { type: 'drive', controller, bus: 0, target: 0, unit };
    }
  });
}
