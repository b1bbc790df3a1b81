/** Which QEMUs there are and what they can do. */
export * from './architectures.ts';
export * from './cache.ts';
export * from './emulators.ts';
export * from './probe.ts';
export * from './qemu-capabilities.ts';
