/**
 * The client's configuration file: `uri_default = "…"` and `uri_aliases = [ "name=uri", … ]`.
 *
 * Read from `$XDG_CONFIG_HOME/typevirt/libvirt.conf`, else libvirt's own `$XDG_CONFIG_HOME/libvirt/libvirt.conf`; for root
 * `/etc/typevirt/libvirt.conf`, else `/etc/libvirt/libvirt.conf`. A file that is absent says nothing.
 *
 * @source libvirt uri.html, URI aliases
 */
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { VirtError } from '@typevirt/driver';

/** What the file says. */
export interface ClientConfiguration {
  readonly defaultUri: string | undefined;
  readonly aliases: ReadonlyMap<string, string>;
}

/** Reads the text of a configuration file; other keys than the two are left to other programs. */
export function parseClientConfiguration(text: string): ClientConfiguration {
  const plain = text.replace(/^\s*#.*$/gm, '');
  const defaultUri = /^\s*uri_default\s*=\s*"([^"]*)"/m.exec(plain)?.[1];
  const list = /^\s*uri_aliases\s*=\s*\[([^\]]*)\]/m.exec(plain)?.[1] ?? '';
  const aliases = new Map<string, string>();
  for (const [, entry = ''] of list.matchAll(/"([^"]*)"/g)) {
    const equals = entry.indexOf('=');
    if (equals < 1) {
      throw new VirtError(
        'confSyntax',
        `Malformed 'uri_aliases' config entry '${entry}', expected 'alias=uri://host/path'`,
      );
    }
    aliases.set(entry.slice(0, equals), entry.slice(equals + 1));
  }
  return { defaultUri, aliases };
}

/** Reads the first configuration file that exists. */
export async function readClientConfiguration(): Promise<ClientConfiguration> {
  for (const path of candidates()) {
    const text = await readFile(path, 'utf8').catch(() => undefined);
    if (text !== undefined) return parseClientConfiguration(text);
  }
  return { defaultUri: undefined, aliases: new Map() };
}

function candidates(): readonly string[] {
  if (process.getuid?.() === 0) return ['/etc/typevirt/libvirt.conf', '/etc/libvirt/libvirt.conf'];
  const base = process.env.XDG_CONFIG_HOME || `${homedir()}/.config`;
  return [`${base}/typevirt/libvirt.conf`, `${base}/libvirt/libvirt.conf`];
}
