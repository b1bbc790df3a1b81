/**
 * Rules for a domain as it was written, before anything is filled in.
 *
 * @source libvirt virDomainDefParseXML, virDomainDefValidateInternal, virSysinfoParseSMBIOSDef; words from libvirt 9.0
 */
import { parseBitmap, parseUuid } from '@typevirt/xml';
import type { Domain } from '../domain.ts';
import { numbersAreBounded } from './bounds.ts';
import { processorRules } from './processors.ts';
import { repetitionRules } from './repetitions.ts';
import { firstTwice, rule, violates, violatesAt, type Rule } from './rule.ts';

const named = rule('nameIsOneLine', ({ name }) =>
  name.includes('\n') ? violates('xmlDetail', 'invalid char in name: \n', 'xml') : undefined,
);

const title = rule('titleIsOneLine', (domain) =>
  domain.title?.includes('\n') ? violates('xmlError', "Domain title can't contain newlines") : undefined,
);

const growth = rule('memoryCanGrow', ({ maxMemory, memory, cpu, devices }) => {
  if (!maxMemory) return undefined;
  if (maxMemory.slots === 0 || maxMemory.amount === 0n) {
    return violates('xmlError', 'both maximum memory size and memory slot count must be specified');
  }
  const inCells = cpu?.numa?.cells.reduce((sum, cell) => sum + cell.memory, 0n) ?? 0n;
  const inModules = devices.memories.reduce((sum, { target }) => sum + target.sizeKiB, 0n);
  const now = (inCells > 0n ? inCells : (memory?.amount ?? 0n)) + inModules;
  return maxMemory.amount < now
    ? violates('xmlError', 'maximum memory size must be equal or greater than the actual memory size')
    : undefined;
});

const memnodes = rule('memnodesHaveCells', ({ numaTune, cpu }) => {
  if (!numaTune || numaTune.nodes.length === 0) return undefined;
  const count = cpu?.numa?.cells.length ?? 0;
  if (count === 0) return violates('xmlError', "Element 'memnode' is invalid without any guest NUMA cells");
  const unknown = numaTune.nodes.find(({ cellid }) => cellid >= count);
  if (unknown)
    return violates(
      'xmlError',
      "Argument 'cellid' in memnode element must correspond to existing guest's NUMA cell",
    );
  const twice = firstTwice(numaTune.nodes.map(({ cellid }) => cellid));
  return twice === undefined
    ? undefined
    : violates('xmlError', `Multiple memnode elements with cellid ${twice}`);
});

const pages = rule('hugePagesHaveNodes', ({ memoryBacking, cpu }) => {
  const count = cpu?.numa?.cells.length ?? 0;
  for (const { nodeset } of memoryBacking?.hugepages?.pages ?? []) {
    const unknown =
      nodeset === undefined
        ? undefined
        : [...(parseBitmap(nodeset) ?? [])].find((node) => node >= Math.max(count, 1));
    if (unknown !== undefined) return violates('xmlDetail', `hugepages: node ${unknown} not found`);
  }
  return undefined;
});

type CpuTune = NonNullable<Domain['cpuTune']>;
const quotaRange = { least: 1000n, most: 17592186044415n };
const periodRange = { least: 1000n, most: 1000000n };
const ranges: readonly (readonly [
  keyof CpuTune,
  string,
  { readonly least: bigint; readonly most: bigint },
])[] = [
  ['shares', 'shares', { least: 2n, most: 262144n }],
  ['period', 'period', periodRange],
  ['quota', 'quota', quotaRange],
  ['globalPeriod', 'global_period', periodRange],
  ['globalQuota', 'global_quota', quotaRange],
  ['emulatorPeriod', 'emulator_period', periodRange],
  ['emulatorQuota', 'emulator_quota', quotaRange],
  ['iothreadPeriod', 'iothread_period', periodRange],
  ['iothreadQuota', 'iothread_quota', quotaRange],
];

const tuning = rule('cpuTuningIsInRange', ({ cpuTune }) => {
  for (const [key, word, { least, most }] of ranges) {
    const value = cpuTune?.[key];
    if (typeof value !== 'bigint') continue;
    const unlimited = value < 0n && key.toLowerCase().endsWith('quota');
    if (value === 0n || unlimited || (value >= least && value <= most)) continue;
    return violates('configUnsupported', `Value of cputune '${word}' must be in range [${least}, ${most}]`);
  }
  return undefined;
});

const iothreads = rule('iothreadsAreKnown', ({ iothreads = 0, iothreadIds, cpuTune }) => {
  if (iothreadIds.some(({ id }) => id === 0)) {
    return violates(
      'xmlError',
      "Invalid value for attribute 'id' in element 'iothread': Zero is not permitted",
      'xml',
    );
  }
  const twice = firstTwice(iothreadIds.map(({ id }) => id));
  if (twice !== undefined) return violates('xmlError', `duplicate iothread id '${twice}' found`);
  const known = new Set(iothreadIds.map(({ id }) => id));
  for (let id = 1; known.size < iothreads; id++) known.add(id);
  const pinned = cpuTune?.iothreadPins.map(({ iothread }) => iothread) ?? [];
  const scheduled =
    cpuTune?.iothreadSchedulers.flatMap((each) => [...(parseBitmap(each.iothreads ?? '') ?? [])]) ?? [];
  const unknown = [...pinned, ...scheduled].find((id) => !known.has(id));
  return unknown === undefined
    ? undefined
    : violates('configUnsupported', `Cannot find 'iothread' : ${unknown}`);
});

const pins = rule('vcpusArePinnedOnce', ({ cpuTune }) => {
  const twice = firstTwice(cpuTune?.vcpuPins.map(({ vcpu }) => vcpu) ?? []);
  return twice === undefined ? undefined : violates('internalError', `duplicate vcpupin for vcpu '${twice}'`);
});

const schedulers = rule('vcpusAreScheduledOnce', ({ cpuTune, vcpu }) => {
  const maximum = vcpu?.maximum ?? 1;
  const all = cpuTune?.vcpuSchedulers ?? [];
  if (all.some(({ vcpus }) => vcpus === undefined))
    return violates('xmlError', "Missing attribute 'vcpus' in element 'vcpusched'");
  const scheduled = all.flatMap(({ vcpus }) => [...(parseBitmap(vcpus ?? '') ?? [])]);
  if (firstTwice(scheduled) !== undefined)
    return violates('xmlDetail', "'vcpusched' attributes 'vcpus' must not overlap");
  const unknown = scheduled.find((id) => id >= maximum);
  return unknown === undefined
    ? undefined
    : violates('configUnsupported', `vCPU '${unknown}' is not present in domain definition`);
});

const realTime = rule('realTimeHasPriority', ({ cpuTune }) => {
  const lacks = (element: string, of: readonly { scheduler: string; priority?: number | undefined }[]) =>
    of.some(
      ({ scheduler, priority }) => (scheduler === 'fifo' || scheduler === 'rr') && priority === undefined,
    )
      ? violates('xmlError', `Missing required attribute 'priority' in element '${element}'`, 'xml')
      : undefined;
  return (
    lacks('vcpusched', cpuTune?.vcpuSchedulers ?? []) ??
    lacks('iothreadsched', cpuTune?.iothreadSchedulers ?? []) ??
    lacks('emulatorsched', cpuTune?.emulatorScheduler ? [cpuTune.emulatorScheduler] : [])
  );
});

const timezone = rule('timezoneIsNamed', ({ clock }) =>
  clock?.offset === 'timezone' && clock.timezone === undefined
    ? violates('internalError', "missing 'timezone' attribute for clock with offset='timezone'")
    : undefined,
);

const processors = rule('thereIsAProcessor', ({ vcpu }) => {
  if (vcpu === undefined) return undefined;
  if (vcpu.maximum === undefined) return violates('xmlError', 'maximum vcpus count must be an integer');
  return vcpu.maximum === 0
    ? violates('internalError', 'CPU IDs in <numa> exceed the <vcpu> count')
    : undefined;
});

const leastSpins = 4095;
const spinlocks = rule('spinlocksRetryOften', ({ features }) => {
  const given = features?.hyperv?.spinlocks;
  if (!given?.state) return undefined;
  if (given.retries === undefined) {
    return violates('xmlError', "Missing required attribute 'retries' in element 'spinlocks'", 'xml');
  }
  return given.retries < leastSpins
    ? violates('xmlError', `HyperV spinlock retry count must be at least ${leastSpins}`)
    : undefined;
});

const blockDevices = rule('blockDevicesAreTunedOnce', ({ blockTune }) => {
  const twice = firstTwice(blockTune?.devices.map(({ path }) => path) ?? []);
  return twice === undefined
    ? undefined
    : violates('configUnsupported', `duplicate blkio device path '${twice}'`);
});

const serialBios = rule('serialBiosHasPort', ({ os, devices }) =>
  os.bios?.useserial && devices.serials.length === 0
    ? violates('xmlError', 'need at least one serial port to use BIOS serial output')
    : undefined,
);

const smbios = rule('smbiosIsWellFormed', ({ sysinfo }) => {
  for (const info of sysinfo) {
    if (info.type !== 'smbios') continue;
    const date = info.bios.find(({ name }) => name === 'date')?.value;
    if (date !== undefined && !isBiosDate(date)) return violates('xmlDetail', "Invalid BIOS 'date' format");
    const uuid = info.system.find(({ name }) => name === 'uuid')?.value;
    if (uuid !== undefined && parseUuid(uuid, true) === undefined) {
      return violates('xmlDetail', 'malformed <sysinfo> uuid element');
    }
  }
  return undefined;
});

/** `mm/dd/yy` or `mm/dd/yyyy`, from 1900 on. */
function isBiosDate(date: string): boolean {
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})$/.exec(date)?.map(Number) ?? [];
  if (month === undefined || day === undefined || year === undefined) return false;
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && (year < 100 || (year >= 1900 && year <= 9999));
}

const tickPolicies = rule('paravirtualClocksHaveNoPolicy', ({ clock }) => {
  const timer = clock?.timers.find(
    ({ name, tickpolicy }) => (name === 'kvmclock' || name === 'hypervclock') && tickpolicy !== undefined,
  );
  return (
    timer && violates('configUnsupported', `timer ${timer.name} doesn't support setting of timer tickpolicy`)
  );
});

const idMaps = rule('idsAreMappedBoth', ({ idMap }) =>
  idMap !== undefined && (idMap.users.length === 0) !== (idMap.groups.length === 0)
    ? violates('configUnsupported', 'uid and gid should be mapped both')
    : undefined,
);

const migratable = rule('onlyHostProcessorsMigrate', ({ cpu }) =>
  cpu?.migratable !== undefined && cpu.mode !== 'host-passthrough' && cpu.mode !== 'maximum'
    ? violates(
        'configUnsupported',
        "Attribute migratable is only allowed for 'host-passthrough' / 'maximum' CPU mode",
        'cpu',
      )
    : undefined,
);

const mostIsaPorts = 4;
/** Holds for ports that are said to be on the ISA bus; those that end up there because nothing is said may share numbers. */
const isaPorts = rule('isaPortsAreFour', ({ devices }) => {
  const used = new Set<number>();
  for (const { target } of devices.serials) {
    if (target?.type !== 'isa-serial') continue;
    const port = target.port ?? Math.max(-1, ...used) + 1;
    if (port >= mostIsaPorts) {
      return violates('internalError', `Maximum supported number of ISA serial ports is '${mostIsaPorts}'`);
    }
    if (used.has(port)) return violates('internalError', `target port '${port}' already allocated`);
    used.add(port);
  }
  return undefined;
});

const firmware = rule('variablesHaveALoader', ({ os }) =>
  os.nvram !== undefined && os.loader === undefined && os.firmware === undefined && os.type.value === 'hvm'
    ? violatesAt(
        '/domain/os/nvram',
        'xmlDetail',
        'no loader path specified and firmware auto selection disabled',
      )
    : undefined,
);

const init = rule('containersHaveInit', ({ os }) =>
  os.type.value === 'exe' && os.init === undefined
    ? violatesAt('/domain/os', 'xmlError', 'init binary must be specified')
    : undefined,
);

/** In the order in which libvirt looks. */
export const documentRules: readonly Rule[] = [
  numbersAreBounded,
  named,
  title,
  processors,
  ...processorRules,
  timezone,
  spinlocks,
  iothreads,
  realTime,
  pins,
  schedulers,
  tuning,
  memnodes,
  growth,
  pages,
  blockDevices,
  serialBios,
  isaPorts,
  tickPolicies,
  idMaps,
  migratable,
  smbios,
  ...repetitionRules,
  firmware,
  init,
];
