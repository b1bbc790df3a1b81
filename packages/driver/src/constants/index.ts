/** All constants of the API, by area. */
export * from './admin.ts';
export * from './checkpoint.ts';
export * from './common.ts';
export * from './domain.ts';
export * from './host.ts';
export * from './interface.ts';
export * from './network.ts';
export * from './node-device.ts';
export * from './nwfilter.ts';
export * from './secret.ts';
export * from './snapshot.ts';
export * from './storage.ts';
export * from './stream.ts';
