/** The daemon's log as drivers write it. */
import type { Logger } from 'pino';

type Tell = (text: string, details?: object) => void;

/** The words of drivers in the daemon's log; `error` among the details is told with its stack. */
export function toLog(logger: Logger): Readonly<Record<'debug' | 'info' | 'warn' | 'error', Tell>> {
  const tell =
    (level: 'debug' | 'info' | 'warn' | 'error'): Tell =>
    (text, details = {}) => {
      const { error, ...rest } = details as { readonly error?: unknown };
      logger[level]({ ...rest, ...(error === undefined ? {} : { err: error }) }, text);
    };
  return { debug: tell('debug'), info: tell('info'), warn: tell('warn'), error: tell('error') };
}
