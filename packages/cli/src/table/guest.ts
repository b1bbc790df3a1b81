/** Words, options and help of the commands whose bodies are in `commands/guest.ts`. @source virsh 9.0 help output */
import { data, flag, number, rest, text, rows } from './row.ts';

export const guestRows = rows('domain', 'guest', () => ({
  domfsfreeze: {
    summary: "Freeze domain's mounted filesystems.",
    description: "Freeze domain's mounted filesystems.",
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'activeDomain' }),
      rest('mountpoint', 'mountpoint path to be frozen', { completes: 'mountpoint' }),
    ],
  },
  domfsthaw: {
    summary: "Thaw domain's mounted filesystems.",
    description: "Thaw domain's mounted filesystems.",
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'activeDomain' }),
      rest('mountpoint', 'mountpoint path to be thawed', { completes: 'mountpoint' }),
    ],
  },
  domfsinfo: {
    summary: "Get information of domain's mounted filesystems.",
    description: "Get information of domain's mounted filesystems.",
    options: [data('domain', 'domain name, id or uuid', { completes: 'activeDomain' })],
  },
  domfstrim: {
    summary: "Invoke fstrim on domain's mounted filesystems.",
    description: "Invoke fstrim on domain's mounted filesystems.",
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'activeDomain' }),
      number('minimum', 'Just a hint to ignore contiguous free ranges smaller than this (Bytes)'),
      text('mountpoint', 'which mount point to trim', { completes: 'mountpoint' }),
    ],
  },
  domhostname: {
    summary: "print the domain's hostname",
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'activeDomain' }),
      text('source', "address source: 'lease' or 'agent'", { completes: 'hostnameSource' }),
    ],
  },
  'get-user-sshkeys': {
    summary: 'list authorized SSH keys for given user (via agent)',
    description: 'Use the guest agent to query authorized SSH keys for given user',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'activeDomain' }),
      data('user', 'user to list authorized keys for'),
    ],
  },
  'qemu-agent-command': {
    summary: 'QEMU Guest Agent Command',
    description: 'Run an arbitrary qemu guest agent command; use at your own risk',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'activeDomain' }),
      number('timeout', 'timeout seconds. must be positive.', { named: true }),
      flag('async', 'execute command without waiting for timeout'),
      flag('block', 'execute command without timeout'),
      flag('pretty', 'pretty-print the output'),
      rest('cmd', 'command', { required: true }),
    ],
  },
  'guest-agent-timeout': {
    summary: 'Set the guest agent timeout',
    description: 'Set the number of seconds to wait for a response from the guest agent.',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'domain' }),
      number('timeout', 'timeout seconds.', { named: true }),
    ],
  },
  'set-user-sshkeys': {
    summary: 'manipulate authorized SSH keys file for given user (via agent)',
    description: 'Append, reset or remove specified key from the authorized keys file for given user',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'activeDomain' }),
      data('user', 'user to set authorized keys for'),
      text('file', 'optional file to read keys from'),
      flag('reset', 'clear out authorized keys file before adding new keys'),
      flag('remove', 'remove keys from the authorized keys file'),
    ],
  },
  'set-user-password': {
    summary: 'set the user password inside the domain',
    description: 'changes the password of the specified user inside the domain',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'activeDomain' }),
      data('user', 'the username'),
      data('password', 'the new password'),
      flag('encrypted', 'the password is already encrypted'),
    ],
  },
  guestinfo: {
    summary: 'query information about the guest (via agent)',
    description: "Use the guest agent to query various information from guest's point of view",
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'activeDomain' }),
      flag('user', 'report active users'),
      flag('os', 'report operating system information'),
      flag('timezone', 'report timezone information'),
      flag('hostname', 'report hostname'),
      flag('filesystem', 'report filesystem information'),
      flag('disk', 'report disk information'),
      flag('interface', 'report interface information'),
    ],
  },
}));
