/** Boot order, processor, clock, what happens at the end. @source libvirt virDomainDefPostParseCommon, virCPUDefParseXML */
import { refuse } from '../../document-error.ts';
import { everyDevice } from '../addresses/virtio-other.ts';
import { parseBitmap } from '@typevirt/xml';
import type { Clock } from '../clock.ts';
import type { Domain } from '../domain.ts';
import type { NumaCell } from '../numa.ts';
import { perfEventNames, type PerfEventName } from '../perf.ts';
import { placeOfSecond } from '../rules/rule.ts';
import { step } from './step.ts';

/** A machine boots from its disks, where neither it nor a device says otherwise. Both together are refused. */
export const bootOrderIsGiven = step('bootOrderIsGiven', ({ os, bootloader, devices }, { features }) => {
  // A program on the host that finds the kernel leaves nothing to choose.
  if (bootloader !== undefined) os.boot = [];
  if (bootloader !== undefined || os.type.value !== 'hvm' || features.has('noBootOrder')) return;
  const ordered = everyDevice(devices).some((device) => 'boot' in device && device.boot !== undefined);
  if (ordered && os.boot.length > 0) {
    refuse(
      'configUnsupported',
      'domain',
      'per-device boot elements cannot be used together with os/boot elements',
      '/domain/os/boot',
    );
  }
  if (!ordered && os.boot.length === 0) os.boot = ['hd'];
});

/** A container begins with its first process, a machine with what it boots; neither knows the other's words. */
export const bootIsOfItsKind = step('bootIsOfItsKind', (domain) => {
  const { type, init, initArguments, initEnvironment, initDirectory, initUser, initGroup, ...machine } =
    domain.os;
  if (type.value !== 'exe') {
    domain.os = { type, initArguments: [], initEnvironment: [], ...machine };
    return;
  }
  const { cmdline, smbios } = machine;
  const parts = { init, initArguments, initEnvironment, initDirectory, initUser, initGroup, cmdline, smbios };
  domain.os = { type, ...parts, firmwareFeatures: [], acpiTables: [], boot: [] };
});

/** A loader is a ROM unless said otherwise. */
export const loaderIsRom = step('loaderIsRom', ({ os: { loader } }) => {
  if (loader?.path !== undefined) loader.type ??= 'rom';
});

export const lifecycleIsGiven = step('lifecycleIsGiven', (domain) => {
  domain.onPoweroff ??= 'destroy';
  domain.onReboot ??= 'restart';
  domain.onCrash ??= 'destroy';
});

/** Time is UTC unless said otherwise; a number for an adjustment makes it variable. */
export const clockIsGiven = step('clockIsGiven', (domain) => {
  domain.clock = settledClock(domain.clock ?? { offset: 'utc', timers: [] });
});

function settledClock(clock: Clock): Clock {
  if ((clock.offset !== 'utc' && clock.offset !== 'localtime') || typeof clock.adjustment !== 'bigint')
    return clock;
  const { offset, adjustment, timers } = clock;
  return { offset: 'variable', adjustment, basis: offset, timers };
}

/** What is left open of the processor: mode, match and fallback follow from the model. */
export const cpuIsWhole = step('cpuIsWhole', (domain) => {
  const { cpu } = domain;
  if (!cpu) return;
  const { model, topology } = cpu;
  if (model && model.name === undefined) {
    if (cpu.mode !== undefined || model.fallback === 'allow') delete model.fallback;
    if (model.vendorId === undefined && model.fallback === undefined) delete cpu.model;
  }
  if (cpu.mode === undefined && (cpu.model?.name !== undefined || cpu.features.length > 0))
    cpu.mode = 'custom';
  if (cpu.model?.name !== undefined) cpu.model.fallback ??= 'allow';
  if (cpu.mode === 'custom' && cpu.model?.name !== undefined) cpu.match ??= 'exact';
  if (topology) topology.dies ??= 1;
  if (cpu.mode !== undefined && cpu.mode !== 'custom') delete cpu.match;
});

/** @throws {DocumentError} for features that cannot be, once or twice. */
export const cpuFeaturesAreSingle = step('cpuFeaturesAreSingle', ({ cpu }) => {
  if (!cpu || cpu.features.length === 0) return;
  const wrong = (detail: string, at = '') => refuse('xmlError', 'cpu', detail, `/domain/cpu${at}`);
  if (cpu.mode === 'custom' && cpu.model?.name === undefined)
    wrong('Non-empty feature list specified without CPU model', '/model');
  const seen = new Set<string>();
  for (const [index, { name }] of cpu.features.entries()) {
    if (seen.has(name))
      wrong(`CPU feature '${name}' specified more than once`, `/feature[${index + 1}]/@name`);
    seen.add(name);
  }
});

/** Cells are numbered without gaps, and distances hold both ways. */
export const numaCellsAreNumbered = step('numaCellsAreNumbered', ({ cpu }) => {
  const cells = cpu?.numa?.cells;
  if (!cpu?.numa || !cells || cells.length === 0) return;
  cells.forEach((cell, index) => {
    cell.id ??= index;
  });
  requireContiguous(cells);
  cells.sort((a, b) => (a.id ?? 0) - (b.id ?? 0));
  mirrorDistances(cells);
});

function requireContiguous(cells: readonly NumaCell[]): void {
  const seen = new Set<number>();
  for (const [index, { id = 0 }] of cells.entries()) {
    const path = `/domain/cpu/numa/cell[${index + 1}]/@id`;
    if (id >= cells.length) {
      refuse(
        'xmlError',
        'domain',
        "Exactly one 'cell' element per guest NUMA cell allowed, non-contiguous ranges or ranges not starting from 0 are not allowed",
        path,
      );
    }
    if (seen.has(id)) refuse('xmlError', 'domain', `Duplicate NUMA cell info for cell id '${id}'`, path);
    seen.add(id);
  }
  for (const [index, cell] of cells.entries()) {
    for (const other of cells.slice(0, index)) {
      if (!overlap(cell.cpus, other.cpus)) continue;
      refuse(
        'configUnsupported',
        'domain',
        `NUMA cells ${cell.id ?? 0} and ${other.id ?? 0} have overlapping vCPU ids`,
        `/domain/cpu/numa/cell[${index + 1}]/@cpus`,
      );
    }
  }
}

function overlap(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const others = parseBitmap(b);
  return [...(parseBitmap(a) ?? [])].some((cpu) => others?.has(cpu));
}

const ownDistance = 10;
const usualDistance = 20;

function mirrorDistances(cells: readonly NumaCell[]): void {
  if (cells.every(({ distances }) => distances.length === 0)) return;
  const given = new Map(
    cells.map((cell) => [cell.id, new Map(cell.distances.map(({ id, value }) => [id, value]))]),
  );
  for (const cell of cells) {
    const own = given.get(cell.id);
    if (!cells.some((other) => own?.has(other.id ?? 0) || given.get(other.id)?.has(cell.id ?? 0))) continue;
    cell.distances = cells.flatMap(({ id = 0 }) => {
      const value =
        own?.get(id) ?? given.get(id)?.get(cell.id ?? 0) ?? (id === cell.id ? ownDistance : usualDistance);
      return [{ id, value }];
    });
  }
}

export const perfIsSorted = step('perfIsSorted', ({ perf }) => {
  const place = (name: PerfEventName) => perfEventNames.indexOf(name);
  const names = perf?.events.map(({ name }) => name) ?? [];
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    const path = `/domain/perf/event[${placeOfSecond(names)}]/@name`;
    refuse('xmlError', 'domain', `perf event '${twice}' was already specified`, path);
  }
  perf?.events.sort((a, b) => place(a.name) - place(b.name));
});

/** What a label's kind means for the files of a domain. */
export const securityLabelsAreWhole = step('securityLabelsAreWhole', (domain) => {
  const { securityLabels } = domain;
  for (const [index, label] of securityLabels.entries()) {
    const path = `/domain/seclabel[${index + 1}]`;
    const unsupported = (detail: string) => refuse('configUnsupported', 'domain', detail, `${path}/@relabel`);
    if (label.type === 'dynamic') {
      if (label.relabel === false) unsupported('dynamic label type must use resource relabeling');
      label.relabel = true;
    } else if (label.type === 'none') {
      if (label.relabel === true) unsupported("resource relabeling is not compatible with 'none' label type");
      delete label.relabel;
      label.model ??= 'none';
    } else {
      if (label.label === undefined)
        refuse('xmlError', 'domain', 'security label is missing', `${path}/label`);
      label.relabel ??= false;
    }
  }
});

/** What says nothing is not kept: no cipher, no feature, a limit of nothing, a priority without real time. */
export const emptyPartsAreDropped = step('emptyPartsAreDropped', (domain) => {
  const { keyWrap, features, cpuTune, sysinfo } = domain;
  if (keyWrap?.ciphers.length === 0) delete domain.keyWrap;
  if (features !== undefined && Object.values(features).every((each) => each === undefined || each === false))
    delete domain.features;
  if (cpuTune !== undefined) dropEmptyTuning(cpuTune);
  for (const info of sysinfo) if (info.type === 'smbios') keepFirstEntries(info);
});

type CpuTune = NonNullable<Domain['cpuTune']>;
const limits = [
  'period',
  'quota',
  'globalPeriod',
  'globalQuota',
  'emulatorPeriod',
  'emulatorQuota',
  'iothreadPeriod',
  'iothreadQuota',
] as const satisfies readonly (keyof CpuTune)[];

function dropEmptyTuning(tune: CpuTune): void {
  for (const limit of limits) if (tune[limit] === 0n) delete tune[limit];
  const { vcpuSchedulers, iothreadSchedulers, emulatorScheduler } = tune;
  for (const each of [
    ...vcpuSchedulers,
    ...iothreadSchedulers,
    ...(emulatorScheduler ? [emulatorScheduler] : []),
  ])
    if (each.scheduler === 'batch' || each.scheduler === 'idle') delete each.priority;
}

/** A value of SMBIOS that is written twice is what it was first. */
function keepFirstEntries(info: Extract<Domain['sysinfo'][number], { type: 'smbios' }>): void {
  const first = <T extends { readonly name: string }>(entries: readonly T[]) =>
    entries.filter(({ name }, index) => entries.findIndex((each) => each.name === name) === index);
  info.bios = first(info.bios);
  info.system = first(info.system);
  info.chassis = first(info.chassis);
  for (const board of info.boards) board.entries = first(board.entries);
}

export const idsAreSorted = step('idsAreSorted', ({ idMap }) => {
  idMap?.users.sort((a, b) => a.start - b.start);
  idMap?.groups.sort((a, b) => a.start - b.start);
});
