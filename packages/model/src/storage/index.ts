/** Storage pools and their volumes. */
export * from './pool.ts';
export * from './pool-source.ts';
export * from './pool-state.ts';
export * from './target.ts';
export * from './volume.ts';
export * from './capabilities.ts';
