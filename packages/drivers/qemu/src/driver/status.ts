/**
 * The status document: how to find a running guest again after the daemon's own end, and all that only its live document
 * knows. One file a guest, rewritten before each answer that changed it, removed when the guest ends.
 *
 * The shape is libvirt's `<domstatus>`, with the start time of the process beside its pid, since a pid alone may by then
 * be another process.
 */
import { cpuXml, domainXml } from '@typevirt/model';
import {
  attr,
  child,
  element,
  fields,
  flag,
  inside,
  int32,
  many,
  nonEmpty,
  optional,
  string,
  uint32,
  uint64,
  yesNo,
  type Element,
  type Infer,
} from '@typevirt/xml';

const vcpu = fields({
  id: attr('id', uint32, { doc: 'Number of the virtual processor.' }),
  pid: attr('pid', int32, { doc: 'Thread of QEMU that runs it.' }),
});
/** The thread behind a virtual processor. */
export interface StatusVcpu extends Infer<typeof vcpu> {}
const vcpuXml: Element<StatusVcpu> = element('vcpu', vcpu, { doc: 'A virtual processor.' });

const monitor = fields({
  path: attr('path', nonEmpty, { doc: 'Socket of the monitor.' }),
  type: attr('type', string, { doc: 'Kind of socket.' }),
});
/** Where QEMU listens. */
export interface StatusMonitor extends Infer<typeof monitor> {}
const monitorXml: Element<StatusMonitor> = element('monitor', monitor, { doc: 'Monitor of the guest.' });

const owner = fields({
  path: attr('path', nonEmpty, { doc: 'The file.' }),
  uid: attr('uid', uint32, { doc: 'Its owner before.' }),
  gid: attr('gid', uint32, { doc: 'Its group before.' }),
});
/** Whose a file was before QEMU's user got it. */
export interface StatusOwner extends Infer<typeof owner> {}
const ownerXml: Element<StatusOwner> = element('owner', owner, { doc: 'A file to be given back.' });

const status = fields({
  state: attr('state', nonEmpty, { doc: 'State of the guest.' }),
  reason: attr('reason', nonEmpty, { doc: 'Why it is in that state.' }),
  pid: attr('pid', int32, { doc: 'Process of QEMU.' }),
  startTime: optional(
    attr('starttime', uint64, {
      unit: 'clock ticks since boot',
      doc: 'When the process started; a status without it names no process for sure.',
    }),
  ),
  ending: optional(attr('ending', nonEmpty, { doc: 'Why the guest is about to end.' })),
  fakeReboot: optional(flag('fakereboot', { doc: 'A shutdown means a restart.' })),
  taints: many(inside('taint', attr('flag', nonEmpty, { doc: 'What voids assumptions about the guest.' }))),
  monitor: child(monitorXml),
  vcpus: inside('vcpus', many(child(vcpuXml))),
  owners: inside('owners', many(child(ownerXml))),
  autodestroy: optional(inside('autodestroy', attr('active', yesNo))),
  askedCpu: optional(child(cpuXml)),
  domain: child(domainXml),
});
/** What is kept of a running guest. */
export interface DomainStatus extends Infer<typeof status> {}
export const domainStatusXml: Element<DomainStatus> = element('domstatus', status, {
  doc: 'A running guest.',
});
