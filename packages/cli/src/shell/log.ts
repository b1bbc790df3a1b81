/** The file of `--log`: one line a message, with time, process and level. @source virsh 9.0 --log */
import { appendFileSync } from 'node:fs';
import { Failure } from '../failure.ts';

/** Where messages are kept beside the terminal. */
export interface Log {
  write(level: 'DEBUG' | 'INFO' | 'NOTICE' | 'WARNING' | 'ERROR', message: string): void;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** A log that appends to `path`, or one that keeps nothing. @throws {Failure} if the file cannot be written. */
export function openLog(path: string | undefined): Log {
  if (path === undefined) return { write: () => undefined };
  append(path, '');
  return {
    write: (level, message) => {
      const now = new Date();
      const day = `${now.getFullYear()}.${two(now.getMonth() + 1)}.${two(now.getDate())}`;
      const time = `${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}`;
      append(path, `[${day} ${time} typevirt ${process.pid}] ${level} ${message}\n`);
    },
  };
}

function append(path: string, line: string): void {
  try {
    appendFileSync(path, line, { mode: 0o600 });
  } catch (cause) {
    throw new Failure('failed to open the log file. check the log file path', { cause });
  }
}
