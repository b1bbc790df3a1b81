/**
 * Numbers of images, which name their block nodes: from the last disk to the first, each from its own image down to what
 * it stands on. Drives without a medium have a number too, that nobody sees.
 *
 * @source libvirt qemuDomainPrepareDiskSource, in the order of qemuProcessPrepareHostStorage
 */
import type { BackingStore, Disk, Domain } from '@typevirt/model';

type Image = Disk | BackingStore;

/** Numbers every image. Changes the document given. */
export function numberBlockNodes({ devices }: Domain): void {
  let number = 0;
  for (const disk of devices.disks.toReversed()) {
    if (disk.type === 'vhostuser') continue;
    for (
      let image: Image | undefined = disk;
      image !== undefined && image.type !== 'none';
      image = below(image)
    ) {
      number += 1;
      if ('format' in image) image.index = number;
      else if (image.source !== undefined) Object.assign(image.source, { index: number });
    }
  }
}

function below(image: Image): BackingStore | undefined {
  return 'backingStore' in image ? image.backingStore : undefined;
}
