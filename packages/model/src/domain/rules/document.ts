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
import { firstTwice, placeOfSecond, rule, violatesAt, type Rule } from './rule.ts';

const named = rule('nameIsOneLine', ({ name }) =>
  name.includes('\n')
    ? violatesAt('/domain/name', 'xmlDetail', 'invalid char in name: \n', 'xml')
    : undefined,
);

const title = rule('titleIsOneLine', (domain) =>
  domain.title?.includes('\n')
    ? violatesAt('/domain/title', 'xmlError', "Domain title can't contain newlines")
    : undefined,
);

const growth = rule('memoryCanGrow', ({ maxMemory, memory, cpu, devices }) => {
  if (!maxMemory) return undefined;
  if (maxMemory.slots === 0 || maxMemory.amount === 0n) {
    return violatesAt(
      '/domain/maxMemory',
      'xmlError',
      'both maximum memory size and memory slot count must be specified',
    );
  }
  const inCells = cpu?.numa?.cells.reduce((sum, cell) => sum + cell.memory, 0n) ?? 0n;
  const inModules = devices.memories.reduce((sum, { target }) => sum + target.sizeKiB, 0n);
  const now = (inCells > 0n ? inCells : (memory?.amount ?? 0n)) + inModules;
  return maxMemory.amount < now
    ? violatesAt(
        '/domain/maxMemory',
        'xmlError',
        'maximum memory size must be equal or greater than the actual memory size',
      )
    : undefined;
});

const memnodes = rule('memnodesHaveCells', ({ numaTune, cpu }) => {
  if (!numaTune || numaTune.nodes.length === 0) return undefined;
  const count = cpu?.numa?.cells.length ?? 0;
  if (count === 0)
    return violatesAt(
      '/domain/numatune/memnode[1]',
      'xmlError',
      "Element 'memnode' is invalid without any guest NUMA cells",
    );
  const unknown = numaTune.nodes.find(({ cellid }) => cellid >= count);
  if (unknown)
    return violatesAt(
      `/domain/numatune/memnode[${numaTune.nodes.indexOf(unknown) + 1}]/@cellid`,
      'xmlError',
      "Argument 'cellid' in memnode element must correspond to existing guest's NUMA cell",
    );
  const cellIds = numaTune.nodes.map(({ cellid }) => cellid);
  const twice = firstTwice(cellIds);
  return twice === undefined
    ? undefined
    : violatesAt(
        `/domain/numatune/memnode[${placeOfSecond(cellIds)}]/@cellid`,
        'xmlError',
        `Multiple memnode elements with cellid ${twice}`,
      );
});

const pages = rule('hugePagesHaveNodes', ({ memoryBacking, cpu }) => {
  const count = cpu?.numa?.cells.length ?? 0;
  for (const [index, { nodeset }] of (memoryBacking?.hugepages?.pages ?? []).entries()) {
    const unknown =
      nodeset === undefined
        ? undefined
        : [...(parseBitmap(nodeset) ?? [])].find((node) => node >= Math.max(count, 1));
    if (unknown !== undefined)
      return violatesAt(
        `/domain/memoryBacking/hugepages/page[${index + 1}]/@nodeset`,
        'xmlDetail',
        `hugepages: node ${unknown} not found`,
      );
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
    return violatesAt(
      `/domain/cputune/${word}`,
      'configUnsupported',
      `Value of cputune '${word}' must be in range [${least}, ${most}]`,
    );
  }
  return undefined;
});

const iothreads = rule('iothreadsAreKnown', ({ iothreads = 0, iothreadIds, cpuTune }) => {
  const ids = iothreadIds.map(({ id }) => id);
  if (ids.includes(0)) {
    return violatesAt(
      `/domain/iothreadids/iothread[${ids.indexOf(0) + 1}]/@id`,
      'xmlError',
      "Invalid value for attribute 'id' in element 'iothread': Zero is not permitted",
      'xml',
    );
  }
  const twice = firstTwice(ids);
  if (twice !== undefined)
    return violatesAt(
      `/domain/iothreadids/iothread[${placeOfSecond(ids)}]/@id`,
      'xmlError',
      `duplicate iothread id '${twice}' found`,
    );
  const known = new Set(ids);
  for (let id = 1; known.size < iothreads; id++) known.add(id);
  const pinned = cpuTune?.iothreadPins.map(({ iothread }) => iothread) ?? [];
  const scheduled =
    cpuTune?.iothreadSchedulers.flatMap((each) => [...(parseBitmap(each.iothreads ?? '') ?? [])]) ?? [];
  const unknown = [...pinned, ...scheduled].find((id) => !known.has(id));
  return unknown === undefined
    ? undefined
    : violatesAt('/domain/cputune', 'configUnsupported', `Cannot find 'iothread' : ${unknown}`);
});

const pins = rule('vcpusArePinnedOnce', ({ cpuTune }) => {
  const pinned = cpuTune?.vcpuPins.map(({ vcpu }) => vcpu) ?? [];
  const twice = firstTwice(pinned);
  return twice === undefined
    ? undefined
    : violatesAt(
        `/domain/cputune/vcpupin[${placeOfSecond(pinned)}]/@vcpu`,
        'internalError',
        `duplicate vcpupin for vcpu '${twice}'`,
      );
});

const schedulers = rule('vcpusAreScheduledOnce', ({ cpuTune, vcpu }) => {
  const maximum = vcpu?.maximum ?? 1;
  const all = cpuTune?.vcpuSchedulers ?? [];
  const bare = all.findIndex(({ vcpus }) => vcpus === undefined);
  if (bare >= 0)
    return violatesAt(
      `/domain/cputune/vcpusched[${bare + 1}]/@vcpus`,
      'xmlError',
      "Missing attribute 'vcpus' in element 'vcpusched'",
    );
  const scheduled = all.flatMap(({ vcpus }) => [...(parseBitmap(vcpus ?? '') ?? [])]);
  if (firstTwice(scheduled) !== undefined)
    return violatesAt(
      '/domain/cputune/vcpusched',
      'xmlDetail',
      "'vcpusched' attributes 'vcpus' must not overlap",
    );
  const unknown = scheduled.find((id) => id >= maximum);
  return unknown === undefined
    ? undefined
    : violatesAt(
        '/domain/cputune/vcpusched',
        'configUnsupported',
        `vCPU '${unknown}' is not present in domain definition`,
      );
});

const realTime = rule('realTimeHasPriority', ({ cpuTune }) => {
  const lacks = (element: string, of: readonly { scheduler: string; priority?: number | undefined }[]) =>
    of.some(
      ({ scheduler, priority }) => (scheduler === 'fifo' || scheduler === 'rr') && priority === undefined,
    )
      ? violatesAt(
          `/domain/cputune/${element}`,
          'xmlError',
          `Missing required attribute 'priority' in element '${element}'`,
          'xml',
        )
      : undefined;
  return (
    lacks('vcpusched', cpuTune?.vcpuSchedulers ?? []) ??
    lacks('iothreadsched', cpuTune?.iothreadSchedulers ?? []) ??
    lacks('emulatorsched', cpuTune?.emulatorScheduler ? [cpuTune.emulatorScheduler] : [])
  );
});

const timezone = rule('timezoneIsNamed', ({ clock }) =>
  clock?.offset === 'timezone' && clock.timezone === undefined
    ? violatesAt(
        '/domain/clock/@timezone',
        'internalError',
        "missing 'timezone' attribute for clock with offset='timezone'",
      )
    : undefined,
);

const processors = rule('thereIsAProcessor', ({ vcpu }) => {
  if (vcpu === undefined) return undefined;
  if (vcpu.maximum === undefined)
    return violatesAt('/domain/vcpu', 'xmlError', 'maximum vcpus count must be an integer');
  return vcpu.maximum === 0
    ? violatesAt('/domain/vcpu', 'internalError', 'CPU IDs in <numa> exceed the <vcpu> count')
    : undefined;
});

const leastSpins = 4095;
const spinlocks = rule('spinlocksRetryOften', ({ features }) => {
  const given = features?.hyperv?.spinlocks;
  if (!given?.state) return undefined;
  if (given.retries === undefined) {
    return violatesAt(
      '/domain/features/hyperv/spinlocks/@retries',
      'xmlError',
      "Missing required attribute 'retries' in element 'spinlocks'",
      'xml',
    );
  }
  return given.retries < leastSpins
    ? violatesAt(
        '/domain/features/hyperv/spinlocks/@retries',
        'xmlError',
        `HyperV spinlock retry count must be at least ${leastSpins}`,
      )
    : undefined;
});

const blockDevices = rule('blockDevicesAreTunedOnce', ({ blockTune }) => {
  const paths = blockTune?.devices.map(({ path }) => path) ?? [];
  const twice = firstTwice(paths);
  return twice === undefined
    ? undefined
    : violatesAt(
        `/domain/blkiotune/device[${placeOfSecond(paths)}]/path`,
        'configUnsupported',
        `duplicate blkio device path '${twice}'`,
      );
});

const serialBios = rule('serialBiosHasPort', ({ os, devices }) =>
  os.bios?.useserial && devices.serials.length === 0
    ? violatesAt(
        '/domain/os/bios/@useserial',
        'xmlError',
        'need at least one serial port to use BIOS serial output',
      )
    : undefined,
);

const smbios = rule('smbiosIsWellFormed', ({ sysinfo }) => {
  for (const [index, info] of sysinfo.entries()) {
    if (info.type !== 'smbios') continue;
    const date = info.bios.find(({ name }) => name === 'date')?.value;
    if (date !== undefined && !isBiosDate(date))
      return violatesAt(`/domain/sysinfo[${index + 1}]/bios`, 'xmlDetail', "Invalid BIOS 'date' format");
    const uuid = info.system.find(({ name }) => name === 'uuid')?.value;
    if (uuid !== undefined && parseUuid(uuid, true) === undefined) {
      return violatesAt(
        `/domain/sysinfo[${index + 1}]/system`,
        'xmlDetail',
        'malformed <sysinfo> uuid element',
      );
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
  const timers = clock?.timers ?? [];
  const at = timers.findIndex(
    ({ name, tickpolicy }) => (name === 'kvmclock' || name === 'hypervclock') && tickpolicy !== undefined,
  );
  const timer = timers[at];
  return (
    timer &&
    violatesAt(
      `/domain/clock/timer[${at + 1}]/@tickpolicy`,
      'configUnsupported',
      `timer ${timer.name} doesn't support setting of timer tickpolicy`,
    )
  );
});

const idMaps = rule('idsAreMappedBoth', ({ idMap }) =>
  idMap !== undefined && (idMap.users.length === 0) !== (idMap.groups.length === 0)
    ? violatesAt('/domain/idmap', 'configUnsupported', 'uid and gid should be mapped both')
    : undefined,
);

const migratable = rule('onlyHostProcessorsMigrate', ({ cpu }) =>
  cpu?.migratable !== undefined && cpu.mode !== 'host-passthrough' && cpu.mode !== 'maximum'
    ? violatesAt(
        '/domain/cpu/@migratable',
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
  for (const [index, { target }] of devices.serials.entries()) {
    if (target?.type !== 'isa-serial') continue;
    const port = target.port ?? Math.max(-1, ...used) + 1;
    if (port >= mostIsaPorts) {
      return violatesAt(
        `/domain/devices/serial[${index + 1}]/target`,
        'internalError',
        `Maximum supported number of ISA serial ports is '${mostIsaPorts}'`,
      );
    }
    if (used.has(port))
      return violatesAt(
        `/domain/devices/serial[${index + 1}]/target/@port`,
        'internalError',
        `target port '${port}' already allocated`,
      );
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
