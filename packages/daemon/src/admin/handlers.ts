/**
 * The admin program: what those who manage the daemon itself may see and change.
 *
 * @source libvirt src/admin/admin_server_dispatch.c, admin_server.c; answers compared with the 9.0 daemon's
 */
import { VirtError } from '@typevirt/driver';
import { checkFlags } from '@typevirt/driver/kit';
import type { admin, adminTypes } from '@typevirt/rpc';
import type { HandlerTable } from '../dispatch/handler.ts';
import type { ClientServer, ServedClient } from '../server/client-server.ts';
import type { Daemon } from '../server/daemon.ts';
import { clientInfo } from './client-info.ts';
import { clientLimits, setClientLimits, setWorkers, workers } from './limits.ts';

/** An admin client's session. */
export interface AdminSession {
  readonly daemon: Daemon;
  opened: boolean;
  /** Ends the client's connection once the reply under way is out. */
  readonly disconnect: () => void;
}

/** The version whose API the daemon speaks: 1,000,000 × major + 1,000 × minor + patch. */
const apiVersion = 9_000_000n;

export const adminHandlers: HandlerTable<typeof admin, AdminSession> = {
  connectOpen: ({ flags }, session) => {
    refuseFlags(flags, 'adminConnectOpen');
    if (session.opened) throw new VirtError('internalError', 'connection already open', { domain: 'rpc' });
    session.opened = true;
  },
  connectClose: (_args, session) => session.disconnect(),
  connectGetLibVersion: () => ({ libVer: apiVersion }),
  connectListServers: ({ needResults, flags }, { daemon }) => {
    refuseFlags(flags, 'adminConnectListServers');
    const servers = serversOf(daemon).map(({ name }) => ({ name }));
    return { servers: needResults ? servers : [], ret: servers.length };
  },
  connectLookupServer: ({ name, flags }, { daemon }) => {
    refuseFlags(flags, 'adminConnectLookupServer');
    return { srv: { name: serverNamed(daemon, name).name } };
  },
  serverGetThreadpoolParameters: ({ srv, flags }, { daemon }) => {
    refuseFlags(flags, 'adminServerGetThreadPoolParameters');
    return { params: workers(serverNamed(daemon, srv.name)) };
  },
  serverSetThreadpoolParameters: ({ srv, params, flags }, { daemon }) => {
    refuseFlags(flags, 'adminServerSetThreadPoolParameters');
    setWorkers(serverNamed(daemon, srv.name), params);
  },
  serverListClients: ({ srv, needResults, flags }, { daemon }) => {
    refuseFlags(flags, 'adminServerListClients');
    const server = serverNamed(daemon, srv.name);
    const clients = server.clients.map((client) => describe(server, client));
    return { clients: needResults ? clients : [], ret: clients.length };
  },
  serverLookupClient: ({ srv, id, flags }, { daemon }) => {
    refuseFlags(flags, 'adminServerLookupClient');
    const server = serverNamed(daemon, srv.name);
    return { clnt: describe(server, clientWith(server, id)) };
  },
  clientGetInfo: ({ clnt, flags }, { daemon }) => {
    refuseFlags(flags, 'adminClientGetInfo');
    return { params: clientInfo(clientWith(serverNamed(daemon, clnt.srv.name), clnt.id)) };
  },
  clientClose: ({ clnt, flags }, { daemon }) => {
    refuseFlags(flags, 'adminClientClose');
    const client = clientWith(serverNamed(daemon, clnt.srv.name), clnt.id);
    setImmediate(() => client.close());
  },
  serverGetClientLimits: ({ srv, flags }, { daemon }) => {
    refuseFlags(flags, 'adminServerGetClientLimits');
    return { params: clientLimits(serverNamed(daemon, srv.name)) };
  },
  serverSetClientLimits: ({ srv, params, flags }, { daemon }) => {
    refuseFlags(flags, 'adminServerSetClientLimits');
    setClientLimits(serverNamed(daemon, srv.name), params);
  },
  connectGetLoggingOutputs: ({ flags }, { daemon }) => {
    refuseFlags(flags, 'adminConnectGetLoggingOutputs');
    return { outputs: daemon.log.outputs, noutputs: daemon.log.outputCount };
  },
  connectGetLoggingFilters: ({ flags }, { daemon }) => {
    refuseFlags(flags, 'adminConnectGetLoggingFilters');
    const { filters, filterCount } = daemon.log;
    return { filters: filterCount === 0 ? null : filters, nfilters: filterCount };
  },
  connectSetLoggingOutputs: ({ outputs, flags }, { daemon }) => {
    refuseFlags(flags, 'adminConnectSetLoggingOutputs');
    daemon.log.setOutputs(outputs ?? '');
  },
  connectSetLoggingFilters: ({ filters, flags }, { daemon }) => {
    refuseFlags(flags, 'adminConnectSetLoggingFilters');
    daemon.log.setFilters(filters ?? '');
  },
  serverUpdateTlsFiles: ({ srv }, { daemon }) => {
    serverNamed(daemon, srv.name);
    throw new VirtError('internalError', 'no tls service found, unable to update tls files', {
      domain: 'rpc',
    });
  },
  connectSetDaemonTimeout: ({ timeout, flags }, { daemon }) => {
    refuseFlags(flags, 'adminConnectSetDaemonTimeout');
    daemon.idle.setSeconds(timeout === 0 ? null : timeout);
  },
  connectDaemonShutdown: ({ flags }, { daemon }) => {
    refuseFlags(flags, 'adminConnectDaemonShutdown');
    setImmediate(() => void daemon.end());
  },
};

function serversOf(daemon: Daemon): readonly ClientServer[] {
  return [daemon.main, daemon.admin];
}

function serverNamed(daemon: Daemon, name: string): ClientServer {
  const found = serversOf(daemon).find((server) => server.name === name);
  if (found === undefined) throw new VirtError('noServer', `No server named '${name}'`, { domain: 'rpc' });
  return found;
}

function clientWith(server: ClientServer, id: bigint): ServedClient {
  const found = server.client(id);
  if (found === undefined)
    throw new VirtError('noClient', `No client with matching ID '${id}'`, { domain: 'rpc' });
  return found;
}

function describe(server: ClientServer, { id, connectedAt }: ServedClient): adminTypes.NonnullClient {
  return { srv: { name: server.name }, id, timestamp: connectedAt, transport: unixTransport };
}

/** `ClientTransport.unix`. */
const unixTransport = 0;

function refuseFlags(flags: number, method: string): void {
  checkFlags(flags, 0, method, 'admin');
}
