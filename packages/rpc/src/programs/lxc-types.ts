/**
 * The values that procedures of the lxc program take, answer and send, and how they travel.
 *
 * @source libvirt lxc_protocol.x, 12.6.0
 */
import type { Xdr } from '../xdr/codec.ts';
import { struct } from '../xdr/composite.ts';
import { uint } from '../xdr/scalars.ts';
import { nonnullDomain, type NonnullDomain } from './remote-types.ts';

export interface DomainOpenNamespaceArgs {
  dom: NonnullDomain;
  flags: number;
}

export const domainOpenNamespaceArgs: Xdr<DomainOpenNamespaceArgs> = struct({
  dom: nonnullDomain,
  flags: uint,
});
