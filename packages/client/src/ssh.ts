/**
 * The command that reaches a daemon on another machine by ssh: libvirt's helper there, or a plain relay to the socket.
 *
 * @source libvirt uri.html, "ssh transport"
 */
import type { ConnectionUri } from './uri.ts';

/** The words of the command; the user's own ssh with their configuration, agent and keys. */
export function sshCommand(
  uri: ConnectionUri,
  name: string,
  socket: string,
  readOnly: boolean,
): readonly [string, ...string[]] {
  const { parameters } = uri;
  const keyFile = parameters.get('keyfile');
  const options = [
    '-T',
    ...(uri.port === undefined ? [] : ['-p', String(uri.port)]),
    ...(uri.user === undefined ? [] : ['-l', uri.user]),
    ...(keyFile === undefined ? [] : ['-i', keyFile]),
    ...(parameters.get('no_tty') === '1' ? ['-o', 'BatchMode=yes'] : []),
    ...(parameters.get('no_verify') === '1' ? ['-o', 'StrictHostKeyChecking=no'] : []),
    '-e',
    'none',
  ];
  return [
    parameters.get('command') ?? 'ssh',
    ...options,
    '--',
    uri.host,
    remoteWords(parameters, name, socket, readOnly),
  ];
}

/** What runs at the other end: the helper where there is one, else `nc`. */
function remoteWords(
  parameters: ReadonlyMap<string, string>,
  name: string,
  socket: string,
  readOnly: boolean,
): string {
  const relay = `${parameters.get('netcat') ?? 'nc'} -U ${quoted(socket)}`;
  if (parameters.get('proxy') === 'netcat' || parameters.has('netcat')) return relay;
  const helper = `virt-ssh-helper ${readOnly ? '-r ' : ''}${quoted(name)}`;
  if (parameters.get('proxy') === 'native') return helper;
  return `sh -c ${quoted(`which virt-ssh-helper 1>/dev/null 2>&1 && exec ${helper}; exec ${relay}`)}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
