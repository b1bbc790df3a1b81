/**
 * SCSI controllers whose disks say which chip they are on, as old definitions did.
 *
 * @source libvirt virVMXGatherSCSIControllers
 */
import { step } from '@typevirt/model';

const chips = ['buslogic', 'lsilogic', 'lsisas1068', 'vmpvscsi'] as const;

/** Comes after controllers were added for disks. */
export const scsiModelsFollowDisks = step('scsiModelsFollowDisks', ({ devices }) => {
  for (const { target, address, driver } of devices.disks) {
    if (target.bus !== 'scsi' || address?.type !== 'drive') continue;
    const chip = chips.find((name) => name === driver?.name?.toLowerCase());
    for (const controller of devices.controllers) {
      if (controller.type !== 'scsi' || controller.index !== address.controller || chip === undefined)
        continue;
      controller.model ??= chip;
    }
  }
});
