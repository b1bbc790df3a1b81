/**
 * Shares, quotas, pinning and schedulers of the domain's threads, and its part of the host's caches.
 *
 * @source libvirt docs/formatdomain "CPU Tuning", virDomainCputuneDefFormat
 */
import {
  attr,
  bitmap,
  child,
  element,
  fields,
  int64,
  many,
  oneOf,
  optional,
  sizeAttr,
  string,
  text,
  uint32,
  uint64,
  type Element,
  type Infer,
} from '@typevirt/xml';

const vcpuPin = fields({
  vcpu: attr('vcpu', uint32, { doc: 'Virtual processor.' }),
  cpuset: attr('cpuset', bitmap, { doc: 'Host processors it may run on.' }),
});
/** Host processors of one virtual processor. */
export interface VcpuPin extends Infer<typeof vcpuPin> {}
export const vcpuPinXml: Element<VcpuPin> = element('vcpupin', vcpuPin, {
  doc: 'Pins a virtual processor.',
  since: '0.9.0',
});

const emulatorPin = fields({ cpuset: attr('cpuset', bitmap, { doc: 'Host processors it may run on.' }) });
/** Host processors of the emulator's own threads. */
export interface EmulatorPin extends Infer<typeof emulatorPin> {}
export const emulatorPinXml: Element<EmulatorPin> = element('emulatorpin', emulatorPin, {
  doc: "Pins the emulator's own threads.",
  since: '0.9.13',
});

const iothreadPin = fields({
  iothread: attr('iothread', uint32, { doc: 'I/O thread.' }),
  cpuset: attr('cpuset', bitmap, { doc: 'Host processors it may run on.' }),
});
/** Host processors of one I/O thread. */
export interface IothreadPin extends Infer<typeof iothreadPin> {}
export const iothreadPinXml: Element<IothreadPin> = element('iothreadpin', iothreadPin, {
  doc: 'Pins an I/O thread.',
  since: '1.2.9',
});

const scheduler = attr('scheduler', oneOf('batch', 'idle', 'fifo', 'rr'), {
  doc: 'Policy of the kernel; `fifo` and `rr` are real-time.',
});
const priority = optional(
  attr('priority', uint32, { doc: 'Real-time priority, usually 1 to 99; only with `fifo` and `rr`.' }),
);

/** Real time has priorities. */
const schedulerForms = [
  { words: { scheduler: ['batch', 'idle'] }, lacks: ['priority'] },
  { words: { scheduler: ['fifo', 'rr'] }, needs: ['priority'] },
] as const;
const emulatorScheduler = fields({ scheduler, priority }, { forms: schedulerForms });
/** Scheduler of the emulator's own threads. */
export interface EmulatorScheduler extends Infer<typeof emulatorScheduler> {}
export const emulatorSchedulerXml: Element<EmulatorScheduler> = element('emulatorsched', emulatorScheduler, {
  doc: "Scheduler of the emulator's own threads.",
  since: '5.3.0',
});

const vcpuScheduler = fields(
  {
    vcpus: optional(attr('vcpus', bitmap, { doc: 'Virtual processors; all when absent.' })),
    scheduler,
    priority,
  },
  { forms: schedulerForms },
);
/** Scheduler of virtual processors. */
export interface VcpuScheduler extends Infer<typeof vcpuScheduler> {}
export const vcpuSchedulerXml: Element<VcpuScheduler> = element('vcpusched', vcpuScheduler, {
  doc: 'Scheduler of virtual processors.',
  since: '1.2.13',
});

const iothreadScheduler = fields(
  {
    iothreads: optional(attr('iothreads', bitmap, { doc: 'I/O threads; all when absent.' })),
    scheduler,
    priority,
  },
  { forms: schedulerForms },
);
/** Scheduler of I/O threads. */
export interface IothreadScheduler extends Infer<typeof iothreadScheduler> {}
export const iothreadSchedulerXml: Element<IothreadScheduler> = element('iothreadsched', iothreadScheduler, {
  doc: 'Scheduler of I/O threads.',
  since: '1.2.13',
});

const cacheShare = fields({
  id: attr('id', uint32, { doc: "Host cache, as the host's capabilities number it." }),
  level: attr('level', uint32, { doc: 'Level of the cache.' }),
  type: attr('type', oneOf('both', 'code', 'data'), { doc: 'What is kept in this part.' }),
  size: sizeAttr('size', { unit: 'bytes', doc: 'Size of the part.' }),
});
/** A part of one host cache. */
export interface CacheShare extends Infer<typeof cacheShare> {}
export const cacheShareXml: Element<CacheShare> = element('cache', cacheShare, {
  doc: 'A part of one host cache.',
  since: '4.1.0',
});

const cacheMonitor = fields({
  level: attr('level', uint32, { doc: 'Level of the cache.' }),
  vcpus: attr('vcpus', bitmap, { doc: 'Virtual processors measured.' }),
});
/** Measures how much of a cache some virtual processors use. */
export interface CacheMonitor extends Infer<typeof cacheMonitor> {}
export const cacheMonitorXml: Element<CacheMonitor> = element('monitor', cacheMonitor, {
  doc: 'Measures use of a cache.',
  since: '4.10.0',
});

const cacheTune = fields({
  vcpus: attr('vcpus', bitmap, { doc: 'Virtual processors that get the parts.' }),
  id: optional(attr('id', string, { in: ['status'], doc: 'Name of the resource group on the host.' })),
  caches: many(child(cacheShareXml)),
  monitors: many(child(cacheMonitorXml)),
});
/** Parts of the host's caches for some virtual processors. */
export interface CacheTune extends Infer<typeof cacheTune> {}
export const cacheTuneXml: Element<CacheTune> = element('cachetune', cacheTune, {
  doc: "Parts of the host's caches.",
  since: '4.1.0',
});

const bandwidthShare = fields({
  id: attr('id', uint32, { doc: 'Host memory node.' }),
  bandwidth: attr('bandwidth', uint32, { unit: '%', doc: 'Part of the bandwidth.' }),
});
/** A part of one memory node's bandwidth. */
export interface BandwidthShare extends Infer<typeof bandwidthShare> {}
export const bandwidthShareXml: Element<BandwidthShare> = element('node', bandwidthShare, {
  doc: 'Part of a bandwidth.',
  since: '4.7.0',
});

const bandwidthMonitor = fields({ vcpus: attr('vcpus', bitmap, { doc: 'Virtual processors measured.' }) });
/** Measures the memory bandwidth that some virtual processors use. */
export interface BandwidthMonitor extends Infer<typeof bandwidthMonitor> {}
export const bandwidthMonitorXml: Element<BandwidthMonitor> = element('monitor', bandwidthMonitor, {
  doc: 'Measures bandwidth.',
  since: '4.10.0',
});

const memoryBandwidth = fields({
  vcpus: attr('vcpus', bitmap, { doc: 'Virtual processors that get the parts.' }),
  id: optional(
    attr('id', string, { in: ['status'], internal: true, doc: 'Name of the resource group on the host.' }),
  ),
  nodes: many(child(bandwidthShareXml)),
  monitors: many(child(bandwidthMonitorXml)),
});
/** Parts of the host's memory bandwidth for some virtual processors. */
export interface MemoryBandwidth extends Infer<typeof memoryBandwidth> {}
export const memoryBandwidthXml: Element<MemoryBandwidth> = element('memorytune', memoryBandwidth, {
  doc: 'Parts of memory bandwidth.',
  since: '4.7.0',
});

const cpuTune = fields({
  shares: optional(text('shares', uint64, { doc: 'Weight against other domains, 2 to 262144.' })),
  period: optional(
    text('period', uint64, {
      unit: 'µs',
      since: '0.9.4',
      doc: 'Interval over which `quota` counts, 1000 to 1000000.',
    }),
  ),
  quota: optional(
    text('quota', int64, {
      unit: 'µs',
      since: '0.9.4',
      doc: 'Time of each virtual processor in one period; negative: no limit.',
    }),
  ),
  globalPeriod: optional(
    text('global_period', uint64, {
      unit: 'µs',
      since: '1.3.3',
      doc: 'Interval over which `globalQuota` counts.',
    }),
  ),
  globalQuota: optional(
    text('global_quota', int64, {
      unit: 'µs',
      since: '1.3.3',
      doc: 'Time of the whole domain in one period.',
    }),
  ),
  emulatorPeriod: optional(
    text('emulator_period', uint64, {
      unit: 'µs',
      since: '0.10.0',
      doc: 'Interval over which `emulatorQuota` counts.',
    }),
  ),
  emulatorQuota: optional(
    text('emulator_quota', int64, {
      unit: 'µs',
      since: '0.10.0',
      doc: "Time of the emulator's own threads in one period.",
    }),
  ),
  iothreadPeriod: optional(
    text('iothread_period', uint64, {
      unit: 'µs',
      since: '2.1.0',
      doc: 'Interval over which `iothreadQuota` counts.',
    }),
  ),
  iothreadQuota: optional(
    text('iothread_quota', int64, {
      unit: 'µs',
      since: '2.1.0',
      doc: 'Time of each I/O thread in one period.',
    }),
  ),
  vcpuPins: many(child(vcpuPinXml)),
  emulatorPin: optional(child(emulatorPinXml)),
  iothreadPins: many(child(iothreadPinXml)),
  emulatorScheduler: optional(child(emulatorSchedulerXml)),
  vcpuSchedulers: many(child(vcpuSchedulerXml)),
  iothreadSchedulers: many(child(iothreadSchedulerXml)),
  cacheTunes: many(child(cacheTuneXml)),
  memoryTunes: many(child(memoryBandwidthXml)),
});
/** Shares, quotas, pinning and schedulers. */
export interface CpuTune extends Infer<typeof cpuTune> {}
export const cpuTuneXml: Element<CpuTune> = element('cputune', cpuTune, {
  doc: 'Shares, quotas, pinning and schedulers.',
  since: '0.9.0',
});
