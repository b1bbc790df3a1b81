/** Words, options and help of the commands whose bodies are in `commands/qemu.ts`. @source virsh 9.0 help output */
import { data, flag, number, rest, text, rows } from './row.ts';

export const qemuRows = rows('domain', 'qemu', () => ({
  'qemu-monitor-command': {
    summary: 'QEMU Monitor Command',
    description: 'QEMU Monitor Command',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'activeDomain' }),
      flag('hmp', 'command is in human monitor protocol'),
      flag('pretty', 'pretty-print any qemu monitor protocol output'),
      flag('return-value', "extract the value of the 'return' key from the returned string"),
      text('pass-fds', 'pass file descriptors N,M,... along with the command', { named: true }),
      rest('cmd', 'command', { required: true }),
    ],
  },
  'qemu-monitor-event': {
    summary: 'QEMU Monitor Events',
    description: 'Listen for QEMU Monitor Events',
    options: [
      text('domain', 'filter by domain name, id or uuid', { completes: 'domain' }),
      text('event', 'filter by event name'),
      flag('pretty', 'pretty-print any JSON output'),
      flag('loop', 'loop until timeout or interrupt, rather than one-shot'),
      number('timeout', 'timeout seconds'),
      flag('regex', 'treat event as a regex rather than literal filter'),
      flag('no-case', 'treat event case-insensitively'),
      flag('timestamp', 'show timestamp for each printed event'),
    ],
  },
}));
