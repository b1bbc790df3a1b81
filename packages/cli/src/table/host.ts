/** Words, options and help of the commands whose bodies are in `commands/host.ts`. @source virsh 9.0 help output */
import { data, flag, number, text, rows } from './row.ts';

export const hostRows = rows('host', 'host', () => ({
  allocpages: {
    summary: 'Manipulate pages pool size',
    description: 'Allocate or free some pages in the pool for NUMA cell.',
    options: [
      number('pagesize', 'page size (in kibibytes)', { required: true, completes: 'pageSize' }),
      number('pagecount', 'page count', { required: true }),
      number('cellno', 'NUMA cell number', { completes: 'cell' }),
      flag('add', 'instead of setting new pool size add pages to it'),
      flag('all', 'set on all NUMA cells'),
    ],
  },
  capabilities: {
    summary: 'capabilities',
    description: 'Returns capabilities of hypervisor/driver.',
    options: [],
  },
  'cpu-baseline': {
    summary: 'compute baseline CPU',
    description: 'Compute baseline CPU for a set of given CPUs.',
    options: [
      data('file', 'file containing XML CPU descriptions'),
      flag('features', 'Show features that are part of the CPU model type'),
      flag('migratable', 'Do not include features that block migration'),
    ],
  },
  'cpu-compare': {
    summary: 'compare host CPU with a CPU described by an XML file',
    description: 'compare CPU with host CPU',
    options: [
      data('file', 'file containing an XML CPU description'),
      flag('error', 'report error if CPUs are incompatible'),
      flag('validate', 'validate the XML document against schema'),
    ],
  },
  'cpu-models': {
    summary: 'CPU models',
    description: 'Get the CPU models for an arch.',
    options: [data('arch', 'architecture', { completes: 'arch' })],
  },
  domcapabilities: {
    summary: 'domain capabilities',
    description: 'Returns capabilities of emulator with respect to host and libvirt.',
    options: [
      text('virttype', 'virtualization type (/domain/@type)', { completes: 'virtType' }),
      text('emulatorbin', 'path to emulator binary (/domain/devices/emulator)'),
      text('arch', 'domain architecture (/domain/os/type/@arch)', { completes: 'arch' }),
      text('machine', 'machine type (/domain/os/type/@machine)'),
    ],
  },
  freecell: {
    summary: 'NUMA free memory',
    description: 'display available free memory for the NUMA cell.',
    options: [
      number('cellno', 'NUMA cell number', { completes: 'cell' }),
      flag('all', 'show free memory for all NUMA cells'),
    ],
  },
  freepages: {
    summary: 'NUMA free pages',
    description: 'display available free pages for the NUMA cell.',
    options: [
      number('cellno', 'NUMA cell number', { completes: 'cell' }),
      number('pagesize', 'page size (in kibibytes)', { completes: 'pageSize' }),
      flag('all', 'show free pages for all NUMA cells'),
    ],
  },
  hostname: {
    summary: 'print the hypervisor hostname',
    options: [],
  },
  'hypervisor-cpu-baseline': {
    summary: 'compute baseline CPU usable by a specific hypervisor',
    description:
      'Compute baseline CPU for a set of given CPUs. The result will be tailored to the specified hypervisor.',
    options: [
      text('file', 'file containing XML CPU descriptions'),
      text('virttype', 'virtualization type (/domain/@type)', { completes: 'virtType' }),
      text('emulator', 'path to emulator binary (/domain/devices/emulator)'),
      text('arch', 'CPU architecture (/domain/os/type/@arch)', { completes: 'arch' }),
      text('machine', 'machine type (/domain/os/type/@machine)'),
      flag('features', 'Show features that are part of the CPU model type'),
      flag('migratable', 'Do not include features that block migration'),
      text('model', 'Shortcut for calling the command with a single CPU model and no additional features', {
        completes: 'cpuModel',
      }),
    ],
  },
  'hypervisor-cpu-compare': {
    summary: 'compare a CPU with the CPU created by a hypervisor on the host',
    description: 'compare CPU with hypervisor CPU',
    options: [
      data('file', 'file containing an XML CPU description'),
      text('virttype', 'virtualization type (/domain/@type)', { completes: 'virtType' }),
      text('emulator', 'path to emulator binary (/domain/devices/emulator)'),
      text('arch', 'CPU architecture (/domain/os/type/@arch)', { completes: 'arch' }),
      text('machine', 'machine type (/domain/os/type/@machine)'),
      flag('error', 'report error if CPUs are incompatible'),
      flag('validate', 'validate the XML document against schema'),
    ],
  },
  maxvcpus: {
    summary: 'connection vcpu maximum',
    description: 'Show maximum number of virtual CPUs for guests on this connection.',
    options: [text('type', 'domain type', { completes: 'virtType' })],
  },
  'node-memory-tune': {
    summary: 'Get or set node memory parameters',
    description:
      'Get or set node memory parameters\n    To get the memory parameters, use following command: \n\n    virsh # node-memory-tune',
    options: [
      number('shm-pages-to-scan', 'number of pages to scan before the shared memory service goes to sleep'),
      number(
        'shm-sleep-millisecs',
        'number of millisecs the shared memory service should sleep before next scan',
      ),
      number('shm-merge-across-nodes', 'Specifies if pages from different numa nodes can be merged'),
    ],
  },
  nodecpumap: {
    summary: 'node cpu map',
    description:
      "Displays the node's total number of CPUs, the number of online CPUs and the list of online CPUs.",
    options: [flag('pretty', 'return human readable output')],
  },
  nodecpustats: {
    summary: 'Prints cpu stats of the node.',
    description: 'Returns cpu stats of the node, in nanoseconds.',
    options: [
      number('cpu', 'prints specified cpu statistics only.', { completes: 'hostCpu' }),
      flag('percent', 'prints by percentage during 1 second.'),
    ],
  },
  nodeinfo: {
    summary: 'node information',
    description: 'Returns basic information about the node.',
    options: [],
  },
  nodememstats: {
    summary: 'Prints memory stats of the node.',
    description: 'Returns memory stats of the node, in kilobytes.',
    options: [number('cell', 'prints specified cell statistics only.')],
  },
  nodesevinfo: {
    summary: 'node SEV information',
    description: 'Returns basic SEV information about the node.',
    options: [],
  },
  nodesuspend: {
    summary: 'suspend the host node for a given time duration',
    description: 'Suspend the host node for a given time duration and attempt to resume thereafter.',
    options: [
      data('target', 'mem(Suspend-to-RAM), disk(Suspend-to-Disk), hybrid(Hybrid-Suspend)', {
        completes: 'suspendTarget',
      }),
      number('duration', 'Suspend duration in seconds, at least 60', { required: true }),
    ],
  },
  sysinfo: {
    summary: 'print the hypervisor sysinfo',
    description: 'output an XML string for the hypervisor sysinfo, if available',
    options: [],
  },
  uri: {
    summary: 'print the hypervisor canonical URI',
    options: [],
  },
  version: {
    summary: 'show version',
    description: 'Display the system version information.',
    options: [flag('daemon', 'report daemon version too')],
  },
}));
