/**
 * The command line: libvirtd's own options, and `--root`, `--as-libvirtd` beside them.
 */
import { parseArgs } from 'node:util';

/** What the command line says. */
export interface CommandLine {
  readonly root: string | null;
  readonly asLibvirtd: boolean;
  readonly config: string | null;
  readonly pidFile: string | null;
  /** Ends after so long without clients; null never does. */
  readonly timeoutSeconds: number | null;
  readonly verbose: boolean;
  readonly background: boolean;
}

/** The command line asks for a text instead of a daemon. */
export type Asked = { readonly show: 'help' | 'version' } | { readonly run: CommandLine };

/** A command line that cannot be obeyed. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const options = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
  verbose: { type: 'boolean', short: 'v' },
  daemon: { type: 'boolean', short: 'd' },
  listen: { type: 'boolean', short: 'l' },
  timeout: { type: 'string', short: 't' },
  config: { type: 'string', short: 'f' },
  'pid-file': { type: 'string', short: 'p' },
  root: { type: 'string' },
  'as-libvirtd': { type: 'boolean' },
} as const;

/** Reads the arguments after the program's name. @throws {UsageError} */
export function parseCommandLine(args: readonly string[]): Asked {
  const { values, positionals } = parse(args);
  if (values.help) return { show: 'help' };
  if (values.version) return { show: 'version' };
  if (positionals.length > 0) throw new UsageError('unexpected, non-option, command line arguments');
  if (values.listen)
    throw new UsageError('--listen: TCP and TLS are not supported; clients come over unix sockets and SSH');
  return {
    run: {
      root: values.root ?? null,
      asLibvirtd: values['as-libvirtd'] ?? false,
      config: values.config ?? null,
      pidFile: values['pid-file'] ?? null,
      timeoutSeconds: values.timeout === undefined ? null : seconds(values.timeout),
      verbose: values.verbose ?? false,
      background: values.daemon ?? false,
    },
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** 0 means, as for libvirtd, no end at all. */
function seconds(text: string): number | null {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError('Invalid value for timeout');
  return Number(text) === 0 ? null : Number(text);
}

/** The help text. @param name The program's name. */
export function helpText(name: string): string {
  return `
Usage:
  ${name} [options]

Options:
  -h | --help            Display program help
  -v | --verbose         Verbose messages
  -d | --daemon          Run as a daemon & write PID file
  -t | --timeout <secs>  Exit after timeout period
  -f | --config <file>   Configuration file
  -V | --version         Display version information
  -p | --pid-file <file> Change name of PID file
       --root <dir>      Keep everything below one folder: etc, lib, run, cache, log
       --as-libvirtd     Serve libvirt's own socket and file paths

${name} lives beside a libvirtd unless --as-libvirtd says otherwise. As root it is the
system's daemon, else the user's own.

  Sockets:
    system's:   /run/typevirt/libvirt-sock, libvirt-sock-ro, libvirt-admin-sock
    user's own: $XDG_RUNTIME_DIR/typevirt/libvirt-sock, libvirt-admin-sock
    with --root: <dir>/run/libvirt-sock, libvirt-sock-ro, libvirt-admin-sock

  Configuration file (unless overridden by -f):
    typevirtd.conf (libvirtd.conf with --as-libvirtd) in /etc/typevirt,
    $XDG_CONFIG_HOME/typevirt or <dir>/etc
`;
}
