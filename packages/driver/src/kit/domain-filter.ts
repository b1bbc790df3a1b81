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

type Group = readonly { readonly flag: number; readonly holds: (domain: FilteredDomain) => boolean }[];

const groups: readonly Group[] = [
  [
    { flag: Flag.active, holds: ({ isActive }) => isActive },
    { flag: Flag.inactive, holds: ({ isActive }) => !isActive },
  ],
  [
    { flag: Flag.persistent, holds: ({ isPersistent }) => isPersistent },
    { flag: Flag.transient, holds: ({ isPersistent }) => !isPersistent },
  ],
  [
    { flag: Flag.running, holds: ({ state }) => state === DomainState.running },
    { flag: Flag.paused, holds: ({ state }) => state === DomainState.paused },
    { flag: Flag.shutoff, holds: ({ state }) => state === DomainState.shutoff },
    {
      flag: Flag.other,
      holds: ({ state }) =>
        state !== DomainState.running && state !== DomainState.paused && state !== DomainState.shutoff,
    },
  ],
  [
    { flag: Flag.managedsave, holds: ({ hasManagedSave }) => hasManagedSave },
    { flag: Flag.noManagedsave, holds: ({ hasManagedSave }) => !hasManagedSave },
  ],
  [
    { flag: Flag.autostart, holds: ({ autostart }) => autostart },
    { flag: Flag.noAutostart, holds: ({ autostart }) => !autostart },
  ],
  [
    { flag: Flag.hasSnapshot, holds: ({ hasSnapshot }) => hasSnapshot },
    { flag: Flag.noSnapshot, holds: ({ hasSnapshot }) => !hasSnapshot },
  ],
  [
    { flag: Flag.hasCheckpoint, holds: ({ hasCheckpoint }) => hasCheckpoint },
    { flag: Flag.noCheckpoint, holds: ({ hasCheckpoint }) => !hasCheckpoint },
  ],
];

/** All flags that a list of domains understands. */
export const domainListFlags: number = groups.flat().reduce((all, { flag }) => all | flag, 0);

/** Whether a list with these flags shows this domain. Asked for every domain of a list: it leaves no garbage. */
export function matchesDomainFlags(domain: FilteredDomain, flags: number): boolean {
  for (const group of groups) if (!matchesGroup(group, domain, flags)) return false;
  return true;
}

function matchesGroup(group: Group, domain: FilteredDomain, flags: number): boolean {
  let asked = false;
  for (const { flag, holds } of group) {
    if ((flags & flag) === 0) continue;
    if (holds(domain)) return true;
    asked = true;
  }
  return !asked;
}
