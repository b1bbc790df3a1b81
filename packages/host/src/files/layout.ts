/**
 * Where a daemon keeps its files: `/etc/typevirt`, `/var/lib/typevirt` … for the system's, the XDG folders
 * for a user's own, or all of it below one folder. Below these the names are libvirt's, so that an
 * existing host's definitions can be adopted by copying or by `asLibvirtd`.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The folders, absolute. */
export interface Layout {
  /** Definitions and settings: survive everything. */
  readonly config: string;
  /** Images, save files, snapshots' data. */
  readonly state: string;
  /** Sockets, pid files, status of what runs: gone after a reboot. */
  readonly runtime: string;
  /** What can be found out again. */
  readonly cache: string;
  readonly log: string;
}

/** Whose daemon it is. */
export interface LayoutChoice {
  /** All folders below this one, whoever runs the daemon. */
  readonly root?: string;
  /** The system's daemon, or the user's own. */
  readonly privileged: boolean;
  /** libvirt's own folders instead of ours. */
  readonly asLibvirtd?: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Says where things are; makes nothing.
 *
 * @throws {Error} for an unprivileged daemon without HOME.
 */
export function planLayout({ root, privileged, asLibvirtd, env }: LayoutChoice): Layout {
  const name = asLibvirtd ? 'libvirt' : 'typevirt';
  if (root !== undefined) {
    const below = (part: string): string => join(root, part);
    return {
      config: below('etc'),
      state: below('lib'),
      runtime: below('run'),
      cache: below('cache'),
      log: below('log'),
    };
  }
  if (privileged) {
    return {
      config: `/etc/${name}`,
      state: `/var/lib/${name}`,
      runtime: `/run/${name}`,
      cache: `/var/cache/${name}`,
      log: `/var/log/${name}`,
    };
  }
  return userLayout(name, env);
}

function userLayout(name: string, env: LayoutChoice['env']): Layout {
  const home = env['HOME'];
  if (!home) throw new Error('HOME is not set');
  const folder = (variable: string, fallback: string): string =>
    join(env[variable] || join(home, fallback), name);
  const cache = folder('XDG_CACHE_HOME', '.cache');
  return {
    config: folder('XDG_CONFIG_HOME', '.config'),
    state: folder('XDG_DATA_HOME', '.local/share'),
    runtime: env['XDG_RUNTIME_DIR'] ? join(env['XDG_RUNTIME_DIR'], name) : cache,
    cache,
    log: join(cache, 'log'),
  };
}

/** Makes the folders that are missing, closed to others where they may hold secrets. */
export async function makeLayout(layout: Layout): Promise<void> {
  for (const path of [layout.config, layout.state, layout.runtime, layout.cache]) {
    await mkdir(path, { recursive: true, mode: 0o755 });
  }
  await mkdir(layout.log, { recursive: true, mode: 0o700 });
}
