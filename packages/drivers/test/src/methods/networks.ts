/** Virtual networks. @source libvirt testNetworkDefineXML and its neighbours */
import {
  ConnectListAllNetworksFlags as List,
  NetworkEventLifecycleType as Event,
  VirtError,
  type Methods,
  type NetworkRef,
} from '@typevirt/driver';
import { formatNetwork, parseNetwork, type Network } from '@typevirt/model';
import { testError } from '../errors.ts';
import { updateNetwork } from '../objects/network-update.ts';
import { TestNetwork } from '../objects/network.ts';
import type { World } from '../world/world.ts';
import { allowFlags, type MethodContext } from './context.ts';

export type NetworkMethods = Pick<
  Methods,
  | 'networkLookupByName'
  | 'networkLookupByUuid'
  | 'connectListAllNetworks'
  | 'networkDefineXml'
  | 'networkCreateXml'
  | 'networkCreate'
  | 'networkDestroy'
  | 'networkUndefine'
  | 'networkUpdate'
  | 'networkGetXmlDesc'
  | 'networkGetBridgeName'
  | 'networkGetAutostart'
  | 'networkSetAutostart'
  | 'networkIsActive'
  | 'networkIsPersistent'
>;

const listFlags = 0x3f;

export function networkMethods({ world }: MethodContext): NetworkMethods {
  const { networks } = world;
  const find = (ref: NetworkRef): TestNetwork => known(networks.byName(ref.name), `name '${ref.name}'`);
  return {
    networkLookupByName: ({ name }) => ({ net: known(networks.byName(name), `name '${name}'`).ref }),
    networkLookupByUuid: ({ uuid }) => ({ net: known(networks.byUuid(uuid), `uuid '${uuid}'`).ref }),
    connectListAllNetworks({ flags }) {
      allowFlags(flags, listFlags, 'testConnectListAllNetworks');
      return { nets: [...networks].filter((network) => isListed(network, flags)).map(({ ref }) => ref) };
    },
    networkDefineXml({ xml, flags }) {
      allowFlags(flags, 1, 'testNetworkDefineXMLFlags');
      const network = claim(world, parseNetwork(xml, { strict: flags !== 0 }), 'define');
      emit(world, network, 'defined');
      return { net: network.ref };
    },
    networkCreateXml({ xml, flags }) {
      allowFlags(flags, 1, 'testNetworkCreateXMLFlags');
      const network = claim(world, parseNetwork(xml, { strict: flags !== 0 }), 'create');
      emit(world, network, 'started');
      return { net: network.ref };
    },
    networkCreate({ net }) {
      const network = find(net);
      if (network.live !== undefined) {
        throw testError('operationInvalid', `Network '${network.name}' is already running`);
      }
      network.live = network.document;
      emit(world, network, 'started');
    },
    networkDestroy({ net }) {
      const network = find(net);
      network.live = undefined;
      emit(world, network, 'stopped');
      if (network.definition === undefined) networks.remove(network);
    },
    networkUndefine({ net }) {
      const network = find(net);
      if (network.live !== undefined) {
        throw testError('operationInvalid', `Network '${network.name}' is still running`);
      }
      networks.remove(network);
      emit(world, network, 'undefined');
    },
    networkUpdate({ net, command, section, parentIndex, xml, flags }) {
      allowFlags(flags, 3, 'testNetworkUpdate');
      const network = find(net);
      const change = (document: Network) => updateNetwork(document, { command, section, parentIndex, xml });
      const isLive = (flags & 1) !== 0 || ((flags & 3) === 0 && network.live !== undefined);
      const isConfig = (flags & 2) !== 0 || ((flags & 3) === 0 && network.live === undefined);
      const refused = (detail: string) => new VirtError('operationInvalid', detail, { domain: 'network' });
      if (isLive && network.live === undefined) throw refused('network is not running');
      if (isConfig && network.definition === undefined) {
        throw refused("transient network doesn't have persistent configuration");
      }
      const live = isLive && network.live !== undefined ? change(network.live) : network.live;
      if (isConfig && network.definition !== undefined) network.definition = change(network.definition);
      network.live = live;
    },
    networkGetXmlDesc({ net, flags }) {
      allowFlags(flags, 0, 'testNetworkGetXMLDesc');
      return { xml: formatNetwork(find(net).document) };
    },
    networkGetBridgeName({ net }) {
      const network = find(net);
      const { bridge } = network.document;
      if (bridge?.name === undefined) {
        throw testError('internalError', `network '${network.name}' does not have a bridge name.`);
      }
      return { name: bridge.name };
    },
    networkGetAutostart: ({ net }) => ({ autostart: find(net).autostart }),
    networkSetAutostart({ net, autostart }) {
      find(net).autostart = autostart;
    },
    networkIsActive: ({ net }) => ({ active: find(net).live !== undefined }),
    networkIsPersistent: ({ net }) => ({ persistent: find(net).definition !== undefined }),
  };
}

function known(network: TestNetwork | undefined, key: string): TestNetwork {
  if (network === undefined) throw testError('noNetwork', `no network with matching ${key}`);
  return network;
}

function emit(world: World, { ref }: TestNetwork, event: keyof typeof Event): void {
  world.hub.emit('network', 'lifecycle', { net: ref, event: Event[event], detail: 0 }, ref.uuid);
}

/**
 * The network that a document defines or runs: the one that has its uuid, else a new one.
 *
 * @throws {VirtError} `operationFailed` where the uuid has another name, or the name another uuid; `operationInvalid` to
 *   run what is active.
 */
export function claim(world: World, document: Network, as: 'define' | 'create'): TestNetwork {
  const uuid = document.uuid ?? world.surroundings.newUuid();
  const { name } = document;
  const refused = (code: 'operationFailed' | 'operationInvalid', detail: string) =>
    new VirtError(code, detail, { domain: 'network' });
  const byUuid = world.networks.byUuid(uuid);
  const byName = world.networks.byName(name);
  if (byUuid !== undefined && byUuid.name !== name) {
    throw refused('operationFailed', `network '${byUuid.name}' is already defined with uuid ${uuid}`);
  }
  if (byUuid === undefined && byName !== undefined) {
    throw refused('operationFailed', `network '${name}' already exists with uuid ${byName.uuid}`);
  }
  if (as === 'create' && byUuid?.live !== undefined) {
    throw refused('operationInvalid', `network is already active as '${name}'`);
  }
  const network = byUuid ?? new TestNetwork(uuid, name);
  const whole = { ...document, uuid };
  if (as === 'create') network.live = whole;
  else network.definition = whole;
  if (byUuid === undefined) world.networks.add(network);
  return network;
}

function isListed({ live, definition, autostart }: TestNetwork, flags: number): boolean {
  const groups = [
    [live !== undefined, List.active, List.inactive],
    [definition !== undefined, List.persistent, List.transient],
    [autostart, List.autostart, List.noAutostart],
  ] as const;
  return groups.every(([holds, yes, no]) => (flags & (yes | no)) === 0 || (flags & (holds ? yes : no)) !== 0);
}
