/** Devices of the host. */
export * from './capability.ts';
export * from './node-device.ts';
export * from './pci.ts';
