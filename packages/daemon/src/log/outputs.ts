/**
 * The places that log lines are written to. Standard error and files are written at once, so that the last words of a
 * daemon are there; the journal reads standard error, with the priority before each line; syslog is fed through
 * `logger`, since Node has no datagram sockets.
 */
import { spawn } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import type { LogOutput } from './settings.ts';

/** One open output. */
export interface OpenOutput {
  /** Weight in pino's numbers from which messages are written. */
  readonly fromLevel: number;
  write(line: string, level: number): void;
  close(): void;
}

/** pino's number of libvirt's level. */
export const weights = { 1: 20, 2: 30, 3: 40, 4: 50 } as const;

/** @throws Node's error for a file that cannot be opened. */
export function openOutput(output: LogOutput): OpenOutput {
  const fromLevel = weights[output.level];
  switch (output.kind) {
    case 'stderr':
      return { fromLevel, write: (line) => writeAll(2, line), close: () => undefined };
    case 'journald':
      return {
        fromLevel,
        write: (line, level) => writeAll(2, prefixed(line, level)),
        close: () => undefined,
      };
    case 'file': {
      const file = openSync(output.name, 'a', 0o600);
      return { fromLevel, write: (line) => writeAll(file, line), close: () => closeSync(file) };
    }
    case 'syslog':
      return { fromLevel, ...openSyslog(output.name) };
  }
}

function openSyslog(name: string): Pick<OpenOutput, 'write' | 'close'> {
  const logger = spawn('logger', ['--tag', name, '--prio-prefix'], { stdio: ['pipe', 'ignore', 'ignore'] });
  logger.on('error', () => undefined);
  logger.stdin.on('error', () => undefined);
  logger.unref();
  return {
    write: (line, level) => void logger.stdin.write(prefixed(line, level)),
    close: () => logger.stdin.end(),
  };
}

/** Whoever listened may be gone, or slow: a line is then lost, and nothing else. */
function writeAll(descriptor: number, line: string): void {
  try {
    writeSync(descriptor, line);
  } catch {
    return;
  }
}

/** With syslog's number of the priority: 3 error, 4 warning, 6 info, 7 debug. */
function prefixed(line: string, level: number): string {
  const priority = level >= weights[4] ? 3 : level >= weights[3] ? 4 : level >= weights[2] ? 6 : 7;
  return `<${priority}>${line}`;
}
