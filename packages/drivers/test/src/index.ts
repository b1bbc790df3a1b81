/** The simulator: a host without hardware that keeps the whole contract. */
export { createTestDriver, testDriver } from './driver.ts';
export type { FaultRule } from './faults.ts';
export { memoryFiles, type FileStore, type TestDriverOptions } from './options.ts';
