/** The frame of a command line: name, machine, processor, memory, identity, monitor, clock, power; and what closes it. */
import { allIothreads, type Domain } from '@typevirt/model';
import { commas, list, object, onOff, type Option } from './arguments.ts';
import { clockOptions } from './clock.ts';
import type { PlanContext } from './context.ts';
import { cpuWords } from './cpu.ts';
import { flashOptions, loaderOptions } from './firmware.ts';
import { isPc, isQ35 } from './guest-kind.ts';
import { identityOptions } from './identity.ts';
import { machineOptions } from './machine.ts';
import { memoryOptions } from './memory.ts';
import { numaOptions } from './numa.ts';

/** What comes first, up to what boots. */
export function basicOptions(context: PlanContext): readonly Option[] {
  const { domain, instance } = context;
  const cpu = cpuWords(context);
  return [
    ['-name', list(`guest=${commas(domain.name)}`, { 'debug-threads': 'on' })],
    ['-S'],
    object('secret', 'masterKey0', { format: 'raw', file: `${instance}/master-key.aes` }),
    ...flashOptions(context),
    ...machineOptions(context),
    ...managementModeOptions(domain),
    ...(cpu === undefined ? [] : [['-cpu', cpu] as const]),
    ...loaderOptions(context),
    ...memoryOptions(context),
    ['-overcommit', list(`mem-lock=${onOff(domain.memoryBacking?.locked === true)}`)],
    ['-smp', smpWords(domain)],
    ...iothreadOptions(domain),
    ...numaOptions(context),
    ['-uuid', domain.uuid ?? ''],
    ...identityOptions(context),
    ...(domain.devices.graphics.length === 0 ? [['-display', 'none'] as const] : []),
    ['-no-user-config'],
    ['-nodefaults'],
    ...monitorOptions(context),
    ...clockOptions(context),
    ...powerOptions(domain),
  ];
}

/** Memory that only System Management Mode sees. */
function managementModeOptions({ features }: Domain): readonly Option[] {
  const sizeMiB = features?.smm?.tseg;
  return sizeMiB === undefined ? [] : [['-global', `mch.extended-tseg-mbytes=${sizeMiB}`]];
}

function smpWords(domain: Domain): string {
  const { topology } = domain.cpu ?? {};
  const maximum = domain.vcpu?.maximum ?? 1;
  const atStart = processorsAtStart(domain);
  return list(String(atStart), {
    maxcpus: atStart === maximum ? undefined : maximum,
    sockets: topology?.sockets ?? maximum,
    dies: topology === undefined ? undefined : (topology.dies ?? 1),
    cores: topology?.cores ?? 1,
    threads: topology?.threads ?? 1,
  });
}

/** Processors that QEMU starts with; those that can be unplugged again are plugged in later, each by its own. */
function processorsAtStart({ vcpu, vcpus }: Domain): number {
  if (vcpus.length === 0) return vcpu?.current ?? vcpu?.maximum ?? 1;
  return vcpus.filter(({ enabled, hotpluggable }) => enabled && hotpluggable !== true).length;
}

function iothreadOptions(domain: Domain): readonly Option[] {
  const { defaultIothread } = domain;
  const pool = (min: number | undefined, max: number | undefined) => ({
    'thread-pool-min': min === -1 ? undefined : min,
    'thread-pool-max': max === -1 ? undefined : max,
  });
  const threads = allIothreads(domain).map(({ id, threadPoolMin, threadPoolMax }) =>
    object('iothread', `iothread${id}`, pool(threadPoolMin, threadPoolMax)),
  );
  if (defaultIothread === undefined) return threads;
  const { threadPoolMin, threadPoolMax } = defaultIothread;
  return [...threads, object('main-loop', 'main-loop', pool(threadPoolMin, threadPoolMax))];
}

function monitorOptions({ instance, monitorFd }: PlanContext): readonly Option[] {
  const socket = monitorFd === undefined ? { path: `${instance}/monitor.sock` } : { fd: monitorFd };
  return [
    ['-chardev', list('socket', { id: 'charmonitor', ...socket, server: 'on', wait: 'off' })],
    ['-mon', list('chardev=charmonitor', { id: 'monitor', mode: 'control' })],
  ];
}

/** The guest's end is ours to act upon, whatever it does; sleep states of firmware. */
function powerOptions(domain: Domain): readonly Option[] {
  const { suspendToMem, suspendToDisk } = domain.powerManagement ?? {};
  const chip = isQ35(domain) ? 'ICH9-LPC' : 'PIIX4_PM';
  const sleep = (state: string, enabled: boolean | undefined): readonly Option[] =>
    enabled === undefined ? [] : [['-global', `${chip}.disable_${state}=${enabled ? 0 : 1}`]];
  return [
    ['-no-shutdown'],
    ...(canDoWithoutAcpi(domain) && domain.features?.acpi !== true ? [['-no-acpi'] as const] : []),
    ...sleep('s3', suspendToMem),
    ...sleep('s4', suspendToDisk),
  ];
}

function canDoWithoutAcpi(domain: Domain): boolean {
  return isPc(domain) || domain.os.type.arch === 'aarch64';
}
