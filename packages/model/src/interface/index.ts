/** Interfaces of the host. */
export * from './addressing.ts';
export * from './interface.ts';
