/** Storage pools and volumes of this host. */
export { startStorageDriver, type StorageDriver, type StorageDriverOptions } from './driver.ts';
export type { Log } from './state.ts';
