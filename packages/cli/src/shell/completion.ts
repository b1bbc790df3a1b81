/**
 * What the line under the cursor can go on with: commands, options not given yet, and the names of objects where an option
 * takes one. Names come over the open connection; nothing is asked for if there is none.
 */
import type { Connection } from 'typevirt';
import { allCommands, findCommand } from '../table/commands.ts';
import type { CommandRow } from '../table/row.ts';

/** What completion needs of a session. */
export interface CompletionSource {
  connection(): Promise<Connection>;
}

type NameSource = (connection: Connection) => Promise<readonly { readonly name: string }[]>;

/** Options that take an object's name, and where the names come from. */
const nameSources: Readonly<Record<string, NameSource>> = {
  domain: (connection) => connection.listAllDomains(),
  network: (connection) => connection.listAllNetworks(),
  pool: (connection) => connection.listAllStoragePools(),
  device: (connection) => connection.listAllNodeDevices(),
  interface: (connection) => connection.listAllInterfaces(),
  nwfilter: (connection) => connection.listAllNwfilters(),
};

/** The completions of `line` and the part of it that they replace, as readline wants them. */
export async function complete(line: string, source: CompletionSource): Promise<[string[], string]> {
  const command = line.slice(line.lastIndexOf(';') + 1).trimStart();
  const words = command.split(/[ \t]+/);
  const last = words.at(-1)!;
  const candidates = await candidatesFor(words, last, source);
  return [candidates.filter((each) => each.startsWith(last)).sort(), last];
}

async function candidatesFor(
  words: readonly string[],
  last: string,
  source: CompletionSource,
): Promise<string[]> {
  if (words.length < 2)
    return allCommands()
      .filter((row) => !row.hidden)
      .map((row) => row.name);
  const row = findCommand(words[0]!);
  if (row === undefined) return [];
  if (last.startsWith('-')) return openOptions(row, words.slice(1, -1));
  return objectNames(row, words, source);
}

function openOptions(row: CommandRow, given: readonly string[]): string[] {
  const open = row.options.filter((option) => option.kind === 'rest' || !given.includes(`--${option.name}`));
  return open.map((option) => `--${option.name}`);
}

async function objectNames(
  row: CommandRow,
  words: readonly string[],
  source: CompletionSource,
): Promise<string[]> {
  const before = words.at(-2)!;
  const named = row.options.find((option) => `--${option.name}` === before && option.kind !== 'flag');
  const option = named ?? row.options.filter((each) => !each.named)[plainWords(row, words.slice(1, -1))];
  if (row.name === 'help') return allCommands().map((each) => each.name);
  const list = nameSources[option?.name ?? ''];
  if (list === undefined || (row.group === 'interface') !== (option?.name === 'interface')) return [];
  return (await list(await source.connection())).map((object) => object.name);
}

/** How many of the words stand for themselves rather than belong to an option. */
function plainWords(row: CommandRow, words: readonly string[]): number {
  let count = 0;
  for (let at = 0; at < words.length; at += 1) {
    const option = row.options.find((each) => `--${each.name}` === words[at]);
    if (option === undefined) count += 1;
    else if (option.kind !== 'flag') at += 1;
  }
  return count;
}
