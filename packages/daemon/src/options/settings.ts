/**
 * What the daemon will do, from the command line, the configuration file and who runs it. Pure but for reading the file.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Layout, planLayout } from '@typevirt/host';
import type { CommandLine } from './command-line.ts';
import { type DaemonConfig, defaultConfig, readConfig } from './config.ts';
import { ConfigError } from './config-syntax.ts';

/** Where a daemon's sockets are and who may open them. */
export interface SocketPlan {
  readonly path: string;
  readonly mode: number;
  /** Group that owns the socket; null leaves it as it is. */
  readonly group: string | null;
}

/** Everything decided before the daemon starts. */
export interface Settings {
  readonly layout: Layout;
  readonly privileged: boolean;
  readonly config: DaemonConfig;
  /** The file that `config` came from, read again at SIGHUP. */
  readonly configFile: string;
  readonly configGiven: boolean;
  readonly pidFile: string;
  readonly sockets: { readonly rw: SocketPlan; readonly ro: SocketPlan | null; readonly admin: SocketPlan };
  /** What this daemon's main server is called by admin clients. */
  readonly serverName: string;
  /** Serves clients that name no URI. */
  readonly defaultUri: string;
  readonly timeoutSeconds: number | null;
  readonly verbose: boolean;
}

/** Who runs the daemon and where. */
export interface Surroundings {
  readonly userId: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether the host has a group of this name. */
  readonly hasGroup: (name: string) => boolean;
}

const accessGroup = 'libvirt';

/** Decides. @throws {ConfigError} for a configuration that cannot be used. */
export function decide(line: CommandLine, { userId, env, hasGroup }: Surroundings): Settings {
  const privileged = userId === 0;
  const root = line.root === null ? {} : { root: line.root };
  const layout = planLayout({ ...root, privileged, asLibvirtd: line.asLibvirtd, env });
  const program = line.asLibvirtd ? 'libvirtd' : 'typevirtd';
  const configFile = line.config ?? join(layout.config, `${program}.conf`);
  const config = loadConfig(configFile, line.config !== null);
  return {
    layout,
    privileged,
    config,
    configFile,
    configGiven: line.config !== null,
    pidFile: line.pidFile ?? join(layout.runtime, `${program}.pid`),
    sockets: planSockets(config, layout, {
      group: privileged && hasGroup(accessGroup),
      readOnly: privileged || line.root !== null,
    }),
    serverName: program,
    defaultUri: privileged ? 'qemu:///system' : 'qemu:///session',
    timeoutSeconds: line.timeoutSeconds,
    verbose: line.verbose,
  };
}

/** Reads the file. Without one that was asked for, the defaults hold. */
export function loadConfig(file: string, required: boolean): DaemonConfig {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (error) {
    if (!required && error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return defaultConfig;
    throw new ConfigError(
      `Can't load config file: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return readConfig(content, file);
}

function planSockets(
  config: DaemonConfig,
  layout: Layout,
  has: { readonly group: boolean; readonly readOnly: boolean },
): Settings['sockets'] {
  const folder = config.unixSockDir ?? layout.runtime;
  const group = config.unixSockGroup ?? (has.group ? accessGroup : null);
  const socket = (name: string, mode: number): SocketPlan => ({ path: join(folder, name), mode, group });
  return {
    rw: socket('libvirt-sock', config.unixSockRwPerms ?? (group === null ? 0o700 : 0o770)),
    ro: has.readOnly ? socket('libvirt-sock-ro', config.unixSockRoPerms ?? 0o777) : null,
    admin: socket('libvirt-admin-sock', config.unixSockAdminPerms ?? 0o700),
  };
}
