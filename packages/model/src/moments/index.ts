/** Checkpoints and snapshots. */
export * from './checkpoint.ts';
export * from './disks.ts';
export * from './moment.ts';
export * from './snapshot-align.ts';
export * from './snapshot.ts';
export * from './tree.ts';
