import { describe, expect, test } from 'vitest';
import { formatCommand, formatGroup, formatGroups } from './help.ts';
import { allCommands, commandGroups } from './table/commands.ts';
import { hasVirsh, runVirsh } from './testing/run.ts';

describe.runIf(hasVirsh)('help, compared with virsh', () => {
  test('of every command is virsh’s to the byte', async () => {
    const rows = allCommands();
    const line = rows.map(({ name }) => `help ${name}`).join(';');
    const { out } = await runVirsh(['-q', line]);
    expect(rows.map(formatCommand).join('')).toBe(out);
  });

  test('of every group is virsh’s to the byte', async () => {
    const groups = commandGroups();
    const { out } = await runVirsh(['-q', groups.map(({ keyword }) => `help ${keyword}`).join(';')]);
    expect(groups.map(formatGroup).join('')).toBe(out);
  });

  test('without a word lists virsh’s commands in virsh’s order', async () => {
    const { out } = await runVirsh(['-q', 'help']);
    expect(formatGroups(commandGroups())).toBe(out);
  });
});

test('every command is listed in exactly one group, unless it is hidden', () => {
  const listed = commandGroups().flatMap(({ commands }) => commands.map(({ name }) => name));
  const shown = allCommands()
    .filter(({ hidden }) => !hidden)
    .map(({ name }) => name);
  expect(listed.toSorted()).toEqual(shown.toSorted());
});

test('help of a command shows how each kind of option is written', () => {
  const row = allCommands().find(({ name }) => name === 'send-key')!;
  expect(formatCommand(row)).toContain(
    '    send-key <domain> [--codeset <string>] [--holdtime <number>] {[--keycode] <string>}...\n',
  );
});
