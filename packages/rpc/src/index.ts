/** libvirt's RPC: wire values, packets, procedure tables, and the two ends of a connection. */
export type { Shape, Xdr } from './xdr/codec.ts';
export { XdrError } from './xdr/error.ts';
export { XdrReader } from './xdr/reader.ts';
export { type TypedParam, typedParamTypes } from './xdr/typed-param.ts';
export { XdrWriter } from './xdr/writer.ts';

export { admin } from './programs/admin.ts';
export * as adminTypes from './programs/admin-types.ts';
export { lxc } from './programs/lxc.ts';
export * as lxcTypes from './programs/lxc-types.ts';
export {
  type Condition,
  type ConditionalPermission,
  neededPermissions,
  type Permission,
} from './programs/permission.ts';
export type {
  AnyProcedure,
  ArgsOf,
  Call,
  CallKey,
  Event,
  EventKey,
  FdsKind,
  FdsReplyKey,
  Procedure,
  Program,
  ReplyOf,
  Rows,
  StreamKey,
  StreamKind,
} from './programs/procedure.ts';
export { qemu } from './programs/qemu.ts';
export * as qemuTypes from './programs/qemu-types.ts';
export { remote } from './programs/remote.ts';
export * as remoteTypes from './programs/remote-types.ts';

export type { ByteStream, Hole } from './byte-stream.ts';
export { type CallOptions, DeadlineError } from './client/pending.ts';
export { type CallOptionsFor, ClientEndpoint, type ClientOptions } from './client-endpoint.ts';
export { type CloseReason, ConnectionClosed } from './closed.ts';
export { FrameError } from './frame/header.ts';
export {
  plainError,
  RemoteError,
  rpcError,
  type WireError,
  type WireErrorDomain,
  type WireErrorNetwork,
} from './frame/wire-error.ts';
export type { KeepaliveOptions } from './keepalive.ts';
export { MemoryTransport } from './memory-transport.ts';
export { type CallContext, type Handler, type Handlers, type Service, service } from './server/handlers.ts';
export { type CallInfo, ServerEndpoint, type ServerLog, type ServerOptions } from './server-endpoint.ts';
export type { PeerInfo, Transport, TransportReceiver } from './transport.ts';
