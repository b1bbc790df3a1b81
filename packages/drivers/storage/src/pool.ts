/**
 * A pool:
 *
 *     defined ── start ──▶ active ── destroy ──▶ defined ── undefine ──▶ gone
 *                 └ create (no definition) ▶ active ── destroy ──▶ gone
 *
 * It changes state only inside its job. Readers never wait.
 */
import type { StoragePoolRef, StorageVolRef } from '@typevirt/driver';
import { JobQueue, type Listed } from '@typevirt/driver/kit';
import type { StoragePool } from '@typevirt/model';
import type { Room } from './backend/dir.ts';
import { refusal } from './errors.ts';
import type { Volume } from './volume/volume.ts';

export class Pool implements Listed {
  readonly uuid: string;
  readonly name: string;
  readonly jobs = new JobQueue();
  /** What is in force. */
  definition: StoragePool;
  /** What will be in force when the pool is no longer active; undefined where nothing changes. */
  newDefinition: StoragePool | undefined;
  isActive = false;
  /** Whether there is a stored definition. */
  isPersistent = false;
  autostart = false;
  /** By name, in the order of the names' arrival. */
  volumes: Map<string, Volume> = new Map();

  constructor(uuid: string, definition: StoragePool) {
    this.uuid = uuid;
    this.name = definition.name;
    this.definition = { ...definition, uuid };
  }

  get ref(): StoragePoolRef {
    return { name: this.name, uuid: this.uuid };
  }

  /** Where the volumes are. */
  get path(): string {
    return this.definition.target?.path ?? '';
  }

  /** Takes over what was found out about the room. */
  setRoom(room: Room): void {
    this.definition = { ...this.definition, ...room };
  }

  volumeRef({ name, path }: Volume): StorageVolRef {
    return { pool: this.name, name, key: path };
  }

  /** @throws {VirtError} `noStorageVol`. */
  volumeNamed(name: string): Volume {
    const volume = this.volumes.get(name);
    if (volume !== undefined) return volume;
    throw refusal('noStorageVol', `no storage vol with matching name '${name}'`);
  }

  /** @throws {VirtError} `internalError` while a volume is being made or copied. */
  requireIdle(): void {
    for (const volume of this.volumes.values()) {
      if (volume.isBuilding || volume.users > 0) {
        throw refusal('internalError', `pool '${this.name}' has asynchronous jobs running.`);
      }
    }
  }
}
