/**
 * typevirt: libvirt's API for Node, typed and async, without native code.
 *
 *     await using connection = await connect('qemu:///system');
 *     for (const domain of await connection.listAllDomains()) console.log(domain.name, await domain.getState());
 */
export * from '@typevirt/driver';
export type { Transport } from '@typevirt/rpc';
export { connect, resolveUri, type ConnectOptions } from './connect.ts';
export { Connection } from './connection.ts';
export type { EventOptions } from './event-iterator.ts';
export { DomainCheckpoint } from './objects/checkpoint.ts';
export { Domain } from './objects/domain.ts';
export { Interface } from './objects/interface.ts';
export { Network, NetworkPort } from './objects/network.ts';
export { NodeDevice } from './objects/node-device.ts';
export { NWFilter, NWFilterBinding } from './objects/nwfilter.ts';
export { Secret } from './objects/secret.ts';
export { DomainSnapshot } from './objects/snapshot.ts';
export { StoragePool, StorageVol } from './objects/storage.ts';
export type { CallOptions } from './objects/virt-object.ts';
export { param, paramValues, type ParamValues } from './params.ts';
export { duplexStream, type DuplexStream } from './streams.ts';
export { parseConnectionUri, type ConnectionUri } from './uri.ts';
