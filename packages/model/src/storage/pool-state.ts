/** What a daemon keeps of an active pool until the machine's end. @source libvirt virStoragePoolSaveState */
import { child, element, fields, format, parse, type Element, type Infer } from '@typevirt/xml';
import { completePool, storagePoolXml, type StoragePool } from './pool.ts';

const state = fields({ pool: child(storagePoolXml) });
interface PoolState extends Infer<typeof state> {}
const poolStateXml: Element<PoolState> = element('poolstate', state, {
  doc: 'An active pool, as a daemon keeps it.',
  since: '1.2.8',
});

/** @throws {XmlError} when it is none. */
export function parseStoragePoolState(xml: string): StoragePool {
  return completePool(parse(xml, poolStateXml, { mode: 'lenient', view: 'inactive' }).pool);
}

export function formatStoragePoolState(pool: StoragePool): string {
  return format({ pool }, poolStateXml, { view: 'live' });
}
