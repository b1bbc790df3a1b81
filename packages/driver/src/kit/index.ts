/** What drivers share: jobs, lists of objects, events, undo, refusals of flags and values. */
export * from './check-flags.ts';
export * from './domain-filter.ts';
export * from './event-hub.ts';
export * from './jobs.ts';
export * from './known-params.ts';
export * from './lifecycle-change.ts';
export * from './object-list.ts';
export * from './rollback.ts';
