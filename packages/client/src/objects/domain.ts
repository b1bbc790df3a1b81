/** A domain as callers have it: all its parts, and its way to another host. */
import type { DomainMigrateFlags, TypedParam } from '@typevirt/driver';
import { migrate, migrateToUri } from '../migrate.ts';
import type { Session } from '../session.ts';
import { DomainTuning } from './domain-tuning.ts';
import type { CallOptions } from './virt-object.ts';

/** A virtual machine or container. Made by a connection; a plain reference, so that it may outlive what it names. */
export class Domain extends DomainTuning {
  /**
   * Moves the guest to the host of another connection, this process carrying the messages between the two daemons and
   * the hypervisors talking to each other directly. Resolves when it runs there, or stays paused if it was.
   *
   * Whatever fails, or an aborted signal, leaves the guest running here and nothing at the other side.
   *
   * @param destination A connection to the other host.
   * @param params By name, e.g. `migrate_uri`, `destination_name`, `bandwidth` (MiB/s).
   * @param flags `DomainMigrateFlags`; `live` lets the guest run meanwhile. `peer2peer` is for `migrateToUri`.
   * @returns The domain at the other side.
   * @throws {VirtError} `operationInvalid` where it does not run; `operationUnsupported` for devices that cannot move.
   * @source libvirt virDomainMigrate3, since 1.1.0
   */
  async migrate(
    destination: { readonly session: Session },
    params: readonly TypedParam[] = [],
    flags: DomainMigrateFlags = 0,
    options?: CallOptions,
  ): Promise<Domain> {
    const there = await migrate(this.session, this.ref, destination.session, params, flags, options);
    return new Domain(destination.session, there);
  }

  /**
   * Moves the guest to another host, its daemon here talking to the one there; without `peer2peer` to a hypervisor that knows no
   * daemon.
   *
   * @param uri The other host's, as this host's daemon reaches it.
   * @param params As of `migrate`.
   * @param flags `DomainMigrateFlags` with `peer2peer`, perhaps `tunnelled`.
   * @throws {VirtError} `argumentUnsupported` where this host's driver cannot do that; `invalidArg` for flags that contradict
   *   each other.
   * @source libvirt virDomainMigrateToURI3, since 1.1.0
   */
  migrateToUri(
    uri: string,
    params: readonly TypedParam[] = [],
    flags: DomainMigrateFlags = 0,
    options?: CallOptions,
  ): Promise<void> {
    return migrateToUri(this.session, this.ref, uri, params, flags, options);
  }
}
