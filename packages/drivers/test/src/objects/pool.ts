/** One simulated storage pool and its volumes, which exist in name only. */
import type { StoragePoolRef, StorageVolRef } from '@typevirt/driver';
import type { Listed } from '@typevirt/driver/kit';
import type { StoragePool, StorageVolume } from '@typevirt/model';

/** Room in every pool, in bytes. */
const roomBytes = 107_374_182_400n;

export class TestPool implements Listed {
  readonly uuid: string;
  readonly name: string;
  definition: StoragePool;
  isActive = false;
  isPersistent = false;
  autostart = false;
  /** By name, in order of arrival. */
  readonly volumes = new Map<string, StorageVolume>();

  constructor(uuid: string, definition: StoragePool) {
    this.uuid = uuid;
    this.name = definition.name;
    this.definition = definition;
  }

  get ref(): StoragePoolRef {
    return { name: this.name, uuid: this.uuid };
  }

  /** Bytes: all there is, what volumes take, what is left. */
  get room(): { readonly capacity: bigint; readonly allocation: bigint; readonly available: bigint } {
    let allocation = 0n;
    for (const volume of this.volumes.values()) allocation += volume.allocation;
    return { capacity: roomBytes, allocation, available: roomBytes - allocation };
  }

  volumeRef({ name, key }: StorageVolume): StorageVolRef {
    return { pool: this.name, name, key: key ?? name };
  }
}
