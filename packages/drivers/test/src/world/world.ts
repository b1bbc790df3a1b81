/** A simulated host and all that is on it. Shared by the connections to `test:///default`; others have one each. */
import type { DomainRef, StoragePoolRef } from '@typevirt/driver';
import { EventHub, ObjectList } from '@typevirt/driver/kit';
import type { TestDomain } from '../domain/domain.ts';
import { testError } from '../errors.ts';
import type { TestInterface } from '../methods/interfaces.ts';
import type { TestNetwork } from '../objects/network.ts';
import type { NodeDevices } from '../objects/node-devices.ts';
import type { TestPool } from '../objects/pool.ts';
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

interface Interfaces {
  now: Map<string, TestInterface>;
  before: Map<string, TestInterface> | undefined;
}

export class World {
  readonly surroundings: Surroundings;
  readonly hub = new EventHub();
  readonly domains = new ObjectList<TestDomain>();
  readonly networks = new ObjectList<TestNetwork>();
  readonly pools = new ObjectList<TestPool>();
  /** By name; `before` is what a rollback of the running change goes back to. */
  readonly interfaces: Interfaces = { now: new Map(), before: undefined };
  readonly devices: NodeDevices = new Map();
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

  /** The pool of a name. @throws {VirtError} `noStoragePool`. */
  pool({ name }: Pick<StoragePoolRef, 'name'>): TestPool {
    const pool = this.pools.byName(name);
    if (pool === undefined) throw testError('noStoragePool', `no storage pool with matching name '${name}'`);
    return pool;
  }
}
