/** Where character devices lead on the host: `-chardev`, with keys for TLS where the line is encrypted. */
import type { ChardevBackend } from '@typevirt/model';
import { commas, list, onOff, type Option, type Pairs } from './arguments.ts';
import type { PlanContext } from './context.ts';
import { unsupported } from './refuse.ts';
import { tlsFolder, tlsObject } from './secret.ts';

type Reconnect = { readonly enabled?: boolean | undefined; readonly timeout?: number | undefined };

/** Name of the host's end of a device. */
export function chardevId({ alias }: { readonly alias?: string | undefined }): string {
  return `char${alias ?? ''}`;
}

/** What the line is for, where its end on the host must know. */
export type LineUse = 'vdagent' | 'usbredir' | 'smartcard' | 'parallel';

/**
 * `-chardev` of the host's end of a device.
 *
 * @param alias Name of the device; its end on the host is `char` and this.
 * @throws {VirtError} `configUnsupported` for ends that QEMU does not have.
 */
export function hostEnd(
  context: PlanContext,
  alias: string | undefined,
  backend: ChardevBackend,
  use: LineUse = 'vdagent',
): readonly Option[] {
  const id = chardevId({ alias });
  const tls = backend.type === 'tcp' && backend.source.tls === true ? `obj${id}_tls0` : undefined;
  const kind = backend.type === 'dev' && use === 'parallel' ? 'parallel' : kinds[backend.type];
  const words = `${list(kind, { id, ...endPairs(backend, use) })}${logWords(backend)}`;
  const option: Option = ['-chardev', tls === undefined ? words : `${words},tls-creds=${tls}`];
  if (tls === undefined || backend.type !== 'tcp') return [option];
  const endpoint = backend.source.mode === 'bind' ? 'server' : 'client';
  return [tlsObject(tlsFolder(context), tls, endpoint), option];
}

const kinds: Readonly<Record<ChardevBackend['type'], string>> = {
  pty: 'pty',
  dev: 'serial',
  file: 'file',
  pipe: 'pipe',
  unix: 'socket',
  tcp: 'socket',
  udp: 'udp',
  null: 'null',
  stdio: 'stdio',
  vc: 'vc',
  spicevmc: 'spicevmc',
  spiceport: 'spiceport',
  nmdm: 'nmdm',
  'qemu-vdagent': 'qemu-vdagent',
  dbus: 'dbus',
};

function endPairs(backend: ChardevBackend, use: LineUse): Pairs {
  switch (backend.type) {
    case 'pty':
    case 'null':
    case 'stdio':
    case 'vc':
      return {};
    case 'file':
      return { path: backend.source.path, append: onOff(backend.source.append) };
    case 'dev':
    case 'pipe':
      return { path: backend.source.path };
    case 'unix':
      return {
        path: backend.source?.path,
        ...(backend.source?.mode === 'connect' ? reconnectPair(backend.source.reconnect) : listening),
      };
    case 'tcp': {
      const { host, service, mode, reconnect } = backend.source;
      return {
        host,
        port: service,
        telnet: backend.protocol === 'telnet' ? 'on' : undefined,
        ...(mode === 'bind' ? listening : reconnectPair(reconnect)),
      };
    }
    case 'udp': {
      const far = backend.sources.find(({ mode }) => mode === 'connect');
      const near = backend.sources.find(({ mode }) => mode === 'bind');
      return {
        host: far?.host ?? '',
        port: far?.service,
        localaddr: near?.host ?? '',
        localport: near?.service ?? '0',
      };
    }
    case 'spicevmc':
      return { name: use };
    case 'spiceport':
    case 'dbus':
      return { name: backend.source };
    case 'qemu-vdagent':
      return {
        name: 'vdagent',
        clipboard: onOff(backend.source?.clipboard),
        mouse: backend.source?.mouse === undefined ? undefined : onOff(backend.source.mouse === 'client'),
      };
    case 'nmdm':
      throw unsupported("unsupported chardev 'nmdm'");
  }
}

const listening: Pairs = { server: 'on', wait: 'off' };

/** How long to wait before a lost connection is made anew; 0: never. */
export function reconnectPair(reconnect: Reconnect | undefined): Pairs {
  if (reconnect?.enabled === true) return { reconnect: reconnect.timeout };
  return reconnect?.enabled === false ? { reconnect: 0 } : {};
}

function logWords({ log }: ChardevBackend): string {
  if (log === undefined) return '';
  const append = onOff(log.append);
  return `,logfile=${commas(log.file)}${append === undefined ? '' : `,logappend=${append}`}`;
}
