/** Which secrets a line needs, so that the driver can fetch and seal them before it is planned. */
import type { Domain } from '@typevirt/model';
import type { SecretName } from './secret.ts';
import { chainOf, encryptionOf } from './storage-node.ts';

/** Names of all secrets of a document: of storage servers, and of encrypted images. The same one may come twice. */
export function secretReferences({ devices }: Domain): readonly SecretName[] {
  const ofImages = devices.disks.flatMap(chainOf).flatMap((image) => {
    const { source } = image;
    const auth = source !== undefined && 'auth' in source ? source.auth : undefined;
    const [key] = encryptionOf(image)?.secrets ?? [];
    return [...(auth === undefined ? [] : [auth.secret]), ...(key === undefined ? [] : [key])];
  });
  const ofHostdevs = devices.hostdevs.flatMap((each) =>
    each.mode === 'subsystem' && each.type === 'scsi' && each.source.protocol === 'iscsi' && each.source.auth
      ? [each.source.auth.secret]
      : [],
  );
  return [...ofImages, ...ofHostdevs];
}
