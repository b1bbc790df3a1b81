/**
 * Which domains a list with flags shows: within each group of flags any of them is enough, and every group that has a
 * flag must agree; a group without flags does not care.
 *
 * @source libvirt virConnectListAllDomainsFlags
 */
import { ConnectListAllDomainsFlags as Flag, DomainState } from '../constants/index.ts';

/** What the flags ask of a domain. */
export interface FilteredDomain {
  readonly isActive: boolean;
  readonly isPersistent: boolean;
  /** A `DomainState`. */
  readonly state: number;
  readonly autostart: boolean;
  readonly hasManagedSave: boolean;
  readonly hasSnapshot: boolean;
  readonly hasCheckpoint: boolean;
}

const groups: readonly (readonly (readonly [flag: number, holds: (domain: FilteredDomain) => boolean])[])[] =
  [
    [
      [Flag.active, ({ isActive }) => isActive],
      [Flag.inactive, ({ isActive }) => !isActive],
    ],
    [
      [Flag.persistent, ({ isPersistent }) => isPersistent],
      [Flag.transient, ({ isPersistent }) => !isPersistent],
    ],
    [
      [Flag.running, ({ state }) => state === DomainState.running],
      [Flag.paused, ({ state }) => state === DomainState.paused],
      [Flag.shutoff, ({ state }) => state === DomainState.shutoff],
      [
        Flag.other,
        ({ state }) =>
          state !== DomainState.running && state !== DomainState.paused && state !== DomainState.shutoff,
      ],
    ],
    [
      [Flag.managedsave, ({ hasManagedSave }) => hasManagedSave],
      [Flag.noManagedsave, ({ hasManagedSave }) => !hasManagedSave],
    ],
    [
      [Flag.autostart, ({ autostart }) => autostart],
      [Flag.noAutostart, ({ autostart }) => !autostart],
    ],
    [
      [Flag.hasSnapshot, ({ hasSnapshot }) => hasSnapshot],
      [Flag.noSnapshot, ({ hasSnapshot }) => !hasSnapshot],
    ],
    [
      [Flag.hasCheckpoint, ({ hasCheckpoint }) => hasCheckpoint],
      [Flag.noCheckpoint, ({ hasCheckpoint }) => !hasCheckpoint],
    ],
  ];

/** All flags that a list of domains understands. */
export const domainListFlags: number = groups.flat().reduce((all, [flag]) => all | flag, 0);

/** Whether a list with these flags shows this domain. */
export function matchesDomainFlags(domain: FilteredDomain, flags: number): boolean {
  return groups.every((group) => {
    const asked = group.filter(([flag]) => (flags & flag) !== 0);
    return asked.length === 0 || asked.some(([, holds]) => holds(domain));
  });
}
