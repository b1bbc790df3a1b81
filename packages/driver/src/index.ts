/** The contract every driver keeps: methods, events, references, errors, constants. */
export * from './call.ts';
export * from './connection.ts';
export * from './constants/index.ts';
export type * from './contract/checkpoint.ts';
export type * from './contract/connect.ts';
export type * from './contract/domain.ts';
export type * from './contract/events.ts';
export type * from './contract/interface.ts';
export type * from './contract/lxc.ts';
export type * from './contract/network.ts';
export type * from './contract/node-device.ts';
export type * from './contract/nwfilter.ts';
export type * from './contract/qemu.ts';
export type * from './contract/secret.ts';
export type * from './contract/snapshot.ts';
export type * from './contract/storage.ts';
export * from './errors.ts';
export type * from './refs.ts';
