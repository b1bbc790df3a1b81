/**
 * Where daemons listen: typevirtd's own socket first, then libvirt's, of the system or of the user, as the URI's path says.
 *
 * @source libvirt daemons.html, uri.html
 */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The socket of a daemon for a driver; the first that exists, else the first that would be right. */
export function socketPath(driver: string, path: string, readOnly: boolean): string {
  const candidates = path === '/session' ? userSockets() : systemSockets(driver, readOnly);
  return candidates.find((candidate) => existsSync(candidate)) ?? candidates[0] ?? '';
}

function systemSockets(driver: string, readOnly: boolean): readonly string[] {
  const name = readOnly ? 'libvirt-sock-ro' : 'libvirt-sock';
  const modular = readOnly ? `virt${driver}d-sock-ro` : `virt${driver}d-sock`;
  return [`/run/typevirt/${name}`, `/run/libvirt/${name}`, `/run/libvirt/${modular}`];
}

function userSockets(): readonly string[] {
  const { XDG_RUNTIME_DIR, XDG_CACHE_HOME } = process.env;
  const runtime = XDG_RUNTIME_DIR || XDG_CACHE_HOME || join(homedir(), '.cache');
  return [join(runtime, 'typevirt', 'libvirt-sock'), join(runtime, 'libvirt', 'libvirt-sock')];
}
