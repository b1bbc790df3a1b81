/**
 * Commands from a prompt: a terminal with history and completion, or lines from a pipe.
 *
 * The prompt ends in `#`, or in `>` on a read-only connection. With a pipe, prompt and line are written out as they would stand on
 * a terminal, so that a log of both reads alike. Ctrl-C interrupts the command that runs, else drops the line being typed;
 * Ctrl-D ends the shell.
 */
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { parseLine } from '../grammar/parse.ts';
import { complete } from './completion.ts';
import { readHistory, writeHistory } from './history.ts';
import type { Session, Streams } from './session.ts';

const prompt = (session: Session): string => `typevirt ${session.readOnly ? '>' : '#'} `;

/** Runs lines until the input ends or `quit` is given. */
export async function runInteractive(session: Session, streams: Streams, quiet: boolean): Promise<void> {
  if (!quiet) {
    streams.out('This is typevirt, the interactive terminal for virtual machines.\n\n');
    streams.out("Type:  'help' for help with commands\n       'quit' to quit\n\n");
  }
  if (streams.input.isTTY === true) await runTerminal(session, streams);
  else await runPipe(session, streams);
}

async function runLine(session: Session, line: string): Promise<void> {
  if (line === '') return;
  try {
    await session.run(parseLine(line));
  } catch (error) {
    session.report(error);
  }
}

async function runPipe(session: Session, streams: Streams): Promise<void> {
  streams.out(prompt(session));
  for await (const line of createInterface({ input: streams.input, terminal: false })) {
    streams.out(`${line}\n`);
    await runLine(session, line);
    if (session.ended) break;
    streams.out(prompt(session));
  }
  streams.out('\n');
  streams.input.destroy?.(); // after `quit`, a writer that keeps the pipe open would keep us
}

async function runTerminal(session: Session, streams: Streams): Promise<void> {
  let history = await readHistory();
  while (!session.ended) {
    const terminal = createInterface({
      input: streams.input,
      output: process.stdout,
      history: [...history],
      removeHistoryDuplicates: true,
      completer: (line: string, done: (error: null, result: [string[], string]) => void) => {
        const text = lastWord(line);
        complete(line, text, session).then(
          (candidates) => done(null, [endsWord(candidates), text]),
          () => done(null, [[], text]),
        );
      },
      prompt: prompt(session),
    });
    const line = await readLine(terminal);
    terminal.close();
    if (line === undefined) {
      streams.out('\n');
      break;
    }
    if (line !== '') history = [line, ...history.filter((each) => each !== line)];
    const interrupt = (): void => void session.interrupt();
    process.on('SIGINT', interrupt);
    await runLine(session, line);
    process.off('SIGINT', interrupt);
  }
  await writeHistory(history);
}

/** What Tab completes: the end of the line from the last blank, `;` or `=` that no backslash stands before. */
const lastWord = (line: string): string => /(?:\\.|[^\s;=\\])*$/.exec(line)![0];

/** A completion that is the only one ends its word. */
const endsWord = (candidates: string[]): string[] =>
  candidates.length === 1 ? [`${candidates[0]} `] : candidates;

/** The next line, or nothing at the end of the input. */
async function readLine(terminal: Interface): Promise<string | undefined> {
  terminal.on('SIGINT', () => {
    terminal.write(null, { ctrl: true, name: 'e' });
    terminal.write(null, { ctrl: true, name: 'u' });
    process.stdout.write('\n');
    terminal.prompt();
  });
  terminal.prompt();
  const done = new AbortController();
  const options = { signal: done.signal };
  try {
    return await Promise.race([
      once(terminal, 'line', options).then(([line]) => line as string),
      once(terminal, 'close', options).then(() => undefined),
    ]);
  } finally {
    done.abort();
  }
}
