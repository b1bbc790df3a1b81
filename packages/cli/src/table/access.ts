/** Words, options and help of the commands whose bodies are in `commands/access.ts`. @source virsh 9.0 help output */
import { data, flag, number, rest, text, rows } from './row.ts';

export const accessRows = rows('domain', 'access', () => ({
  console: {
    summary: 'connect to the guest console',
    description: 'Connect the virtual serial console for the guest',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'activeDomain' }),
      text('devname', 'character device name', { completes: 'consoleAlias' }),
      flag('force', 'force console connection (disconnect already connected sessions)'),
      flag('safe', 'only connect if safe console handling is supported'),
    ],
  },
  domdisplay: {
    summary: 'domain display connection URI',
    description: 'Output the IP address and port number for the graphical display.',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'activeDomain' }),
      flag('include-password', 'includes the password into the connection URI if available'),
      text('type', 'select particular graphical display (e.g. "vnc", "spice", "rdp", "dbus")'),
      flag('all', 'show all possible graphical displays'),
    ],
  },
  'send-key': {
    summary: 'Send keycodes to the guest',
    description: 'Send keycodes (integers or symbolic names) to the guest',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'activeDomain' }),
      text('codeset', 'the codeset of keycodes, default:linux', { named: true, completes: 'codeset' }),
      number('holdtime', 'the time (in milliseconds) how long the keys will be held', { named: true }),
      rest('keycode', 'the key code', { required: true, completes: 'keycode' }),
    ],
  },
  'send-process-signal': {
    summary: 'Send signals to processes',
    description: 'Send signals to processes in the guest',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'activeDomain' }),
      data('pid', 'the process ID'),
      data('signame', 'the signal number or name', { completes: 'signal' }),
    ],
  },
  'lxc-enter-namespace': {
    summary: 'LXC Guest Enter Namespace',
    description: 'Run an arbitrary command in a lxc guest namespace; use at your own risk',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'activeDomain' }),
      flag('noseclabel', 'Do not change process security label'),
      rest('cmd', 'command to run', { required: true }),
    ],
  },
  screenshot: {
    summary: 'take a screenshot of a current domain console and store it into a file',
    description: 'screenshot of a current domain console',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'activeDomain' }),
      text('file', 'where to store the screenshot'),
      number('screen', 'ID of a screen to take screenshot of'),
    ],
  },
  ttyconsole: {
    summary: 'tty console',
    description: 'Output the device for the TTY console.',
    options: [data('domain', 'domain name, id or uuid', { completes: 'activeDomain' })],
  },
  vncdisplay: {
    summary: 'vnc display',
    description: 'Output the IP address and port number for the VNC display.',
    options: [data('domain', 'domain name, id or uuid', { completes: 'activeDomain' })],
  },
  'dom-fd-associate': {
    summary: 'associate a FD with a domain',
    description: 'associate a FD with a domain',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'domain' }),
      data('name', 'name of the FD group'),
      data('pass-fds', 'file descriptors N,M,... to associate'),
      flag('seclabel-writable', 'use seclabels allowing writes'),
      flag('seclabel-restore', 'try to restore security label after use if possible'),
    ],
  },
}));
