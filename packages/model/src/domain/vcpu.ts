/**
 * Virtual processors and the emulator's own I/O threads: how many, and which of them are plugged in.
 *
 * @source libvirt docs/formatdomain "CPU Allocation", "IOThreads Allocation"
 */
import {
  attr,
  bitmap,
  child,
  content,
  element,
  fields,
  oneOf,
  optional,
  ranged,
  uint32,
  yesNo,
  int32,
  type Element,
  type Infer,
} from '@typevirt/xml';

/** Numbers that no guest can have are refused with words of their own, not here. */
const anyCount = (text: string): number | undefined => (/^[0-9]{1,9}$/.test(text) ? Number(text) : undefined);

const vcpus = fields({
  placement: optional(
    attr('placement', oneOf('static', 'auto'), {
      since: '0.9.11',
      doc: '`auto`: pinned where numad advises; `static`: to `cpuset`.',
    }),
  ),
  cpuset: optional(
    attr('cpuset', bitmap, { since: '0.4.4', doc: 'Host processors that the domain may use by default.' }),
  ),
  current: optional(
    attr('current', ranged(1, 65535), {
      since: '0.8.5',
      lenient: anyCount,
      doc: 'How many are plugged in at boot; all when absent.',
    }),
  ),
  maximum: content(ranged(1, 65535), {
    default: 1,
    demanded: true,
    lenient: anyCount,
    doc: 'How many the guest can have.',
  }),
});
/** How many virtual processors there are. */
export interface VcpuCount extends Infer<typeof vcpus> {}
export const vcpuCountXml: Element<VcpuCount> = element('vcpu', vcpus, {
  doc: 'Number of virtual processors.',
  since: '0.0.1',
});

const vcpu = fields({
  id: attr('id', uint32, { doc: 'From 0 to one less than the maximum.' }),
  enabled: attr('enabled', yesNo, { doc: 'Whether it is plugged in.' }),
  hotpluggable: optional(
    attr('hotpluggable', yesNo, { doc: 'Whether it can be unplugged; must be yes where it is not enabled.' }),
  ),
  order: optional(
    attr('order', uint32, { doc: 'Place in the order of plugging; all enabled ones have it, or none.' }),
  ),
});
/** One virtual processor. */
export interface Vcpu extends Infer<typeof vcpu> {}
export const vcpuXml: Element<Vcpu> = element('vcpu', vcpu, {
  doc: 'State of one virtual processor.',
  since: '2.2.0',
});

const poll = fields({
  max: optional(attr('max', uint32, { unit: 'ns', doc: 'Longest time to poll; 0 never polls.' })),
  grow: optional(attr('grow', uint32, { doc: 'Factor by which the time grows; 0 is the emulator’s own.' })),
  shrink: optional(
    attr('shrink', uint32, { doc: 'Divisor by which the time shrinks; 0 is the emulator’s own.' }),
  ),
});
/** How long a thread polls for I/O before it sleeps. */
export interface IothreadPoll extends Infer<typeof poll> {}
export const iothreadPollXml: Element<IothreadPoll> = element('poll', poll, {
  doc: 'Polling before sleeping.',
  since: '9.4.0',
});

const iothread = fields({
  id: attr('id', uint32, { doc: 'From 1; devices name it.' }),
  threadPoolMin: optional(
    attr('thread_pool_min', int32, { since: '8.5.0', doc: 'Fewest worker threads kept.' }),
  ),
  threadPoolMax: optional(
    attr('thread_pool_max', int32, { since: '8.5.0', doc: 'Most worker threads; at least 1.' }),
  ),
  poll: optional(child(iothreadPollXml)),
});
/** A thread that serves the I/O of devices assigned to it. */
export interface Iothread extends Infer<typeof iothread> {}
export const iothreadXml: Element<Iothread> = element('iothread', iothread, {
  doc: 'A thread that serves I/O.',
  since: '1.2.15',
});

const defaultIothread = fields({
  threadPoolMin: optional(attr('thread_pool_min', int32, { doc: 'Fewest worker threads kept.' })),
  threadPoolMax: optional(attr('thread_pool_max', int32, { doc: 'Most worker threads; at least 1.' })),
});
/** Worker threads of the emulator's main loop. */
export interface DefaultIothread extends Infer<typeof defaultIothread> {}
export const defaultIothreadXml: Element<DefaultIothread> = element('defaultiothread', defaultIothread, {
  doc: "Worker threads of the emulator's main loop.",
  since: '8.5.0',
});
