import { describe, expect, test } from 'vitest';
import { formatCommand, formatGroup, formatGroups } from './help.ts';
import { allCommands, commandGroups } from './table/commands.ts';
import { hasVirsh, runVirsh } from './testing/run.ts';

// Our own commands stand in the last group, which virsh does not have.
const ownGroup = 'documents';

const virshRows = () => allCommands().filter(({ group }) => group !== ownGroup);
const virshGroups = () => commandGroups().filter(({ keyword }) => keyword !== ownGroup);

describe.runIf(hasVirsh)('help, compared with virsh', () => {
  test('of every command is virsh’s to the byte', async () => {
    const rows = virshRows();
    const line = rows.map(({ name }) => `help ${name}`).join(';');
    const { out } = await runVirsh(['-q', line]);
    expect(rows.map(formatCommand).join('')).toBe(out);
  });

  test('of every group is virsh’s to the byte', async () => {
    const groups = virshGroups();
    const { out } = await runVirsh(['-q', groups.map(({ keyword }) => `help ${keyword}`).join(';')]);
    expect(groups.map(formatGroup).join('')).toBe(out);
  });

  test('without a word lists virsh’s commands in virsh’s order', async () => {
    const { out } = await runVirsh(['-q', 'help']);
    expect(formatGroups(virshGroups())).toBe(out);
  });
});

test('our own commands are listed last, under a keyword of their own', () => {
  expect(commandGroups().at(-1)?.keyword).toBe(ownGroup);
  expect(formatGroups(commandGroups())).toBe(
    `${formatGroups(virshGroups())}${formatGroup(commandGroups().at(-1)!)}\n`,
  );
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
