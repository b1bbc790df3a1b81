/** Words, options and help of the commands whose bodies are in `commands/lifecycle.ts`. @source virsh 9.0 help output */
import { alias, data, flag, number, text, rows } from './row.ts';

export const lifecycleRows = rows('domain', 'lifecycle', () => ({
  autostart: {
    summary: 'autostart a domain',
    description: 'Configure a domain to be automatically started at boot.',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'persistentDomain' }),
      flag('disable', 'disable autostarting'),
    ],
  },
  create: {
    summary: 'create a domain from an XML file',
    description: 'Create a domain.',
    options: [
      data('file', 'file containing an XML domain description'),
      flag('console', 'attach to console after creation'),
      flag('paused', 'leave the guest paused after creation'),
      flag('autodestroy', 'automatically destroy the guest when virsh disconnects'),
      text('pass-fds', 'pass file descriptors N,M,... to the guest'),
      flag('validate', 'validate the XML against the schema'),
      flag('reset-nvram', 're-initialize NVRAM from its pristine template'),
    ],
  },
  define: {
    summary: "define (but don't start) a domain from an XML file",
    description: 'Define a domain.',
    options: [
      data('file', 'file containing an XML domain description'),
      flag('validate', 'validate the XML against the schema'),
    ],
  },
  destroy: {
    summary: 'destroy (stop) a domain',
    description: 'Forcefully stop a given domain, but leave its resources intact.',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'activeDomain' }),
      flag('graceful', 'terminate gracefully'),
      flag('remove-logs', 'remove domain logs'),
    ],
  },
  domid: {
    summary: 'convert a domain name or UUID to domain id',
    options: [data('domain', 'domain name or uuid', { completes: 'activeDomain' })],
  },
  domname: {
    summary: 'convert a domain id or UUID to domain name',
    options: [data('domain', 'domain id or uuid', { completes: 'domainUuid' })],
  },
  domrename: {
    summary: 'rename a domain',
    description: 'Rename an inactive domain.',
    options: [
      data('domain', 'domain name or uuid', { completes: 'inactiveDomain' }),
      data('new-name', 'new domain name'),
    ],
  },
  dompmsuspend: {
    summary: 'suspend a domain gracefully using power management functions',
    description:
      "Suspends a running domain using guest OS's power management. (Note: This requires a guest agent configured and running in the guest OS).",
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'runningDomain' }),
      data('target', 'mem(Suspend-to-RAM), disk(Suspend-to-Disk), hybrid(Hybrid-Suspend)', {
        completes: 'suspendTarget',
      }),
      number('duration', 'duration in seconds', { named: true }),
    ],
  },
  dompmwakeup: {
    summary: 'wakeup a domain from pmsuspended state',
    description: 'Wakeup a domain that was previously suspended by power management.',
    options: [data('domain', 'domain name, id or uuid', { completes: 'otherDomain' })],
  },
  domuuid: {
    summary: 'convert a domain name or id to domain UUID',
    options: [data('domain', 'domain id or name', { completes: 'domain' })],
  },
  'inject-nmi': {
    summary: 'Inject NMI to the guest',
    description: 'Inject NMI to the guest domain.',
    options: [data('domain', 'domain name, id or uuid', { completes: 'activeDomain' })],
  },
  'qemu-attach': {
    summary: 'QEMU Attach',
    description: 'QEMU Attach',
    options: [data('pid', 'pid')],
  },
  reboot: {
    summary: 'reboot a domain',
    description: 'Run a reboot command in the target domain.',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'activeDomain' }),
      text('mode', 'shutdown mode: acpi|agent|initctl|signal|paravirt', {
        completes: 'shutdownMode',
        completesList: true,
      }),
    ],
  },
  reset: {
    summary: 'reset a domain',
    description: 'Reset the target domain as if by power button',
    options: [data('domain', 'domain name, id or uuid', { completes: 'activeDomain' })],
  },
  resume: {
    summary: 'resume a domain',
    description: 'Resume a previously suspended domain.',
    options: [data('domain', 'domain name, id or uuid', { completes: 'pausedDomain' })],
  },
  'set-lifecycle-action': {
    summary: 'change lifecycle actions',
    description: 'Change lifecycle actions for the guest domain.',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'domain' }),
      data('type', 'lifecycle type to modify', { completes: 'lifecycle' }),
      data('action', 'lifecycle action to set', { completes: 'lifecycleAction' }),
      flag('config', 'affect next boot'),
      flag('live', 'affect running domain'),
      flag('current', 'affect current domain'),
    ],
  },
  shutdown: {
    summary: 'gracefully shutdown a domain',
    description: 'Run shutdown in the target domain.',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'activeDomain' }),
      text('mode', 'shutdown mode: acpi|agent|initctl|signal|paravirt', {
        completes: 'shutdownMode',
        completesList: true,
      }),
    ],
  },
  start: {
    summary: 'start a (previously defined) inactive domain',
    description:
      'Start a domain, either from the last managedsave\n    state, or via a fresh boot if no managedsave state\n    is present.',
    options: [
      data('domain', 'name of the inactive domain', { completes: 'inactiveDomain' }),
      flag('console', 'attach to console after creation'),
      flag('paused', 'leave the guest paused after creation'),
      flag('autodestroy', 'automatically destroy the guest when virsh disconnects'),
      flag('bypass-cache', 'avoid file system cache when loading'),
      flag('force-boot', 'force fresh boot by discarding any managed save'),
      text('pass-fds', 'pass file descriptors N,M,... to the guest'),
      flag('reset-nvram', 're-initialize NVRAM from its pristine template'),
    ],
  },
  suspend: {
    summary: 'suspend a domain',
    description: 'Suspend a running domain.',
    options: [data('domain', 'domain name, id or uuid', { completes: 'runningDomain' })],
  },
  undefine: {
    summary: 'undefine a domain',
    description: 'Undefine an inactive domain, or convert persistent to transient.',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'persistentDomain' }),
      flag('managed-save', 'remove domain managed state file'),
      text(
        'storage',
        'remove associated storage volumes (comma separated list of targets or source paths) (see domblklist)',
        { completes: 'disk', completesList: true },
      ),
      flag('remove-all-storage', 'remove all associated storage volumes (use with caution)'),
      flag(
        'delete-storage-volume-snapshots',
        'delete snapshots associated with volume(s), requires --remove-all-storage (must be supported by storage driver)',
      ),
      flag('wipe-storage', 'wipe data on the removed volumes'),
      flag('snapshots-metadata', 'remove all domain snapshot metadata (vm must be inactive)'),
      flag('checkpoints-metadata', 'remove all domain checkpoint metadata (vm must be inactive)'),
      flag('nvram', 'remove nvram file'),
      flag('keep-nvram', 'keep nvram file'),
      flag('tpm', 'remove TPM state'),
      flag('keep-tpm', 'keep TPM state'),
      alias('delete-snapshots', 'delete-storage-volume-snapshots'),
    ],
  },
}));
