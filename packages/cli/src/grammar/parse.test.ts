import { expect, test } from 'vitest';
import { failureLines } from '../failure.ts';
import { hasVirsh, runTypevirt, runVirsh } from '../testing/run.ts';
import { parseArguments, parseLine } from './parse.ts';

const complaint = (line: string): string[] => {
  try {
    parseLine(line);
  } catch (error) {
    return failureLines(error);
  }
  return [];
};

test('parseLine() gives free words to the options in their order, wherever flags stand', () => {
  const [command] = parseLine('attach-disk --config dom /image vdb --type cdrom qemu');
  expect(command?.args.text('source')).toBe('/image');
  expect(command?.args.text('targetbus')).toBe('qemu');
  expect(command?.args.text('type')).toBe('cdrom');
  expect(command?.args.has('config')).toBe(true);
});

test('parseLine() reads quotes, escapes, chains, newlines and comments', () => {
  const commands = parseLine('echo "a b" c\\ d \'e\\f\';echo x#y # rest ; of line\necho "\\"" \\\nz');
  expect(commands.map(({ args }) => args.list('string'))).toEqual([
    ['a b', 'c d', 'e\\f'],
    ['x#y'],
    ['"', 'z'],
  ]);
});

test('parseArguments() takes words as they are', () => {
  const [command] = parseArguments(['echo', 'a;b', '#c', '--', '--shell']);
  expect(command?.args.list('string')).toEqual(['a;b', '#c', '--shell']);
  expect(command?.args.has('shell')).toBe(false);
});

test('parseLine() follows aliases of commands and options', () => {
  expect(parseLine('nodedev-dettach x')[0]?.row.name).toBe('nodedev-detach');
  const [attach] = parseLine('attach-disk a b c --shareable');
  expect(attach?.args.text('mode')).toBe('shareable');
});

test('parseLine() turns --help into help about the command, whatever else is missing', () => {
  const [command] = parseLine('dominfo --help');
  expect(command?.row.name).toBe('help');
  expect(command?.args.text('command')).toBe('dominfo');
});

test('parseLine() takes our --format where the command has no option of that name', () => {
  expect(parseLine('list --format json')[0]?.format).toBe('json');
  expect(parseLine('vol-create-as p v 1 --format qcow2')[0]?.format).toBeUndefined();
});

test.each([
  ['nosuch', ["unknown command: 'nosuch'"]],
  ['list --nosuch', ["command 'list' doesn't support option --nosuch"]],
  ['list --all --all', ['option --all already seen']],
  ['list extra', ["unexpected data 'extra'"]],
  ['list --all=yes', ["invalid '=' after option --all"]],
  ['dominfo', ["command 'dominfo' requires <domain> option"]],
  ['setmem', ["command 'setmem' requires <domain> option", "command 'setmem' requires --size option"]],
  ['dominfo --domain', ['expected syntax: --domain <string>']],
  ['nodecpustats --cpu', ['expected syntax: --cpu <number>']],
  ['echo "x', ['missing "']],
  ['echo x\\', ['dangling \\']],
])('parseLine() refuses %j in virsh’s words', (line, lines) => {
  expect(complaint(line)).toEqual(lines);
});

const oddLines: readonly (readonly string[])[] = [
  ['nosuch'],
  ['list', '--nosuch'],
  ['list', '--all', '--all'],
  ['list', 'extra'],
  ['dominfo'],
  ['dominfo', 'a', 'b'],
  ['dominfo "x'],
  ['dominfo x\\'],
  ['list; nosuch'],
  ['#'],
  ['# comment'],
  ['list', '--all=yes'],
  ['dominfo', '--domain'],
  ['-z'],
  ['--nosuch'],
  ['-c'],
  ['--escape'],
  ['-d', 'x', 'pwd'],
  ['-k', 'x', 'pwd'],
  ['-K', '-1', 'pwd'],
  ['-e', 'xx', 'pwd'],
  ['-d', '9', 'pwd'],
  ['--quiet=1', 'pwd'],
  ['--qu', 'pwd'],
  ['--', 'pwd'],
  ['-qr', 'pwd'],
  [''],
  [' ; ;pwd;'],
  ['pwd', ';', 'pwd'],
  ['pwd;pwd'],
  ['setmem'],
  ['setmem', 'a'],
  ['send-key', 'a'],
  ['attach-disk', 'a'],
  ['attach-disk', 'a', 'b', 'c', '--shareable=1'],
  ['blockcopy', 'a', 'b', '--raw', '--format', 'x'],
  ['nodedev-dettach'],
  ['nodedev-dettach', '--help'],
  ['setmem', '--kilobytes'],
  ['list', '--help', '--nosuch'],
  ['help', 'nosuch'],
  ['help', 'list', 'x', '--y'],
  ['help --command list'],
  ['quit; pwd'],
  ['quit', 'x'],
  ['cd'],
  ['pwd', '--x'],
  ['list', '--', '--all'],
  ['domstats', '--domain'],
  ['event', '--timeout'],
  ['migrate', 'a'],
  ['echo', 'a', 'b'],
  ['echo', '--shell', 'a b', "c'd", 'x=1'],
  ['echo', '--xml', '<a&"b\''],
  ['echo', '--split', 'a,b,,c', 'd'],
  ['echo', '--err', 'x'],
  ['echo', '--hi'],
  ['echo', '--hi=x'],
  ['echo', '--str', 'x', 'y'],
  ['echo a\\ b "c  d" e\'f\' #x'],
  ['echo x;echo y\necho z'],
];

test.runIf(hasVirsh).each(oddLines.map((words) => [words]))(
  '%j is answered as virsh answers it',
  async (words) => {
    expect(await runTypevirt(words)).toEqual(await runVirsh(words));
  },
);
