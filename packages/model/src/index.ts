/** The documents of the API as descriptions, with what must hold in them. */
export * from './backup/backup.ts';
export {
  DocumentError,
  refuse,
  type PlacedRefusal,
  type Refusal,
  type RefusalCode,
  type RefusalDomain,
} from './document-error.ts';
export * from './capabilities/index.ts';
export * from './cpu/cpu-models.ts';
export * from './cpu/cpu.ts';
export { documents, type DocumentDescription, type DocumentName } from './documents.ts';
export * from './domain/index.ts';
export * from './interface/index.ts';
export * from './moments/index.ts';
export * from './network/index.ts';
export * from './node-device/index.ts';
export * from './nwfilter/index.ts';
export { inText } from './in-text.ts';
export type { ReadOptions } from './read-document.ts';
export * from './secret/secret.ts';
export * from './storage/index.ts';
export * from './sysinfo/sysinfo.ts';
export * from './states/states.ts';
