/** Completers of words that are the same for every connection, or that the host's capabilities say. @source virsh 9.0 complete */
import { DomainProcessSignal } from 'typevirt';
import { codesets } from '../../commands/access.ts';
import { hostCpuCount } from '../../commands/cpu-list.ts';
import {
  domainEvents,
  networkEvents,
  nodeDeviceEvents,
  poolEvents,
  secretEvents,
} from '../../commands/event-kinds.ts';
import { keyNames } from '../../commands/key-names.ts';
import { lifecycleActions, lifecycles, shutdownModes, suspendTargets } from '../../commands/lifecycle.ts';
import { updateCommands, updateSections } from '../../commands/network.ts';
import { capabilityBits } from '../../commands/node-device.ts';
import { cellsOf, pageSizesOf } from '../../commands/numa.ts';
import { typeBits } from '../../commands/pool-list.ts';
import { dumpFormats } from '../../commands/saving.ts';
import { dirtyRateModes, numaModes } from '../../commands/tuning.ts';
import { wipeAlgorithms } from '../../commands/volume.ts';
import { commandNames } from '../../table/commands.ts';
import { findAll, parseXml, textOf } from '../../xml/tree.ts';
import type { Completer } from './completer.ts';

const words = (text: string): Completer => {
  const list = text.split(' ');
  return () => list;
};
const keys = (record: Readonly<Record<string, unknown>>): Completer => {
  return () => Object.keys(record);
};
const events = (family: { readonly kinds: readonly { readonly name: string }[] }): Completer => {
  return () => family.kinds.map(({ name }) => name);
};

const units = ['KiB', 'MiB', 'GiB', 'TiB'];

/** A size in the largest unit that divides it without a rest. */
function pageSize(sizeKiB: number): string {
  let [size, unit] = [sizeKiB, 0];
  for (; size % 1024 === 0 && unit < units.length - 1; unit += 1) size /= 1024;
  return `${size}${units[unit]}`;
}

/** Models that the domain capabilities for the machine described list. */
const cpuModel: Completer = async (asked) => {
  const text = (option: string): string | null => asked.given(option) ?? null;
  const capabilities = await (await asked.connection()).getDomainCapabilities({
    virttype: text('virttype'),
    emulatorbin: text('emulator'),
    arch: text('arch'),
    machine: text('machine'),
  });
  const modes = findAll(parseXml(capabilities), 'cpu/mode');
  const custom = modes.find(({ attributes }) => attributes.name === 'custom');
  return findAll(custom, 'model').map(textOf);
};

export const wordCompleters = {
  command: commandNames,
  codeset: () => codesets,
  keycode: (asked) => Object.keys(keyNames[asked.given('codeset') ?? 'linux'] ?? {}),
  signal: () => Object.keys(DomainProcessSignal).filter((name) => name !== 'last'),
  shutdownMode: keys(shutdownModes),
  lifecycle: () => lifecycles,
  lifecycleAction: () => lifecycleActions,
  suspendTarget: () => suspendTargets,
  dumpFormat: keys(dumpFormats),
  imageFormat: words('none raw dir bochs cloop dmg iso vpc vdi fat vhd ploop cow qcow qcow2 qed vmdk'),
  compression: words('xbzrle mt'),
  perfEvent: words(
    'cmt mbmt mbml cpu_cycles instructions cache_references cache_misses branch_instructions branch_misses bus_cycles ' +
      'stalled_cycles_frontend stalled_cycles_backend ref_cpu_cycles cpu_clock task_clock page_faults context_switches ' +
      'cpu_migrations page_faults_min page_faults_maj alignment_faults emulation_faults',
  ),
  numaMode: keys(numaModes),
  dirtyRateMode: keys(dirtyRateModes),
  sourceMode: words('server client'),
  hostnameSource: words('agent lease'),
  addressSource: words('lease agent arp'),
  domainEvent: events(domainEvents),
  networkEvent: events(networkEvents),
  poolEvent: events(poolEvents),
  nodeDeviceEvent: events(nodeDeviceEvents),
  secretEvent: events(secretEvents),
  networkUpdateCommand: keys(updateCommands),
  networkSection: keys(updateSections),
  deviceDriver: words('default kvm vfio xen'),
  deviceCapability: keys(capabilityBits),
  poolType: keys(typeBits),
  wipeAlgorithm: () => wipeAlgorithms,
  virtType: words(
    'none qemu kqemu kvm xen lxc uml openvz test vmware hyperv vbox phyp parallels bhyve vz hvf',
  ),
  arch: words(
    'none alpha armv6l armv7l armv7b aarch64 cris i686 ia64 lm32 m68k microblaze microblazeel mips mipsel mips64 mips64el ' +
      'openrisc parisc parisc64 ppc ppcle ppc64 ppc64le ppcemb riscv32 riscv64 s390 s390x sh4 sh4eb sparc sparc64 unicore32 ' +
      'x86_64 xtensa xtensaeb',
  ),
  cpuModel,
  hostCpu: async (asked) => [...Array(await hostCpuCount(await asked.connection())).keys()].map(String),
  cell: async (asked) => cellsOf(await (await asked.connection()).getCapabilities()).map(String),
  pageSize: async (asked) => pageSizesOf(await (await asked.connection()).getCapabilities()).map(pageSize),
} as const satisfies Readonly<Record<string, Completer>>;
