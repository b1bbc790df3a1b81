/** Networks and their ports. */
export * from './dns.ts';
export * from './forward.ts';
export * from './ip.ts';
export * from './network.ts';
export * from './port.ts';
export * from './update.ts';
export type { NetworkUpdateCommand } from './update-sections.ts';
