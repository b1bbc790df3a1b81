/**
 * Which processors can be unplugged, and in which order they are plugged in.
 *
 * Looked at before the open ones are decided: what nobody said can be unplugged or not is not held to the order.
 *
 * @source libvirt qemuDomainDefVcpusPostParse
 */
import { refuse, step, type Vcpu } from '@typevirt/model';

const wrong = (detail: string): never => refuse('configUnsupported', 'qemu', detail);

/** The first processor is always there. */
function requireFirst({ enabled, hotpluggable, order = 1 }: Vcpu): void {
  if (!enabled) wrong("vcpu 0 can't be offline");
  if (hotpluggable === true) wrong("vcpu0 can't be hotpluggable");
  if (order !== 1) wrong('vcpu0 must be enabled first');
}

/** Those that are said to stay come before those that can be unplugged, in ascending order. */
function requireOrder(online: readonly Vcpu[]): void {
  for (const [index, { order = 0, hotpluggable }] of online.entries()) {
    const before = online[index - 1];
    if (before === undefined) continue;
    if (order === 0) wrong('all vcpus must have either set or unset order');
    if (hotpluggable !== false) continue;
    if (before.hotpluggable === true)
      wrong('online non-hotpluggable vcpus need to be ordered prior to hotplugable vcpus');
    if ((before.order ?? 0) > order)
      wrong('online non-hotpluggable vcpus must be ordered in ascending order');
  }
}

/** @throws {DocumentError} `configUnsupported` for an order that QEMU does not plug in. */
export const vcpusArePluggedInOrder = step('vcpusArePluggedInOrder', ({ vcpus }) => {
  const [first] = vcpus;
  if (first === undefined) return;
  requireFirst(first);
  const online = vcpus.filter(({ enabled }) => enabled);
  const isOrdered = (first.order ?? 0) !== 0;
  if (!isOrdered && online.some(({ order = 0 }) => order !== 0))
    wrong('all vcpus must have either set or unset order');
  if (isOrdered) requireOrder(online);
});
