/** Snapshots: this driver makes none yet, so there are none to tell of. */
import { VirtError, type DomainRef, type Methods } from '@typevirt/driver';
import { findDomain } from '../state.ts';
import type { MethodContext } from './context.ts';

/** Methods that look for snapshots. */
export type SnapshotMethods = Pick<
  Methods,
  | 'domainListAllSnapshots'
  | 'domainHasCurrentSnapshot'
  | 'domainSnapshotCurrent'
  | 'domainSnapshotLookupByName'
>;

export function snapshotMethods({ state }: MethodContext): SnapshotMethods {
  const known = (dom: DomainRef) => findDomain(state, dom);
  const none = (words: string) => new VirtError('noDomainSnapshot', words, { domain: 'qemu' });
  return {
    domainListAllSnapshots({ dom }) {
      known(dom);
      return { snapshots: [] };
    },
    domainHasCurrentSnapshot({ dom }) {
      known(dom);
      return { result: 0 };
    },
    domainSnapshotCurrent({ dom }) {
      known(dom);
      throw none('the domain does not have a current snapshot');
    },
    domainSnapshotLookupByName({ dom, name }) {
      known(dom);
      throw none(`no domain snapshot with matching name '${name}'`);
    },
  };
}
