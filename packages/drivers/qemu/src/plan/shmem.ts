/** Memory shared between guests. */
import type { Shmem } from '@typevirt/model';
import { device, list, object, type Option } from './arguments.ts';
import { addressProps } from './address.ts';
import type { PlanContext } from './context.ts';
import { unsupported } from './refuse.ts';

/** Options of every shared memory. */
export function shmemOptions({ domain }: PlanContext): readonly Option[] {
  return domain.devices.shmems.flatMap((shmem) => {
    const place = addressProps(domain, shmem);
    const id = shmem.alias;
    switch (shmem.model) {
      case 'ivshmem-plain': {
        const memdev = `shmmem-${id ?? ''}`;
        const master = shmem.role === undefined ? undefined : shmem.role === 'master' ? 'on' : 'off';
        return [memory(shmem, memdev), device('ivshmem-plain', { id, memdev, master, ...place })];
      }
      case 'ivshmem-doorbell': {
        const chardev = `char${id ?? ''}`;
        const path = shmem.server?.path ?? `/var/lib/libvirt/shmem-${shmem.name}-sock`;
        return [
          device('ivshmem-doorbell', {
            id,
            chardev,
            vectors: shmem.msi?.vectors,
            ioeventfd: shmem.msi?.ioEventFd,
            ...place,
          }),
          ['-chardev', list('socket', { id: chardev, path })],
        ];
      }
      default:
        throw unsupported(`ivshmem device is not supported with this QEMU binary`);
    }
  });
}

function memory({ name, sizeMiB }: Shmem, id: string): Option {
  const size = (sizeMiB ?? 4n) * 1024n * 1024n;
  return object('memory-backend-file', id, { 'mem-path': `/dev/shm/${name}`, size, share: true });
}
