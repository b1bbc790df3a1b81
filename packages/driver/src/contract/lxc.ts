/**
 * What only the LXC driver has: the contract's methods, named as the wire protocol's procedures; of each family (`create`, `createWithFlags`)
 * only the newest member, since it can say what the older ones say.
 */
import type { Awaitable, Call } from '../call.ts';
import type { DomainRef } from '../refs.ts';

/** What only the LXC driver has. A driver has those methods that its hypervisor can do. */
export interface LxcMethods {
  /** @source libvirt virDomainLxcOpenNamespace, procedure 1, since 1.0.2 */
  lxcDomainOpenNamespace(
    args: { readonly dom: DomainRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly fds: readonly number[] }>;
}
