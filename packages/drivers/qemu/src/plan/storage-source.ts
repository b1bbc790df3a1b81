/**
 * Where the bytes of an image are, as properties of its lowest block node: a file, a device, a server.
 *
 * @source QEMU qapi/block-core.json, BlockdevOptions
 */
import type { BackingStore, Disk } from '@typevirt/model';
import type { Props } from './arguments.ts';
import { broken, unsupported } from './refuse.ts';

/** Any image: a disk's own, or one below it. */
export type Image = Disk | Exclude<BackingStore, { type: 'none' }>;
type NetworkSource = NonNullable<Extract<Disk, { type: 'network' }>['source']>;
type Host = NetworkSource['hosts'][number];

/** Names of objects that the node uses. */
export interface SourceObjects {
  readonly tls?: string | undefined;
  readonly httpCookies?: string | undefined;
  readonly password?: string | undefined;
  readonly reservations?: string | undefined;
}

/** Whether there is anything: a drive may be empty. */
export function hasSource(image: Image): boolean {
  switch (image.type) {
    case 'file':
      return image.source?.file !== undefined || image.source?.fdGroup !== undefined;
    case 'block':
      return image.source?.dev !== undefined;
    case 'dir':
      return image.source?.dir !== undefined;
    case 'volume':
      return image.source?.volume !== undefined;
    default:
      return image.source !== undefined;
  }
}

/**
 * Properties that say where the image is.
 *
 * @throws {VirtError} `configUnsupported` where this QEMU does not reach it.
 */
export function sourceProps(image: Image, objects: SourceObjects, isFloppy: boolean): Props {
  switch (image.type) {
    case 'file':
      return {
        driver: 'file',
        filename: image.source?.file,
        aio: ioOf(image),
        'pr-manager': objects.reservations,
      };
    case 'block':
      return {
        driver: 'host_device',
        filename: image.source?.dev,
        aio: ioOf(image),
        'pr-manager': objects.reservations,
      };
    case 'dir':
      return { driver: 'vvfat', dir: image.source?.dir, floppy: isFloppy, rw: false };
    case 'network':
      if (image.source === undefined) throw broken('network image without a source');
      return networkProps(image.source, objects);
    case 'nvme': {
      if (image.source === undefined) throw broken('NVMe image without a source');
      const { address, namespace } = image.source;
      return { driver: 'nvme', device: pciText(address), namespace };
    }
    default:
      throw unsupported(`unsupported disk type '${image.type}'`);
  }
}

function ioOf(image: Image): string | undefined {
  return 'driver' in image ? image.driver?.io : undefined;
}

/** A PCI address of the host, as QEMU writes it. */
export function pciText(address: {
  readonly domain: number;
  readonly bus: number;
  readonly slot: number;
  readonly function: number;
}): string {
  const hex = (number: number, digits: number) => number.toString(16).padStart(digits, '0');
  return `${hex(address.domain, 4)}:${hex(address.bus, 2)}:${hex(address.slot, 2)}.${hex(address.function, 1)}`;
}

function networkProps(source: NetworkSource, objects: SourceObjects): Props {
  switch (source.protocol) {
    case 'nbd':
      return {
        driver: 'nbd',
        server: typedServer(source.hosts[0], 10809),
        export: source.name,
        'tls-creds': objects.tls,
        'tls-hostname': source.tlsHostname,
      };
    case 'rbd':
      return rbdProps(source, objects);
    case 'iscsi':
      return iscsiProps(source, objects);
    case 'gluster': {
      const [volume, ...path] = (source.name ?? '').split('/');
      const server = source.hosts.map((host) => typedServer(host, 24007));
      return { driver: 'gluster', volume, path: path.join('/'), server, debug: 4 };
    }
    case 'http':
    case 'https':
    case 'ftp':
    case 'ftps':
    case 'tftp':
      return urlProps(source, objects);
    case 'ssh':
      return {
        driver: 'ssh',
        path: source.name,
        server: plainServer(source.hosts[0], 22),
      };
    case 'nfs': {
      const { user, group } = source.identity ?? {};
      return {
        driver: 'nfs',
        server: { host: source.hosts[0]?.name, type: 'inet' },
        path: source.name,
        user: user === undefined ? undefined : Number(user.replace('+', '')),
        group: group === undefined ? undefined : Number(group.replace('+', '')),
      };
    }
    case 'vxhs':
      throw unsupported('VxHS protocol is not supported with this QEMU binary');
    case 'sheepdog':
      throw unsupported("'sheepdog' protocol is not supported with this QEMU binary");
  }
}

function typedServer(host: Host | undefined, usualPort: number): Props {
  if (host?.transport === 'unix') return { type: 'unix', path: host.socket };
  return { type: 'inet', ...plainServer(host, usualPort) };
}

function plainServer(host: Host | undefined, usualPort: number): Props {
  return { host: host?.name, port: String(host?.port ?? usualPort) };
}

function rbdProps(source: NetworkSource, objects: SourceObjects): Props {
  const [pool, ...image] = (source.name ?? '').split('/');
  return {
    driver: 'rbd',
    pool,
    image: image.join('/'),
    snapshot: source.snapshot,
    conf: source.config,
    server:
      source.hosts.length === 0
        ? undefined
        : source.hosts.map(({ name, port }) => ({ host: name, port: String(port ?? 6789) })),
    user: source.auth?.username,
    'auth-client-required': source.auth === undefined ? undefined : ['cephx', 'none'],
    'key-secret': objects.password,
  };
}

/** Where an iSCSI target is: `NAME/LUN` at a portal. */
export function iscsiProps(
  source: {
    readonly name?: string | undefined;
    readonly hosts: readonly { readonly name?: string | undefined; readonly port?: number | undefined }[];
    readonly initiator?: string | undefined;
    readonly auth?: { readonly username: string } | undefined;
  },
  { password }: SourceObjects,
): Props {
  const [target, lun = '0'] = (source.name ?? '').split('/');
  const [host] = source.hosts;
  return {
    driver: 'iscsi',
    portal: `${bracketed(host?.name ?? '')}:${host?.port ?? 3260}`,
    target,
    lun: Number(lun),
    transport: 'tcp',
    user: source.auth?.username,
    'password-secret': password,
    'initiator-name': source.initiator,
  };
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

const urlPorts = { http: 80, https: 443, ftp: 21, ftps: 990, tftp: 69 } as const;

function urlProps(source: NetworkSource, objects: SourceObjects): Props {
  const protocol = source.protocol as keyof typeof urlPorts;
  const [host] = source.hosts;
  const path = source.name ?? '';
  const query = source.query === undefined ? '' : `?${source.query}`;
  const place = `${bracketed(host?.name ?? '')}:${host?.port ?? urlPorts[protocol]}`;
  return {
    driver: protocol,
    url: `${protocol}://${place}${path.startsWith('/') ? '' : '/'}${path}${query}`,
    username: source.auth?.username,
    'password-secret': objects.password,
    sslverify: source.sslVerify,
    'cookie-secret': objects.httpCookies,
    timeout: source.timeoutSeconds,
    readahead: source.readaheadBytes,
  };
}
