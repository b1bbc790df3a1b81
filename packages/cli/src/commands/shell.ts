/** Bodies of the commands about the shell itself. */
import { homedir } from 'node:os';
import { Failure, SilentFailure } from '../failure.ts';
import { formatCommand, formatGroup, formatGroups } from '../help.ts';
import { allCommands, commandGroups, findCommand } from '../table/commands.ts';
import type { shellRows } from '../table/shell.ts';
import { escapeXml } from '../xml/tree.ts';
import type { Bodies, Shell } from './body.ts';
import { systemMessage } from './files.ts';
import { loadBody } from './load.ts';

/** A word quoted so that a shell reads it as one. */
function quoteForShell(word: string): string {
  return /[\r\t\n !"#$&'()*;<>?[\\\]^`{|}~]/.test(word) || word === ''
    ? `'${word.replaceAll("'", "'\\''")}'`
    : word;
}

/** A list with `,` between its items and `,,` for a comma in one. */
function splitList(text: string): string[] {
  const items = text.match(/(?:[^,]|,,)+/g) ?? [];
  return items.map((each) => each.replaceAll(',,', ','));
}

function quit(): void {
  return;
}

function showHelp(word: string | undefined, { out }: Shell): void {
  const groups = commandGroups();
  if (word === undefined) {
    out.print(formatGroups(groups));
    return;
  }
  const row = findCommand(word);
  const group = groups.find((each) => each.keyword === word || each.name === word);
  if (row !== undefined && group === undefined) out.print(formatCommand(row));
  else if (group !== undefined) out.print(formatGroup(group));
  else throw new Failure(`command or command group '${word}' doesn't exist`);
}

export const bodies: Bodies<typeof shellRows> = {
  help(args, shell) {
    showHelp(args.text('command'), shell);
  },

  cd(args, { interactive }) {
    if (!interactive) throw new Failure('cd: command valid only in interactive mode');
    const folder = args.text('dir') ?? (process.env.HOME || homedir());
    try {
      process.chdir(folder);
    } catch (error) {
      throw new Failure(`cd: ${systemMessage(error)}: ${folder}`);
    }
  },

  pwd(_args, { out }) {
    const folder = process.cwd();
    out.show({ folder }, `${folder}\n`);
  },

  echo(args, shell) {
    args.exclusive('shell', 'xml');
    args.exclusive('shell', 'split');
    args.exclusive('xml', 'split');
    const words = args
      .list('string')
      .map((word) => (args.has('shell') ? quoteForShell(word) : args.has('xml') ? escapeXml(word) : word));
    const joined = words
      .map((word) =>
        args.has('split')
          ? splitList(word)
              .map((item) => `${item}\n`)
              .join('')
          : word,
      )
      .join(' ');
    if (!args.has('err')) shell.out.print(joined);
    else if (joined !== '') shell.complain(joined);
  },

  quit,
  exit: quit,

  async connect(args, shell) {
    await shell.reconnect(args.text('name'), args.has('readonly'));
  },

  async 'self-test'() {
    for (const row of allCommands()) await loadBody(row);
  },

  async complete(args, shell) {
    const words = args.list('string');
    if (words.length === 0) throw new SilentFailure();
    await shell.connection();
    const { complete } = await import('../shell/completion.ts');
    const candidates = await complete(words.join(' '), words.at(-1)!, shell);
    if (candidates.length === 0) throw new SilentFailure();
    shell.out.print(candidates.map((each) => `${each}\n`).join(''));
  },
};
