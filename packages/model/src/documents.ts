/**
 * Every kind of document, with the element at its root and the grammar of libvirt's that judges it. The generated
 * grammars, schemas and reference pages are one for each row; tests compare verdicts row by row.
 */
import type { Element } from '@typevirt/xml';
import { backupXml } from './backup/backup.ts';
import { capabilitiesXml } from './capabilities/capabilities.ts';
import { domainCapabilitiesXml } from './capabilities/domain-capabilities.ts';
import { hostCpuXml } from './capabilities/host-cpu.ts';
import { cpuXml } from './domain/cpu.ts';
import { domainXml } from './domain/domain.ts';
import { hostInterfaceXml } from './interface/interface.ts';
import { checkpointXml } from './moments/checkpoint.ts';
import { snapshotXml } from './moments/snapshot.ts';
import { networkXml } from './network/network.ts';
import { networkPortXml } from './network/port.ts';
import { nodeDeviceXml } from './node-device/node-device.ts';
import { nwfilterBindingXml } from './nwfilter/binding.ts';
import { nwfilterXml } from './nwfilter/nwfilter.ts';
import { secretXml } from './secret/secret.ts';
import { storagePoolCapabilitiesXml } from './storage/capabilities.ts';
import { storagePoolXml } from './storage/pool.ts';
import { storageVolumeXml } from './storage/volume.ts';
import { hostSysinfoXml } from './sysinfo/sysinfo.ts';

/** A kind of document. */
export interface DocumentDescription {
  readonly root: Element<unknown>;
  /** libvirt's grammar for it; undefined where it has none. */
  readonly libvirtGrammar: string | undefined;
}

function row(root: Element<unknown>, libvirtGrammar?: string): DocumentDescription {
  return { root, libvirtGrammar };
}

/** By the names under which their grammars and pages are kept. */
export const documents = {
  domain: row(domainXml, 'domain.rng'),
  'domain-backup': row(backupXml, 'domainbackup.rng'),
  'domain-checkpoint': row(checkpointXml, 'domaincheckpoint.rng'),
  'domain-snapshot': row(snapshotXml, 'domainsnapshot.rng'),
  'domain-capabilities': row(domainCapabilitiesXml, 'domaincaps.rng'),
  capabilities: row(capabilitiesXml, 'capability.rng'),
  cpu: row(cpuXml, 'cpu.rng'),
  'host-cpu': row(hostCpuXml, 'cpu.rng'),
  interface: row(hostInterfaceXml, 'interface.rng'),
  network: row(networkXml, 'network.rng'),
  'network-port': row(networkPortXml, 'networkport.rng'),
  'node-device': row(nodeDeviceXml, 'nodedev.rng'),
  nwfilter: row(nwfilterXml, 'nwfilter.rng'),
  'nwfilter-binding': row(nwfilterBindingXml, 'nwfilterbinding.rng'),
  secret: row(secretXml, 'secret.rng'),
  'storage-pool': row(storagePoolXml, 'storagepool.rng'),
  'storage-pool-capabilities': row(storagePoolCapabilitiesXml, 'storagepoolcaps.rng'),
  'storage-volume': row(storageVolumeXml, 'storagevol.rng'),
  sysinfo: row(hostSysinfoXml),
} as const satisfies Readonly<Record<string, DocumentDescription>>;

export type DocumentName = keyof typeof documents;
