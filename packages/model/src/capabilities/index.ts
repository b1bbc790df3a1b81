/** What hosts and emulators can do. */
export * from './capabilities.ts';
export * from './domain-capabilities.ts';
export * from './host-cpu.ts';
export * from './host.ts';
