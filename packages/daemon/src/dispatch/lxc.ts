/**
 * The LXC program: what only containers have.
 */
import type { lxc } from '@typevirt/rpc';
import { type HandlerTable, same } from './handler.ts';

export const lxcHandlers: HandlerTable<typeof lxc> = {
  domainOpenNamespace: same('lxcDomainOpenNamespace'),
};
