/** Words, options and help of the commands whose bodies are in `commands/cpu.ts`. @source virsh 9.0 help output */
import { data, flag, number, text, rows } from './row.ts';

export const cpuRows = rows('domain', 'cpu', () => ({
  'cpu-stats': {
    summary: 'show domain cpu statistics',
    description: "Display per-CPU and total statistics about the domain's CPUs",
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'activeDomain' }),
      flag('total', 'Show total statistics only'),
      number('start', 'Show statistics from this CPU'),
      number('count', 'Number of shown CPUs at most'),
    ],
  },
  iothreadinfo: {
    summary: 'view domain IOThreads',
    description: 'Returns basic information about the domain IOThreads.',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'domain' }),
      flag('config', 'affect next boot'),
      flag('live', 'affect running domain'),
      flag('current', 'affect current domain'),
    ],
  },
  iothreadpin: {
    summary: 'control domain IOThread affinity',
    description: 'Pin domain IOThreads to host physical CPUs.',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'domain' }),
      number('iothread', 'IOThread ID number', { required: true, completes: 'iothread' }),
      data('cpulist', 'host cpu number(s) to set', { completes: 'hostCpu', completesList: true }),
      flag('config', 'affect next boot'),
      flag('live', 'affect running domain'),
      flag('current', 'affect current domain'),
    ],
  },
  iothreadadd: {
    summary: 'add an IOThread to the guest domain',
    description: 'Add an IOThread to the guest domain.',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'domain' }),
      number('id', 'iothread for the new IOThread', { required: true }),
      flag('config', 'affect next boot'),
      flag('live', 'affect running domain'),
      flag('current', 'affect current domain'),
    ],
  },
  iothreadset: {
    summary: 'modifies an existing IOThread of the guest domain',
    description: 'Modifies an existing IOThread of the guest domain.',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'domain' }),
      number('id', 'iothread id of existing IOThread', { required: true, completes: 'iothread' }),
      number('poll-max-ns', 'set the maximum IOThread polling time in ns'),
      number('poll-grow', 'set the value to increase the IOThread polling time'),
      number('poll-shrink', 'set the value for reduction of the IOThread polling time'),
      number('thread-pool-min', 'lower boundary for worker thread pool'),
      number('thread-pool-max', 'upper boundary for worker thread pool'),
      flag('config', 'affect next boot'),
      flag('live', 'affect running domain'),
      flag('current', 'affect current domain'),
    ],
  },
  iothreaddel: {
    summary: 'delete an IOThread from the guest domain',
    description: 'Delete an IOThread from the guest domain.',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'domain' }),
      number('id', 'iothread_id for the IOThread to delete', { required: true, completes: 'iothread' }),
      flag('config', 'affect next boot'),
      flag('live', 'affect running domain'),
      flag('current', 'affect current domain'),
    ],
  },
  setvcpus: {
    summary: 'change number of virtual CPUs',
    description: 'Change the number of virtual CPUs in the guest domain.',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'domain' }),
      number('count', 'number of virtual CPUs', { required: true }),
      flag('maximum', 'set maximum limit on next boot'),
      flag('config', 'affect next boot'),
      flag('live', 'affect running domain'),
      flag('current', 'affect current domain'),
      flag('guest', 'modify cpu state in the guest'),
      flag('hotpluggable', 'make added vcpus hot(un)pluggable'),
    ],
  },
  vcpucount: {
    summary: 'domain vcpu counts',
    description: 'Returns the number of virtual CPUs used by the domain.',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'domain' }),
      flag('maximum', 'get maximum count of vcpus'),
      flag('active', 'get number of currently active vcpus'),
      flag('live', 'get value from running domain'),
      flag('config', 'get value to be used on next boot'),
      flag('current', 'get value according to current domain state'),
      flag('guest', 'retrieve vcpu count from the guest instead of the hypervisor'),
    ],
  },
  vcpuinfo: {
    summary: 'detailed domain vcpu information',
    description: 'Returns basic information about the domain virtual CPUs.',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'domain' }),
      flag('pretty', 'return human readable output'),
    ],
  },
  vcpupin: {
    summary: 'control or query domain vcpu affinity',
    description: 'Pin domain VCPUs to host physical CPUs.',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'domain' }),
      number('vcpu', 'vcpu number', { completes: 'vcpu' }),
      text('cpulist', 'host cpu number(s) to set, or omit option to query', {
        mayBeEmpty: true,
        completes: 'hostCpu',
        completesList: true,
      }),
      flag('config', 'affect next boot'),
      flag('live', 'affect running domain'),
      flag('current', 'affect current domain'),
    ],
  },
  emulatorpin: {
    summary: 'control or query domain emulator affinity',
    description: 'Pin domain emulator threads to host physical CPUs.',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'domain' }),
      text('cpulist', 'host cpu number(s) to set, or omit option to query', {
        mayBeEmpty: true,
        completes: 'hostCpu',
        completesList: true,
      }),
      flag('config', 'affect next boot'),
      flag('live', 'affect running domain'),
      flag('current', 'affect current domain'),
    ],
  },
  guestvcpus: {
    summary: 'query or modify state of vcpu in the guest (via agent)',
    description: "Use the guest agent to query or set cpu state from guest's point of view",
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'activeDomain' }),
      text('cpulist', 'list of cpus to enable or disable', { completes: 'guestVcpu', completesList: true }),
      flag('enable', 'enable cpus specified by cpulist'),
      flag('disable', 'disable cpus specified by cpulist'),
    ],
  },
  setvcpu: {
    summary: 'attach/detach vcpu or groups of threads',
    description: 'Add or remove vcpus',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'domain' }),
      data('vcpulist', 'ids of vcpus to manipulate', { completes: 'vcpu', completesList: true }),
      flag('enable', 'enable cpus specified by cpumap'),
      flag('disable', 'disable cpus specified by cpumap'),
      flag('config', 'affect next boot'),
      flag('live', 'affect running domain'),
      flag('current', 'affect current domain'),
    ],
  },
}));
