/**
 * Connection URIs: `driver[+transport]://[user@][host][:port]/[path][?parameters]`.
 *
 * An empty URI is, in this order, the environment's `LIBVIRT_DEFAULT_URI`, `uri_default` of the client's configuration
 * file, else `qemu:///system` for root and `qemu:///session` for others. A name without a colon is an alias of that file.
 *
 * @source libvirt uri.html
 */
import { VirtError } from '@typevirt/driver';

/** How bytes reach the other side. `none`: the driver works in this process. */
export type Transport = 'none' | 'unix' | 'tcp' | 'tls' | 'ssh' | 'libssh' | 'libssh2' | 'ext';

/** A URI taken apart. */
export interface ConnectionUri {
  /** Scheme without the transport, e.g. `qemu`. */
  readonly driver: string;
  /** What the URI says after `+`; undefined where it says nothing. */
  readonly transport: Exclude<Transport, 'none'> | undefined;
  readonly user: string | undefined;
  /** Without brackets for IPv6; empty where the URI has none. */
  readonly host: string;
  readonly port: number | undefined;
  readonly path: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const transports: readonly string[] = ['unix', 'tcp', 'tls', 'ssh', 'libssh', 'libssh2', 'ext'];
const shape =
  /^([a-zA-Z][\w.-]*)(?:\+(\w+))?:(?:\/\/(?:([^@/?#]*)@)?(\[[^\]]*\]|[^:/?#]*)(?::(\d+))?)?([^?#]*)(?:\?([^#]*))?(?:#.*)?$/;

/**
 * Takes a URI apart.
 *
 * @throws {VirtError} `invalidArg` for what is no URI or names an unknown transport.
 */
export function parseConnectionUri(text: string): ConnectionUri {
  const match = shape.exec(text);
  if (match === null) throw new VirtError('internalError', `Unable to parse URI ${text}`);
  const [, driver = '', transport, user, host = '', port, path = '', query = ''] = match;
  if (transport !== undefined && !transports.includes(transport)) {
    throw new VirtError(
      'invalidArg',
      `remote_open: transport in URL not recognised (should be ${transports.join('|')})`,
      {
        domain: 'remote',
      },
    );
  }
  return {
    driver: driver.toLowerCase(),
    transport: transport as ConnectionUri['transport'],
    user: user === undefined ? undefined : decoded(user, text),
    host: host.startsWith('[') ? host.slice(1, -1) : host,
    port: port === undefined ? undefined : Number(port),
    path,
    parameters: parameters(query, text),
  };
}

/** The name that the other side's daemon is asked to open: the URI without transport, host and our own parameters. */
export function remoteName(uri: ConnectionUri): string {
  const named = uri.parameters.get('name');
  if (named !== undefined) return named;
  const kept = [...uri.parameters].filter(([key]) => !ownParameters.has(key));
  const query = kept.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&');
  return `${uri.driver}://${uri.path}${query === '' ? '' : `?${query}`}`;
}

/** Parameters that concern the way to the daemon, not the daemon. */
const ownParameters = new Set([
  'name',
  'command',
  'socket',
  'auth',
  'netcat',
  'keyfile',
  'no_sanity',
  'no_verify',
  'no_tty',
  'pkipath',
  'known_hosts',
  'known_hosts_verify',
  'sshauth',
  'tls_priority',
  'mode',
  'proxy',
]);

function parameters(query: string, text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const part of query.split(/[&;]/)) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const key = equals < 0 ? part : part.slice(0, equals);
    found.set(decoded(key, text), equals < 0 ? '' : decoded(part.slice(equals + 1), text));
  }
  return found;
}

/** @throws {VirtError} `internalError` where a `%` does not begin two digits of a character in UTF-8. */
function decoded(part: string, text: string): string {
  try {
    return decodeURIComponent(part);
  } catch (cause) {
    throw new VirtError('internalError', `Unable to parse URI ${text}`, { cause });
  }
}
