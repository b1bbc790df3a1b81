/**
 * Telling the service manager how the daemon is (`READY=1`, `RELOADING=1`, `STOPPING=1`, `STATUS=…`).
 *
 * @source systemd sd_notify(3)
 */
import * as abi from './abi.ts';
import { closeDescriptor } from './descriptors.ts';
import { libc } from './libc.ts';
import { unixAddress } from './unix-sockets.ts';

/**
 * Sends one state line per entry to the socket in `NOTIFY_SOCKET`.
 *
 * @returns false, having done nothing, where no service manager listens.
 * @throws {SystemCallError} if the socket is named but cannot be reached.
 */
export function notifyServiceManager(
  state: Readonly<Record<string, string>>,
  env: NodeJS.ProcessEnv = process.env,
): boolean {
  const path = env['NOTIFY_SOCKET'];
  if (!path) return false;
  const { calls, check } = libc('service manager notification');
  const lines = Object.entries(state).map(([key, value]) => `${key}=${value}`);
  const message = Buffer.from(lines.join('\n'));
  const address = unixAddress(path);
  const fd = check('socket', calls.socket(abi.AF_UNIX, abi.SOCK_DGRAM | abi.SOCK_CLOEXEC, 0));
  try {
    check('sendto', calls.sendto(fd, message, message.length, abi.MSG_NOSIGNAL, address, address.length));
  } finally {
    closeDescriptor(fd);
  }
  return true;
}
