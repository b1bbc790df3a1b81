/** Memory that is plugged in like a device: modules, non-volatile memory, memory that grows and shrinks. */
import type { MemoryDevice } from '@typevirt/model';
import { device, type Option } from './arguments.ts';
import { addressProps } from './address.ts';
import type { PlanContext } from './context.ts';
import { memoryObjects, type MemoryPiece } from './memory-object.ts';
import { unsupported } from './refuse.ts';
import { virtioDevice } from './virtio.ts';

/** Options of every memory device. */
export function memoryDeviceOptions(context: PlanContext): readonly Option[] {
  return context.domain.devices.memories.flatMap((memory) => [
    ...memoryObjects(context, pieceOf(memory)),
    guestEnd(context, memory),
  ]);
}

function pieceOf({ alias = '', model, access, discard, source, target }: MemoryDevice): MemoryPiece {
  const isPmem = model === 'virtio-pmem';
  return {
    id: `mem${alias}`,
    file: alias,
    sizeKiB: target.sizeKiB,
    cell: target.node,
    access: isPmem ? 'shared' : access,
    discard,
    path: source?.path,
    pageSizeKiB: source?.pageSizeKiB,
    hostNodes: source?.nodeMask,
    alignKiB: source?.alignSizeKiB,
    isPersistent: source?.pmem,
    isFilled: model === 'nvdimm' && source?.pmem !== true,
    reserve: model === 'virtio-mem' ? false : undefined,
  };
}

function guestEnd({ domain }: PlanContext, memory: MemoryDevice): Option {
  const { alias = '', target, model } = memory;
  const memdev = `mem${alias}`;
  const place = addressProps(domain, memory);
  const bytes = (kib: bigint | undefined) => (kib === undefined ? undefined : kib * 1024n);
  switch (model) {
    case 'dimm':
      return device('pc-dimm', { node: target.node, memdev, id: alias, ...place });
    case 'nvdimm':
      return device('nvdimm', {
        node: target.node,
        'label-size': bytes(target.labelSizeKiB),
        uuid: memory.uuid,
        unarmed: target.readonly === true ? true : undefined,
        memdev,
        id: alias,
        ...place,
      });
    case 'virtio-pmem':
      return virtioDevice('virtio-pmem', { address: memory.address }, { memdev, id: alias, ...place });
    case 'virtio-mem':
      return virtioDevice(
        'virtio-mem',
        { address: memory.address },
        {
          node: target.node,
          'block-size': bytes(target.blockKiB),
          'requested-size': bytes(target.requestedKiB),
          memdev,
          prealloc: domain.memoryBacking?.allocation?.mode === 'immediate' ? true : undefined,
          id: alias,
          ...place,
        },
      );
    case 'sgx-epc':
      throw unsupported("sgx epc isn't supported by this QEMU binary");
  }
}
