/**
 * Sockets that the service manager made before it started us: descriptors from 3 on, each perhaps with a name.
 *
 * @source systemd sd_listen_fds(3)
 */
const firstDescriptor = 3;

/** What a socket is for. */
export type SocketRole = 'rw' | 'ro' | 'admin';

const roleOfName: ReadonlyMap<string, SocketRole> = new Map([
  ['libvirtd.socket', 'rw'],
  ['libvirtd-ro.socket', 'ro'],
  ['libvirtd-admin.socket', 'admin'],
  ['typevirtd.socket', 'rw'],
  ['typevirtd-ro.socket', 'ro'],
  ['typevirtd-admin.socket', 'admin'],
  ['rw', 'rw'],
  ['ro', 'ro'],
  ['admin', 'admin'],
]);

/** By what order they stand in where they have no names. */
const roleOfPosition: readonly SocketRole[] = ['rw', 'ro', 'admin'];

/** The sockets handed to this process, by what they are for. Takes the variables away, so that children do not see them. */
export function takeActivatedSockets(env: NodeJS.ProcessEnv, pid: number): ReadonlyMap<SocketRole, number> {
  const { LISTEN_PID, LISTEN_FDS, LISTEN_FDNAMES } = env;
  for (const name of ['LISTEN_PID', 'LISTEN_FDS', 'LISTEN_FDNAMES']) delete env[name];
  const count = Number(LISTEN_FDS ?? 0);
  if (Number(LISTEN_PID) !== pid || !Number.isInteger(count)) return new Map();
  const names = LISTEN_FDNAMES?.split(':') ?? [];
  const sockets = new Map<SocketRole, number>();
  for (let index = 0; index < count; index++) {
    const role = roleOfName.get(names[index] ?? '') ?? roleOfPosition[index];
    if (role !== undefined && !sockets.has(role)) sockets.set(role, firstDescriptor + index);
  }
  return sockets;
}
