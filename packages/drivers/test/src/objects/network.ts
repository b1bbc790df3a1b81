/** One simulated network: a definition, and while it is active, what runs. */
import type { NetworkRef } from '@typevirt/driver';
import type { Listed } from '@typevirt/driver/kit';
import type { Network } from '@typevirt/model';

export class TestNetwork implements Listed {
  readonly uuid: string;
  readonly name: string;
  /** Undefined for a transient network. */
  definition: Network | undefined;
  /** What runs; undefined while the network is inactive. */
  live: Network | undefined;
  autostart = false;

  constructor(uuid: string, name: string) {
    this.uuid = uuid;
    this.name = name;
  }

  get ref(): NetworkRef {
    return { name: this.name, uuid: this.uuid };
  }

  /** What runs, else what would run. */
  get document(): Network {
    const document = this.live ?? this.definition;
    if (document === undefined)
      throw new Error(`network '${this.name}' has neither a definition nor a bridge`);
    return document;
  }
}
