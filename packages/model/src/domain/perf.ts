/**
 * Performance counters of the host that are kept for a domain.
 *
 * @source libvirt docs/formatdomain "Performance monitoring events"
 */
import { attr, child, element, fields, many, oneOf, yesNo, type Element, type Infer } from '@typevirt/xml';

/** Names of counters, in the order in which they are printed. */
export const perfEventNames = [
  'cmt',
  'mbmt',
  'mbml',
  'cpu_cycles',
  'instructions',
  'cache_references',
  'cache_misses',
  'branch_instructions',
  'branch_misses',
  'bus_cycles',
  'stalled_cycles_frontend',
  'stalled_cycles_backend',
  'ref_cpu_cycles',
  'cpu_clock',
  'task_clock',
  'page_faults',
  'context_switches',
  'cpu_migrations',
  'page_faults_min',
  'page_faults_maj',
  'alignment_faults',
  'emulation_faults',
] as const;
export type PerfEventName = (typeof perfEventNames)[number];

const perfEvent = fields({
  name: attr('name', oneOf(...perfEventNames), { doc: 'Which counter.' }),
  enabled: attr('enabled', yesNo, { doc: 'Whether it is kept.' }),
});
/** One counter. */
export interface PerfEvent extends Infer<typeof perfEvent> {}
export const perfEventXml: Element<PerfEvent> = element('event', perfEvent, {
  doc: 'A counter.',
  since: '2.0.0',
});

const perf = fields({ events: many(child(perfEventXml)) });
/** Counters kept for the domain. */
export interface Perf extends Infer<typeof perf> {}
export const perfXml: Element<Perf> = element('perf', perf, { doc: 'Performance counters.', since: '2.0.0' });
