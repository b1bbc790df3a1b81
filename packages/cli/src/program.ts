/**
 * The program `typevirt`: options, then either the commands given or a prompt. Exit status 0 when the last command went well, else 1.
 * Bodies and the client library are loaded when needed, so that a complaint or `help` costs little more than Node itself.
 */
import { Failure, failureLines } from './failure.ts';
import { parseArguments, parseLine, type ParsedCommand } from './grammar/parse.ts';
import { formatUsage } from './help.ts';
import { parseProgramOptions, type ProgramOptions } from './program-options.ts';
import { openLog } from './shell/log.ts';
import { Session, type Streams } from './shell/session.ts';
import { commandGroups } from './table/commands.ts';
import { version } from './version.ts';

function printInstead(instead: NonNullable<ProgramOptions['instead']>, streams: Streams): void {
  if (instead === 'help') streams.out(formatUsage('typevirt', commandGroups()));
  else if (instead === 'version') streams.out(`${version}\n`);
  else streams.out(`Typevirt command line tool of typevirt ${version}\nNode.js ${process.versions.node}\n`);
}

/** The commands on the command line; nothing if there are none. @throws {Failure} if they do not parse. */
function commandsGiven(words: readonly string[]): ParsedCommand[] | undefined {
  if (words.length === 0) return undefined;
  return words.length === 1 ? parseLine(words[0]!) : parseArguments(words);
}

async function runProgram(words: readonly string[], streams: Streams): Promise<boolean> {
  const options = parseProgramOptions(words);
  for (const warning of options.warnings) streams.error(`error: ${warning}\n`);
  if (options.instead !== undefined) {
    printInstead(options.instead, streams);
    return true;
  }
  const commands = commandsGiven(options.words);
  if (options.words.length === 1 && options.words[0] === '') return false;
  const session = new Session(options, streams, openLog(options.logFile), commands === undefined);
  try {
    if (options.uri !== undefined) await session.connection();
    if (commands !== undefined) return await runGiven(session, commands);
    const { runInteractive } = await import('./shell/interactive.ts');
    await runInteractive(session, streams, options.quiet);
    return true;
  } finally {
    await session.close();
  }
}

async function runGiven(session: Session, commands: readonly ParsedCommand[]): Promise<boolean> {
  const interrupt = (): void => {
    process.off('SIGINT', interrupt);
    if (!session.interrupt()) process.kill(process.pid, 'SIGINT');
  };
  process.on('SIGINT', interrupt);
  return session.run(commands).finally(() => process.off('SIGINT', interrupt));
}

/** Runs the program; the exit status. */
export async function run(words: readonly string[], streams: Streams): Promise<number> {
  try {
    return (await runProgram(words, streams)) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    for (const line of failureLines(error)) streams.error(`error: ${line}\n`);
    return 1;
  }
}

/** Runs the program with the process's arguments and streams, and sets its exit status. */
export async function main(): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(1);
  });
  process.exitCode = await run(process.argv.slice(2), {
    get input() {
      return process.stdin; // opening it takes some milliseconds, and only a prompt needs it
    },
    out: (text) => void process.stdout.write(text),
    error: (text) => void process.stderr.write(text),
  });
}
