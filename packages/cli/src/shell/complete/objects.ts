/** Completers of names that a connection lists, in the order it lists them. */
import {
  type Connection,
  ConnectListAllDomainsFlags as Domains,
  ConnectListAllInterfacesFlags as Interfaces,
  ConnectListAllNetworksFlags as Networks,
  ConnectListAllStoragePoolsFlags as Pools,
  type Domain,
  type Network,
} from 'typevirt';
import { type Asked, type Completer, givenDomain, givenPool } from './completer.ts';

type Named = { readonly name: string };

/** The names of what `list` returns. */
function names(list: (connection: Connection) => Promise<readonly Named[]>): Completer {
  return async (asked) => (await list(await asked.connection())).map(({ name }) => name);
}

const domains = (flags = 0): Completer => names((connection) => connection.listAllDomains(flags));
const networks = (flags = 0): Completer => names((connection) => connection.listAllNetworks(flags));
const pools = (flags = 0): Completer => names((connection) => connection.listAllStoragePools(flags));
const interfaces = (flags = 0): Completer => names((connection) => connection.listAllInterfaces(flags));

/** Names that belong to the domain given. */
function domainNames(list: (domain: Domain) => Promise<readonly Named[]>): Completer {
  return async (asked) => {
    const domain = await givenDomain(asked);
    return domain === undefined ? [] : (await list(domain)).map(({ name }) => name);
  };
}

async function givenNetwork(asked: Asked): Promise<Network | undefined> {
  const written = asked.given('network');
  if (written === undefined) return undefined;
  return (await asked.connection()).networkLookupByName(written).catch(() => undefined);
}

/** Volumes of the pool given. */
const volume: Completer = async (asked) =>
  ((await (await givenPool(asked))?.listAllVolumes()) ?? []).map(({ name }) => name);

export const objectCompleters = {
  domain: domains(),
  activeDomain: domains(Domains.active),
  inactiveDomain: domains(Domains.inactive),
  persistentDomain: domains(Domains.persistent),
  runningDomain: domains(Domains.running),
  pausedDomain: domains(Domains.paused),
  otherDomain: domains(Domains.other),
  savedDomain: domains(Domains.managedsave),
  domainWithSnapshot: domains(Domains.hasSnapshot),
  domainWithCheckpoint: domains(Domains.hasCheckpoint),
  domainUuid: async (asked) => (await (await asked.connection()).listAllDomains()).map(({ uuid }) => uuid),
  snapshot: domainNames((domain) => domain.listAllSnapshots()),
  checkpoint: domainNames((domain) => domain.listAllCheckpoints()),

  network: networks(),
  activeNetwork: networks(Networks.active),
  inactiveNetwork: networks(Networks.inactive),
  persistentNetwork: networks(Networks.persistent),
  networkUuid: async (asked) => (await (await asked.connection()).listAllNetworks()).map(({ uuid }) => uuid),
  networkPort: async (asked) =>
    ((await (await givenNetwork(asked))?.listAllPorts()) ?? []).map(({ uuid }) => uuid),

  pool: pools(),
  activePool: pools(Pools.active),
  inactivePool: pools(Pools.inactive),
  persistentPool: pools(Pools.persistent),
  volume,
  volumeKey: async (asked) => {
    const active = await (await asked.connection()).listAllStoragePools(Pools.active);
    const volumes = await Promise.all(active.map((pool) => pool.listAllVolumes()));
    return volumes.flat().map(({ key }) => key);
  },

  hostInterface: interfaces(),
  activeHostInterface: interfaces(Interfaces.active),
  inactiveHostInterface: interfaces(Interfaces.inactive),
  hostInterfaceMac: async (asked) =>
    (await (await asked.connection()).listAllInterfaces()).map(({ ref }) => ref.mac),

  nodeDevice: names((connection) => connection.listAllNodeDevices()),
  nwfilter: names((connection) => connection.listAllNwfilters()),
  nwfilterBinding: async (asked) =>
    (await (await asked.connection()).listAllNwfilterBindings()).map(({ ref }) => ref.portdev),
  secret: async (asked) => (await (await asked.connection()).listAllSecrets()).map(({ uuid }) => uuid),
} as const satisfies Readonly<Record<string, Completer>>;
