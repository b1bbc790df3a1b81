/** Where an interface's packets go on the host: `-netdev`, and what must be there before it. */
import type { Interface } from '@typevirt/model';
import { list, type Option, type Props } from './arguments.ts';
import { reconnectPair } from './chardev-host.ts';
import type { PlanContext, TapDescriptors } from './context.ts';
import { broken, unsupported } from './refuse.ts';

/** A back end, but for its name. */
export interface NetBackend {
  readonly before: readonly Option[];
  readonly props: Props;
  /** Descriptors that QEMU must inherit for it. */
  readonly taps?: TapDescriptors | undefined;
}

type Wired = Exclude<Interface, { type: 'hostdev' }>;

/**
 * Back end of an interface.
 *
 * @param place Which interface of the guest it is, from 0.
 * @throws {VirtError} `configUnsupported` for networks that QEMU cannot join.
 */
export function netBackend(context: PlanContext, each: Wired, place: number): NetBackend {
  switch (each.type) {
    case 'ethernet':
    case 'bridge':
    case 'network':
    case 'direct':
    case 'vds':
      return tapBackend(context, each, place);
    case 'user':
      return userBackend(context, each);
    case 'client':
      return socket({ connect: `${each.source.address}:${each.source.port}` });
    case 'server':
      return socket({ listen: `${each.source.address ?? ''}:${each.source.port}` });
    case 'mcast':
      return socket({ mcast: `${each.source.address}:${each.source.port}` });
    case 'udp': {
      const { address, port, local } = each.source;
      return socket({ udp: `${address}:${port}`, localaddr: `${local.address}:${local.port}` });
    }
    case 'vhostuser':
      return vhostUserBackend(each);
    case 'vdpa':
      return { before: [], props: { type: 'vhost-vdpa', vhostdev: each.source } };
    default:
      throw unsupported(`interface type '${each.type}' is not supported by QEMU`);
  }
}

function socket(props: Props): NetBackend {
  return { before: [], props: { type: 'socket', ...props } };
}

/** The first number that is free for descriptors of a line that is only shown. */
const firstShownDescriptor = 22;

function tapBackend(context: PlanContext, each: Wired, place: number): NetBackend {
  const known = context.taps?.get(each.alias ?? '');
  if (context.taps !== undefined && known === undefined)
    throw broken(`nobody opened a tap device for ${each.alias ?? 'an interface'}`);
  const taps = known ?? { tap: [firstShownDescriptor + place], vhost: [] };
  return {
    before: [],
    props: {
      type: 'tap',
      ...descriptors('fd', taps.tap),
      ...(taps.vhost.length === 0 ? {} : { vhost: true, ...descriptors('vhostfd', taps.vhost) }),
      sndbuf: each.sndbuf,
    },
    taps,
  };
}

function descriptors(name: string, numbers: readonly number[]): Props {
  return numbers.length === 1 ? { [name]: String(numbers[0]) } : { [`${name}s`]: numbers.join(':') };
}

function userBackend(
  { helperSockets, instance }: PlanContext,
  each: Extract<Wired, { type: 'user' }>,
): NetBackend {
  if (each.backend?.type === 'passt') {
    const path = helperSockets?.get(each.alias ?? '') ?? `${instance}/${each.alias ?? ''}-passt.socket`;
    return { before: [], props: { type: 'stream', addr: { type: 'unix', path }, server: false } };
  }
  const four = each.ips.find(({ address }) => !address.includes(':'));
  const six = each.ips.find(({ address }) => address.includes(':'));
  return {
    before: [],
    props: {
      type: 'user',
      net: four === undefined ? undefined : `${four.address}/${four.prefix ?? 24}`,
      'ipv6-prefix': six?.address,
      'ipv6-prefixlen': six?.prefix,
    },
  };
}

function vhostUserBackend(each: Extract<Wired, { type: 'vhostuser' }>): NetBackend {
  const chardev = `char${each.alias ?? ''}`;
  const { source, driver } = each;
  const side = source.mode === 'server' ? { server: 'on' } : reconnectPair(source.reconnect);
  return {
    before: [['-chardev', list('socket', { id: chardev, path: source.path, ...side })]],
    props: { type: 'vhost-user', chardev, queues: driver?.queues },
  };
}
