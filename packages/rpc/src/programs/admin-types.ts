/**
 * The values that procedures of the admin program take, answer and send, and how they travel.
 *
 * @source libvirt admin_protocol.x, 11.2.0
 */
import type { Xdr } from '../xdr/codec.ts';
import { array, optional, struct } from '../xdr/composite.ts';
import { bool, hyper, uhyper, uint } from '../xdr/scalars.ts';
import { string } from '../xdr/text.ts';
import { type TypedParam, typedParam } from '../xdr/typed-param.ts';

const text = string(4_194_304);

export interface NonnullServer {
  name: string;
}

export const nonnullServer: Xdr<NonnullServer> = struct({ name: text });

export interface NonnullClient {
  srv: NonnullServer;
  id: bigint;
  timestamp: bigint;
  transport: number;
}

export const nonnullClient: Xdr<NonnullClient> = struct({
  srv: nonnullServer,
  id: uhyper,
  timestamp: hyper,
  transport: uint,
});

export interface ConnectOpenArgs {
  flags: number;
}

export const connectOpenArgs: Xdr<ConnectOpenArgs> = struct({ flags: uint });

export interface ConnectGetLibVersionRet {
  libVer: bigint;
}

export const connectGetLibVersionRet: Xdr<ConnectGetLibVersionRet> = struct({ libVer: uhyper });

export interface ConnectListServersArgs {
  needResults: boolean;
  flags: number;
}

export const connectListServersArgs: Xdr<ConnectListServersArgs> = struct({ needResults: bool, flags: uint });

export interface ConnectListServersRet {
  servers: NonnullServer[];
  ret: number;
}

export const connectListServersRet: Xdr<ConnectListServersRet> = struct({
  servers: array(nonnullServer, 16_384),
  ret: uint,
});

export interface ConnectLookupServerArgs {
  name: string;
  flags: number;
}

export const connectLookupServerArgs: Xdr<ConnectLookupServerArgs> = struct({ name: text, flags: uint });

export interface ConnectLookupServerRet {
  srv: NonnullServer;
}

export const connectLookupServerRet: Xdr<ConnectLookupServerRet> = struct({ srv: nonnullServer });

export interface ServerGetThreadpoolParametersArgs {
  srv: NonnullServer;
  flags: number;
}

export const serverGetThreadpoolParametersArgs: Xdr<ServerGetThreadpoolParametersArgs> = struct({
  srv: nonnullServer,
  flags: uint,
});

export interface ServerGetThreadpoolParametersRet {
  params: TypedParam[];
}

export const serverGetThreadpoolParametersRet: Xdr<ServerGetThreadpoolParametersRet> = struct({
  params: array(typedParam, 32),
});

export interface ServerSetThreadpoolParametersArgs {
  srv: NonnullServer;
  params: TypedParam[];
  flags: number;
}

export const serverSetThreadpoolParametersArgs: Xdr<ServerSetThreadpoolParametersArgs> = struct({
  srv: nonnullServer,
  params: array(typedParam, 32),
  flags: uint,
});

export interface ServerListClientsArgs {
  srv: NonnullServer;
  needResults: boolean;
  flags: number;
}

export const serverListClientsArgs: Xdr<ServerListClientsArgs> = struct({
  srv: nonnullServer,
  needResults: bool,
  flags: uint,
});

export interface ServerListClientsRet {
  clients: NonnullClient[];
  ret: number;
}

export const serverListClientsRet: Xdr<ServerListClientsRet> = struct({
  clients: array(nonnullClient, 16_384),
  ret: uint,
});

export interface ServerLookupClientArgs {
  srv: NonnullServer;
  id: bigint;
  flags: number;
}

export const serverLookupClientArgs: Xdr<ServerLookupClientArgs> = struct({
  srv: nonnullServer,
  id: uhyper,
  flags: uint,
});

export interface ServerLookupClientRet {
  clnt: NonnullClient;
}

export const serverLookupClientRet: Xdr<ServerLookupClientRet> = struct({ clnt: nonnullClient });

export interface ClientGetInfoArgs {
  clnt: NonnullClient;
  flags: number;
}

export const clientGetInfoArgs: Xdr<ClientGetInfoArgs> = struct({ clnt: nonnullClient, flags: uint });

export interface ClientGetInfoRet {
  params: TypedParam[];
}

export const clientGetInfoRet: Xdr<ClientGetInfoRet> = struct({ params: array(typedParam, 64) });

export interface ClientCloseArgs {
  clnt: NonnullClient;
  flags: number;
}

export const clientCloseArgs: Xdr<ClientCloseArgs> = struct({ clnt: nonnullClient, flags: uint });

export interface ServerGetClientLimitsArgs {
  srv: NonnullServer;
  flags: number;
}

export const serverGetClientLimitsArgs: Xdr<ServerGetClientLimitsArgs> = struct({
  srv: nonnullServer,
  flags: uint,
});

export interface ServerGetClientLimitsRet {
  params: TypedParam[];
}

export const serverGetClientLimitsRet: Xdr<ServerGetClientLimitsRet> = struct({
  params: array(typedParam, 32),
});

export interface ServerSetClientLimitsArgs {
  srv: NonnullServer;
  params: TypedParam[];
  flags: number;
}

export const serverSetClientLimitsArgs: Xdr<ServerSetClientLimitsArgs> = struct({
  srv: nonnullServer,
  params: array(typedParam, 32),
  flags: uint,
});

export interface ConnectGetLoggingOutputsArgs {
  flags: number;
}

export const connectGetLoggingOutputsArgs: Xdr<ConnectGetLoggingOutputsArgs> = struct({ flags: uint });

export interface ConnectGetLoggingOutputsRet {
  outputs: string;
  noutputs: number;
}

export const connectGetLoggingOutputsRet: Xdr<ConnectGetLoggingOutputsRet> = struct({
  outputs: text,
  noutputs: uint,
});

export interface ConnectGetLoggingFiltersArgs {
  flags: number;
}

export const connectGetLoggingFiltersArgs: Xdr<ConnectGetLoggingFiltersArgs> = struct({ flags: uint });

export interface ConnectGetLoggingFiltersRet {
  filters: string | null;
  nfilters: number;
}

export const connectGetLoggingFiltersRet: Xdr<ConnectGetLoggingFiltersRet> = struct({
  filters: optional(text),
  nfilters: uint,
});

export interface ConnectSetLoggingOutputsArgs {
  outputs: string | null;
  flags: number;
}

export const connectSetLoggingOutputsArgs: Xdr<ConnectSetLoggingOutputsArgs> = struct({
  outputs: optional(text),
  flags: uint,
});

export interface ConnectSetLoggingFiltersArgs {
  filters: string | null;
  flags: number;
}

export const connectSetLoggingFiltersArgs: Xdr<ConnectSetLoggingFiltersArgs> = struct({
  filters: optional(text),
  flags: uint,
});

export interface ServerUpdateTlsFilesArgs {
  srv: NonnullServer;
  flags: number;
}

export const serverUpdateTlsFilesArgs: Xdr<ServerUpdateTlsFilesArgs> = struct({
  srv: nonnullServer,
  flags: uint,
});

export interface ConnectSetDaemonTimeoutArgs {
  timeout: number;
  flags: number;
}

export const connectSetDaemonTimeoutArgs: Xdr<ConnectSetDaemonTimeoutArgs> = struct({
  timeout: uint,
  flags: uint,
});

export interface ConnectDaemonShutdownArgs {
  flags: number;
}

export const connectDaemonShutdownArgs: Xdr<ConnectDaemonShutdownArgs> = struct({ flags: uint });
