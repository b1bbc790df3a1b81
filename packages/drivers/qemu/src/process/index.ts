/** Starting, finding again and ending QEMU processes. */
export * from './attach.ts';
export * from './qemu-log.ts';
export * from './qemu-process.ts';
export * from './start.ts';
