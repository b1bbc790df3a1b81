/**
 * The program `typevirtd`: reads what it is asked to do, starts the daemon, and ends it when told to.
 *
 * What goes wrong inside is logged and never ends the daemon; only what prevents the start does.
 */
import { Log } from './log/log.ts';
import type { LogLevel } from './log/settings.ts';
import { startInBackground } from './background.ts';
import { type CommandLine, helpText, parseCommandLine, UsageError } from './options/command-line.ts';
import { ConfigError } from './options/config-syntax.ts';
import { decide, type Settings } from './options/settings.ts';
import { Daemon } from './server/daemon.ts';
import { findGroup } from './server/listen.ts';
import { version } from './version.ts';

const name = 'typevirtd';

async function main(args: readonly string[]): Promise<void> {
  const asked = parseCommandLine(args);
  if ('show' in asked) {
    process.stdout.write(asked.show === 'help' ? helpText(name) : `${name} (typevirt) ${version}\n`);
    return;
  }
  const settings = settingsFor(asked.run);
  if (asked.run.background) return startInBackground(args);
  const log = new Log(logSettings(settings));
  const daemon = new Daemon(settings, log);
  obeySignals(daemon);
  outliveErrors(daemon);
  await daemon.start();
  process.stdout.write(`ready ${daemon.socketPath}\n`);
  await daemon.ended;
  process.exit(0);
}

function settingsFor(line: CommandLine): Settings {
  return decide(line, {
    userId: process.getuid?.() ?? 0,
    env: process.env,
    hasGroup: (group) => findGroup(group) !== null,
  });
}

function logSettings({ config, verbose }: Settings) {
  const level = (verbose ? Math.min(2, config.logLevel) : config.logLevel) as LogLevel;
  return { level, filters: config.logFilters, outputs: config.logOutputs };
}

function obeySignals(daemon: Daemon): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGQUIT'] as const) process.on(signal, () => void daemon.end());
  process.on('SIGHUP', () => daemon.reload());
  process.on('SIGPIPE', () => undefined);
}

function outliveErrors(daemon: Daemon): void {
  const log = daemon.log.of('server');
  process.on('uncaughtException', (error) => log.error({ err: error }, 'an error was not caught'));
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'a rejection was not handled'));
  process.stdout.on('error', () => undefined);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  const expected = error instanceof UsageError || error instanceof ConfigError;
  process.stderr.write(`${name}: ${error instanceof Error ? error.message : String(error)}\n`);
  if (error instanceof UsageError) process.stderr.write(helpText(name));
  if (!expected && process.env['TYPEVIRT_DEBUG'] !== undefined && error instanceof Error)
    process.stderr.write(`${error.stack}\n`);
  process.exit(1);
}
