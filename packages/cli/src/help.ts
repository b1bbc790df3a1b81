/** The text of `help`, `help GROUP`, `help COMMAND` and of the program's `--help`. @source virsh 9.0 */
import type { CommandGroup } from './table/commands.ts';
import type { CommandRow, OptionRow } from './table/row.ts';

const commandLines = (group: CommandGroup): string =>
  group.commands.map((row) => `    ${row.name.padEnd(30)} ${row.summary}\n`).join('');

/** One group's commands under its title. */
export function formatGroup(group: CommandGroup): string {
  return ` ${group.name} (help keyword '${group.keyword}'):\n${commandLines(group)}`;
}

/** All groups. */
export function formatGroups(groups: readonly CommandGroup[]): string {
  return `Grouped commands:\n\n${groups.map((group) => `${formatGroup(group)}\n`).join('')}`;
}

/** What a command does and takes. */
export function formatCommand(row: CommandRow): string {
  const synopsis = [row.name, ...row.options.map((option, at) => usage(option, bare(row, at)))].join(' ');
  const description = row.description === '' ? '' : `\n  DESCRIPTION\n    ${row.description}\n`;
  return `  NAME\n    ${row.name} - ${row.summary}\n\n  SYNOPSIS\n    ${synopsis}\n${description}${options(row)}\n`;
}

/** Whether nothing before the option takes a word, so that its own name need not be known. */
function bare(row: CommandRow, at: number): boolean {
  return row.options.slice(0, at).every((before) => before.kind === 'flag');
}

function usage(option: OptionRow, isBare: boolean): string {
  const { kind, name, required } = option;
  switch (kind) {
    case 'flag':
      return `[--${name}]`;
    case 'data':
      return `<${name}>`;
    case 'text':
      return `[--${name} <string>]`;
    case 'number':
      return required ? `<${name}>` : `[--${name} <number>]`;
    case 'rest':
      if (isBare) return required ? `<${name}>...` : `[<${name}>]...`;
      return required ? `{[--${name}] <string>}...` : `[[--${name}] <string>]...`;
  }
}

function options(row: CommandRow): string {
  if (row.options.length === 0) return '';
  const lines = row.options.map(
    (option, at) => `    ${label(option, bare(row, at)).padEnd(15)}  ${option.doc}\n`,
  );
  return `\n  OPTIONS\n${lines.join('')}`;
}

function label(option: OptionRow, isBare: boolean): string {
  const { kind, name, required } = option;
  switch (kind) {
    case 'flag':
      return `--${name}`;
    case 'data':
      return `[--${name}] <string>`;
    case 'text':
      return `--${name} <string>`;
    case 'number':
      return required ? `[--${name}] <number>` : `--${name} <number>`;
    case 'rest':
      return isBare ? `<${name}>` : `[--${name}] <string>`;
  }
}

/** The program's own `--help`. */
export function formatUsage(program: string, groups: readonly CommandGroup[]): string {
  const commands = groups.map(
    (group) => ` ${group.name} (help keyword '${group.keyword}')\n${commandLines(group)}\n`,
  );
  return `
${program} [options]... [<command_string>]
${program} [options]... <command> [args...]

  options:
    -c | --connect=URI      hypervisor connection URI
    -d | --debug=NUM        debug level [0-4]
    -e | --escape <char>    set escape sequence for console
         --format=FORM      write results as json or yaml instead of text
    -h | --help             this help
    -k | --keepalive-interval=NUM
                            keepalive interval in seconds, 0 for disable
    -K | --keepalive-count=NUM
                            number of possible missed keepalive messages
    -l | --log=FILE         output logging to file
    -q | --quiet            quiet mode
    -r | --readonly         connect readonly
    -t | --timing           print timing information
    -v                      short version
    -V                      long version
         --version[=TYPE]   version, TYPE is short or long (default short)
  commands (non interactive mode):

${commands.join('')}
  (specify help <group> for details about the commands in the group)

  (specify help <command> for details about the command)

`;
}
