/** A volume as its pool knows it. */
import type { StorageVolume } from '@typevirt/model';
import { refusal } from '../errors.ts';

export class Volume {
  readonly name: string;
  readonly path: string;
  /** Replaced, never changed. */
  document: StorageVolume;
  /** It is being made: nobody else may touch it. */
  isBuilding = false;
  /** How many read it as the original of a copy. */
  users = 0;

  constructor(path: string, document: StorageVolume) {
    this.name = document.name;
    this.path = path;
    this.document = { ...document, key: path, target: { ...document.target, path } };
  }

  /** @throws {VirtError} `operationInvalid` while the volume is being made. */
  requireBuilt(): void {
    if (!this.isBuilding) return;
    throw refusal('operationInvalid', `volume '${this.name}' is still being allocated.`);
  }

  /** @throws {VirtError} `operationInvalid` while the volume is being made or copied. */
  requireUnused(): void {
    if (this.users > 0) throw refusal('operationInvalid', `volume '${this.name}' is still in use.`);
    this.requireBuilt();
  }
}
