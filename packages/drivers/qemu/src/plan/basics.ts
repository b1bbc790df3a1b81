/** The frame of a command line: name, machine, accelerator, processor, memory, identity, monitor; and what closes it. */
import { VirtError } from '@typevirt/driver';
import type { Domain } from '@typevirt/model';
import { findMachine } from '../probe/index.ts';
import { commas, list, object, onOff, type Option } from './arguments.ts';
import type { PlanContext } from './context.ts';
import { cpuWords } from './cpu.ts';

/** What comes first, up to the monitor. */
export function basicOptions(context: PlanContext): readonly Option[] {
  const { domain, instance } = context;
  return [
    ['-name', list(`guest=${commas(domain.name)}`, { 'debug-threads': 'on' })],
    ['-S'],
    object('secret', 'masterKey0', { format: 'raw', file: `${instance}/master-key.aes` }),
    ['-machine', machineWords(context)],
    ['-accel', acceleratorOf(domain)],
    ['-cpu', cpuWords(context)],
    ...memoryOptions(context),
    ['-overcommit', `mem-lock=${onOff(domain.memoryBacking?.locked === true)}`],
    ['-smp', smpWords(domain)],
    ...Array.from({ length: domain.iothreads ?? 0 }, (_, index) =>
      object('iothread', `iothread${domain.iothreadIds[index]?.id ?? index + 1}`),
    ),
    ['-uuid', domain.uuid ?? ''],
    ...(domain.devices.graphics.length === 0 ? [['-display', 'none'] as const] : []),
    ['-no-user-config'],
    ['-nodefaults'],
    ...monitorOptions(context),
    ['-rtc', rtcWords(domain)],
    ...timerOptions(domain),
    ...(domain.onReboot === 'destroy' ? [['-no-reboot'] as const] : [['-no-shutdown'] as const]),
    ...(hasAcpiSwitch(domain) && domain.features?.acpi !== true ? [['-no-acpi'] as const] : []),
  ];
}

/** What comes last. */
export function closingOptions({ seccompSandbox, domain }: PlanContext): readonly Option[] {
  const sandbox = list('on', {
    obsolete: 'deny',
    elevateprivileges: 'deny',
    spawn: 'deny',
    resourcecontrol: 'deny',
  });
  return [
    ...(seccompSandbox ? [['-sandbox', sandbox] as const] : []),
    ...(domain.features?.vmcoreinfo?.state === true ? [['-device', '{"driver":"vmcoreinfo"}'] as const] : []),
    ['-msg', 'timestamp=on'],
  ];
}

function acceleratorOf({ type }: Domain): string {
  if (type === 'qemu') return 'tcg';
  if (type === 'kvm') return 'kvm';
  throw new VirtError('internalError', `the QEMU binary does not support ${type}`, { domain: 'qemu' });
}

function machineWords({ domain, capabilities }: PlanContext): string {
  const { os, features, memory } = domain;
  const backend = usesPlainMemory(domain)
    ? findMachine(capabilities, os.type.machine)?.defaultRamId
    : undefined;
  return list(os.type.machine, {
    usb: 'off',
    vmport: onOff(features?.vmport?.state),
    smm: onOff(features?.smm?.state),
    kernel_irqchip: features?.ioapic === undefined ? undefined : features.ioapic === 'qemu' ? 'split' : 'on',
    'dump-guest-core': onOff(memory?.dumpCore ?? false),
    'mem-merge': domain.memoryBacking?.noSharePages === true ? 'off' : undefined,
    pflash0: os.loader?.type === 'pflash' ? 'libvirt-pflash0-format' : undefined,
    pflash1: os.loader?.type === 'pflash' && os.nvram !== undefined ? 'libvirt-pflash1-format' : undefined,
    'memory-backend': backend,
  });
}

/** Main memory in one piece, without NUMA cells or modules that describe it otherwise. */
function usesPlainMemory({ cpu }: Domain): boolean {
  return (cpu?.numa?.cells ?? []).length === 0;
}

function memoryOptions({ domain, capabilities }: PlanContext): readonly Option[] {
  const sizeKiB = domain.memory?.amount ?? 0n;
  const machine = findMachine(capabilities, domain.os.type.machine);
  const backend = machine?.defaultRamId;
  const slots =
    domain.maxMemory === undefined
      ? {}
      : { slots: domain.maxMemory.slots, maxmem: `${domain.maxMemory.amount}k` };
  const size: Option = [
    '-m',
    domain.maxMemory === undefined ? String(sizeKiB / 1024n) : list(`size=${sizeKiB}k`, slots),
  ];
  if (!usesPlainMemory(domain) || backend === undefined) return [size];
  return [size, object(backingType(domain), backend, { ...backingProps(domain), size: sizeKiB * 1024n })];
}

function backingType({ memoryBacking }: Domain): string {
  if (memoryBacking?.source === 'memfd') return 'memory-backend-memfd';
  if (memoryBacking?.source === 'file') return 'memory-backend-file';
  return 'memory-backend-ram';
}

function backingProps({ memoryBacking }: Domain) {
  const shared = memoryBacking?.access === 'shared';
  return { share: shared || memoryBacking?.source === 'memfd' ? shared : undefined };
}

function smpWords({ vcpu, cpu }: Domain): string {
  const maximum = vcpu?.maximum ?? 1;
  const current = vcpu?.current ?? maximum;
  const { sockets = maximum, dies, cores = 1, threads = 1 } = cpu?.topology ?? {};
  return list(String(current), {
    maxcpus: current === maximum ? undefined : maximum,
    sockets,
    dies: cpu?.topology === undefined ? undefined : (dies ?? 1),
    cores,
    threads,
  });
}

function monitorOptions({ instance, monitorFd }: PlanContext): readonly Option[] {
  const socket = monitorFd === undefined ? { path: `${instance}/monitor.sock` } : { fd: monitorFd };
  return [
    ['-chardev', list('socket', { id: 'charmonitor', ...socket, server: 'on', wait: 'off' })],
    ['-mon', list('chardev=charmonitor', { id: 'monitor', mode: 'control' })],
  ];
}

function rtcWords({ clock }: Domain): string {
  const timers = clock?.timers ?? [];
  const rtc = timers.find(({ name }) => name === 'rtc');
  const base = clock === undefined ? 'utc' : clock.offset === 'localtime' ? 'localtime' : 'utc';
  return list(`base=${base}`, {
    clock: rtc?.track === 'guest' ? 'vm' : rtc?.track === 'wall' ? 'host' : undefined,
    driftfix: rtc?.tickpolicy === 'catchup' ? 'slew' : undefined,
  });
}

function timerOptions({ clock, os }: Domain): readonly Option[] {
  const isPc = os.type.arch === 'x86_64' || os.type.arch === 'i686';
  return (clock?.timers ?? []).flatMap((timer): readonly Option[] => {
    if (timer.name === 'pit' && timer.tickpolicy === 'delay')
      return [['-global', 'kvm-pit.lost_tick_policy=delay']];
    if (timer.name === 'pit' && timer.tickpolicy === 'discard')
      return [['-global', 'kvm-pit.lost_tick_policy=discard']];
    if (timer.name === 'hpet' && timer.present === false && isPc) return [['-no-hpet']];
    return [];
  });
}

/** Machines of the PC family can do without ACPI. */
function hasAcpiSwitch({ os }: Domain): boolean {
  return os.type.arch === 'x86_64' || os.type.arch === 'i686';
}
