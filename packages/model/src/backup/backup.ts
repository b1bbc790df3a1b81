/**
 * Backup jobs: copies of disks as they are at one moment, pushed to files or pulled by a client over NBD.
 *
 * Documents are always read strictly. `alignBackup` decides for each of the domain's disks.
 *
 * @source libvirt docs/formatbackup, virDomainBackupDefParse, virDomainBackupAlignDisks
 */
import {
  attr,
  child,
  element,
  fields,
  format,
  many,
  inside,
  oneOf,
  optional,
  string,
  text,
  uint32,
  variants,
  yesNo,
  type Element,
  type Infer,
  type View,
} from '@typevirt/xml';
import { refuse } from '../document-error.ts';
import { storageFormat } from '../domain/devices/disk-driver.ts';
import { seclabelsPart } from '../domain/devices/device-seclabel.ts';
import { absPath, diskTarget, hostName } from '../domain/devices/scalars.ts';
import { storageEncryptionXml } from '../domain/devices/storage-auth.ts';
import type { Domain } from '../domain/domain.ts';
import { imagePath, isEmptyDrive } from '../moments/disks.ts';
import { inText } from '../in-text.ts';
import type { DocumentKind } from '../parse-errors.ts';
import { readDocument } from '../read-document.ts';

const tls = optional(attr('tls', yesNo, { doc: 'Whether the connection is encrypted.' }));
const server = variants(
  'transport',
  {
    tcp: fields({
      tls,
      name: attr('name', hostName, { doc: 'Address that is listened on.' }),
      port: optional(attr('port', uint32, { doc: 'Port; 10809 when absent.' })),
    }),
    unix: fields({ tls, socket: attr('socket', absPath, { doc: 'Path of the socket.' }) }),
    fd: fields({
      tls,
      fdGroup: attr('fdgroup', string, { since: '11.2.0', doc: 'Name of a listening socket handed over.' }),
    }),
  },
  { default: 'tcp' },
);
/** Where a client pulls from. */
export type BackupServer = Infer<typeof server>;
export const backupServerXml: Element<BackupServer> = element('server', server, {
  doc: 'NBD server of a pulled backup.',
  since: '6.0.0',
});

const storeShape = {
  file: optional(attr('file', absPath, { doc: 'File that is written.' })),
  dev: optional(attr('dev', absPath, { doc: 'Block device that is written.' })),
  encryption: optional(child(storageEncryptionXml)),
  ...seclabelsPart,
};
const store = fields(storeShape, {
  forms: [
    { needs: ['file'], lacks: ['dev'] },
    { needs: ['dev'], lacks: ['file'] },
  ],
});
/** What a backup of one disk is written to. */
export interface BackupStore extends Infer<typeof store> {}
export const backupTargetXml: Element<BackupStore> = element('target', store, {
  doc: 'Where the copy goes.',
  since: '6.0.0',
});
export const backupScratchXml: Element<BackupStore> = element('scratch', store, {
  doc: 'Where overwritten data is kept.',
  since: '6.0.0',
});

const backupDiskShape = {
  name: attr('name', diskTarget, { doc: "The disk's target." }),
  backup: attr('backup', yesNo, { default: true, doc: 'Whether it is copied.' }),
  state: optional(
    attr('state', oneOf('none', 'running', 'complete', 'failed', 'cancelling', 'cancelled'), {
      in: ['status'],
      internal: true,
      doc: 'How far its copy is.',
    }),
  ),
  type: optional(attr('type', oneOf('file', 'block'), { doc: 'Kind of what is written.' })),
  backupMode: optional(
    attr('backupmode', oneOf('full', 'incremental'), { since: '7.0.0', doc: 'All, or what changed since.' }),
  ),
  incremental: optional(
    attr('incremental', string, { since: '7.0.0', doc: 'Checkpoint since which changes are copied.' }),
  ),
  exportName: optional(
    attr('exportname', string, { doc: 'Name of the NBD export; the target when absent.' }),
  ),
  exportBitmap: optional(attr('exportbitmap', string, { doc: 'Name of the exported bitmap of changes.' })),
  index: optional(attr('index', uint32, { in: ['status'], internal: true, doc: 'Number of the node.' })),
  driver: optional(inside('driver', attr('type', storageFormat), { doc: 'Format of what is written.' })),
  target: optional(child(backupTargetXml)),
  scratch: optional(child(backupScratchXml)),
};
const backupDisk = fields(backupDiskShape, {
  forms: [
    { words: { backup: ['no'] }, lacks: ['type', 'driver', 'target', 'scratch'] },
    { words: { backup: ['yes'] }, needs: ['type'], lacks: ['scratch'] },
    { words: { backup: ['yes'] }, lacks: ['target'] },
  ],
});
/** What a backup does with one disk. */
export interface BackupDisk extends Infer<typeof backupDisk> {}
export const backupDiskXml: Element<BackupDisk> = element('disk', backupDisk, {
  doc: 'One disk.',
  since: '6.0.0',
});

const object = fields({
  type: optional(attr('type', string, { doc: 'What it is for.' })),
  alias: attr('alias', string, { doc: 'Name of the object in the emulator.' }),
});
/** An object that the emulator holds for the job. */
export interface BackupObject extends Infer<typeof object> {}
export const backupSecretXml: Element<BackupObject> = element('secret', object, {
  doc: 'Key that the server uses.',
});
export const backupTlsXml: Element<BackupObject> = element('TLSx509', object, {
  doc: 'Certificates that the server uses.',
});

const objects = fields({ secrets: many(child(backupSecretXml)), certificates: many(child(backupTlsXml)) });
/** Objects that the emulator holds for the job. */
export interface BackupObjects extends Infer<typeof objects> {}
export const backupObjectsXml: Element<BackupObjects> = element('objects', objects, {
  doc: 'Objects of the emulator.',
});

const privateData = fields({ objects: optional(child(backupObjectsXml)) });
/** The hypervisor's own notes on a job; only in stored files. */
export interface BackupPrivate extends Infer<typeof privateData> {}
export const backupPrivateXml: Element<BackupPrivate> = element('privateData', privateData, {
  doc: "The hypervisor's own notes.",
});

const backupShape = {
  mode: attr('mode', oneOf('push', 'pull'), {
    default: 'push',
    doc: 'Whether the hypervisor writes, or a client reads.',
  }),
  incremental: optional(
    text('incremental', string, { doc: 'Checkpoint since which changes are copied; all when absent.' }),
  ),
  server: optional(child(backupServerXml)),
  disks: inside('disks', many(child(backupDiskXml), { least: 1 }), {
    doc: 'The disks that are copied; all when absent.',
  }),
  privateData: optional(child(backupPrivateXml, { in: ['status'], internal: true })),
};
const backup = fields(backupShape, {
  forms: [
    { words: { mode: ['push'] }, lacks: ['server'] },
    { words: { mode: ['pull'] }, needs: ['server'] },
  ],
});
/** A backup job. */
export interface Backup extends Infer<typeof backup> {}
export const backupXml: Element<Backup> = element('domainbackup', backup, {
  doc: 'A backup job.',
  since: '6.0.0',
});

const backupText: DocumentKind = { text: 'domain_backup', schema: 'domainbackup.rng', domain: 'domain' };

/**
 * Reads a backup job.
 *
 * @param stored A file of ours, with the state of the job.
 * @throws {DocumentError} `xmlDetail` when it is not XML, `xmlInvalidSchema` when it deviates, else what must not be absent.
 */
export function parseBackup(xml: string, { stored = false }: { readonly stored?: boolean } = {}): Backup {
  return inText(xml, () => {
    const view: View[] = stored ? ['inactive', 'status'] : ['inactive'];
    const read = readDocument(xml, backupXml, backupText, { strict: !stored, view });
    if (read.mode === 'pull' && !read.server)
      refuse('xmlError', 'domain', "backup mode 'pull' requires a 'server' element", '/domainbackup/server');
    return read;
  });
}

export function formatBackup(value: Backup, { stored = false }: { readonly stored?: boolean } = {}): string {
  return format(value, backupXml, { view: stored ? ['inactive', 'status'] : ['inactive'] });
}

/**
 * Decides for each of the domain's disks: those listed first, in their order. A copy without a place goes beside the
 * disk's own file, with the suffix behind its name.
 *
 * @throws {DocumentError} `configUnsupported` for disks that are unknown, listed twice, empty or without a file name.
 */
export function alignBackup(job: Backup, { devices }: Domain, suffix: string): Backup {
  const listed = new Set<string>();
  const disks = job.disks.map((entry, index) => {
    const wrong = (detail: string) =>
      refuse('configUnsupported', 'domain', detail, `/domainbackup/disks/disk[${index + 1}]/@name`);
    const disk = devices.disks.find(({ target }) => target.dev === entry.name);
    if (!disk) return wrong(`no disk named '${entry.name}'`);
    if (listed.has(entry.name)) wrong(`disk '${entry.name}' specified twice`);
    listed.add(entry.name);
    if (entry.backup && isEmptyDrive(disk)) wrong(`disk '${entry.name}' has no media`);
    return entry.backup ? complete(entry, job, imagePath(disk), disk.type, suffix) : entry;
  });
  for (const disk of devices.disks) {
    const name = disk.target.dev;
    if (listed.has(name)) continue;
    const takesPart = listed.size === 0 && !isEmptyDrive(disk);
    const entry: BackupDisk = { name, backup: takesPart };
    disks.push(takesPart ? complete(entry, job, imagePath(disk), disk.type, suffix) : entry);
  }
  return { ...job, disks };
}

function complete(
  entry: BackupDisk,
  job: Backup,
  path: string | undefined,
  kind: string,
  suffix: string,
): BackupDisk {
  const since = entry.incremental ?? (entry.backupMode === 'full' ? undefined : job.incremental);
  const placed = (entry.target ?? entry.scratch) ? entry : withPlace(entry, job, path, kind, suffix);
  const timed: BackupDisk = {
    ...placed,
    backupMode: entry.backupMode ?? (since === undefined ? 'full' : 'incremental'),
  };
  return since === undefined ? timed : { ...timed, incremental: since };
}

function withPlace(
  entry: BackupDisk,
  job: Backup,
  path: string | undefined,
  kind: string,
  suffix: string,
): BackupDisk {
  if (kind !== 'file' || path === undefined) {
    refuse('configUnsupported', 'domain', `refusing to generate file name for disk '${entry.name}'`);
  }
  const place = { file: `${path}.${suffix}`, seclabels: [] };
  return { ...entry, type: 'file', ...(job.mode === 'push' ? { target: place } : { scratch: place }) };
}
