/** A simulated host and all that is on it. Shared by the connections to `test:///default`; others have one each. */
import type { DomainRef } from '@typevirt/driver';
import { EventHub, ObjectList } from '@typevirt/driver/kit';
import type { TestDomain } from '../domain/domain.ts';
import { testError } from '../errors.ts';
import type { Surroundings } from '../options.ts';

/** What `virNodeGetInfo` tells of the host. */
export interface NodeFacts {
  readonly model: string;
  readonly memoryKiB: bigint;
  readonly cpus: number;
  readonly mhz: number;
  readonly nodes: number;
  readonly sockets: number;
  readonly cores: number;
  readonly threads: number;
}

/** The host where nothing else was said. */
export const defaultNode: NodeFacts = {
  model: 'i686',
  memoryKiB: 3_145_728n,
  cpus: 16,
  mhz: 1400,
  nodes: 2,
  sockets: 2,
  cores: 2,
  threads: 2,
};

export class World {
  readonly surroundings: Surroundings;
  readonly hub = new EventHub();
  readonly domains = new ObjectList<TestDomain>();
  node: NodeFacts = defaultNode;
  #lastId = 0;

  constructor(surroundings: Surroundings) {
    this.surroundings = surroundings;
  }

  /** The next id of a running guest; never given twice. */
  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  get nowSeconds(): bigint {
    return BigInt(Math.floor(this.surroundings.nowMs() / 1000));
  }

  /** Nanoseconds since the epoch. */
  get nowNs(): bigint {
    return BigInt(Math.floor(this.surroundings.nowMs() * 1000)) * 1000n;
  }

  /** The domain that a reference means. @throws {VirtError} `noDomain`. */
  domain({ uuid, name }: DomainRef): TestDomain {
    const domain = this.domains.byUuid(uuid);
    if (domain === undefined) throw testError('noDomain', `no domain with matching uuid '${uuid}' (${name})`);
    return domain;
  }
}
