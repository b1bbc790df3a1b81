/** Which QEMUs there are and what they can do. */
export * from './architectures.ts';
export * from './cache.ts';
export * from './emulators.ts';
export * from './probe.ts';
export * from './qemu-capabilities.ts';
export * from './choose-guest.ts';
export * from './domain-capabilities.ts';
export * from './domain-capabilities-text.ts';
export * from './firmware.ts';
export * from './host-capabilities.ts';
export * from './host-capabilities-text.ts';
export * from './cpu-descriptions.ts';
export * from './cpu-features.ts';
export * from './cpu-model.ts';
export * from './host-facts.ts';
export * from './tpm-emulator.ts';
