/** Words, options and help of the commands whose bodies are in `commands/shell.ts`. @source virsh 9.0 help output */
import { alias, flag, rest, text, rows } from './row.ts';

export const shellRows = rows('virsh', 'shell', () => ({
  cd: {
    summary: 'change the current directory',
    description: 'Change the current directory.',
    offline: true,
    options: [text('dir', 'directory to switch to (default: home or else root)')],
  },
  echo: {
    summary: 'echo arguments. Used for internal testing.',
    description: 'Echo back arguments, possibly with quoting. Used for internal testing.',
    offline: true,
    options: [
      flag('shell', 'escape for shell use'),
      flag('xml', 'escape for XML use'),
      flag('split', "split each argument on ','; ',,' is an escape sequence"),
      flag('err', 'output to stderr'),
      rest('string', 'arguments to echo'),
      alias('str', 'string'),
      alias('hi', 'string', 'hello'),
    ],
  },
  exit: {
    summary: 'quit this interactive terminal',
    offline: true,
    options: [],
  },
  help: {
    summary: 'print help',
    description: 'Prints global help, command specific help, or help for a\n    group of related commands',
    offline: true,
    options: [
      text('command', 'Prints global help, command specific help, or help for a group of related commands', {
        completes: 'command',
      }),
    ],
  },
  pwd: {
    summary: 'print the current directory',
    description: 'Print the current directory.',
    offline: true,
    options: [],
  },
  quit: {
    summary: 'quit this interactive terminal',
    offline: true,
    options: [],
  },
  connect: {
    summary: '(re)connect to hypervisor',
    description: 'Connect to local hypervisor. This is built-in command after shell start up.',
    offline: true,
    options: [
      text('name', 'hypervisor connection URI', { mayBeEmpty: true }),
      flag('readonly', 'read-only connection'),
    ],
  },
  'self-test': {
    summary: 'internal command for testing virt shells',
    description: 'internal use only',
    offline: true,
    hidden: true,
    options: [flag('completers-missing', 'output the list of options which are missing completers')],
  },
  complete: {
    summary: 'internal command for autocompletion',
    description: 'internal use only',
    offline: true,
    hidden: true,
    options: [rest('string', 'partial string to autocomplete', { mayBeEmpty: true })],
  },
}));
