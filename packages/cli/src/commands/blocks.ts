/** Disks of a domain as its document lists them, and their sizes. */
import type { Domain } from 'typevirt';
import { Failure } from '../failure.ts';
import type { Arguments } from '../grammar/arguments.ts';
import { formatSize } from '../output/values.ts';
import { findAll, firstValue, parseXml, valueAt, type XmlElement } from '../xml/tree.ts';
import type { Shell } from './body.ts';
import { domainOf } from './find.ts';

/** A disk of a domain. */
export interface DiskRow {
  readonly type: string;
  readonly device: string;
  readonly target: string;
  readonly source: string | null;
}

/** The disks of a domain's document, in its order. */
export function describeDisks(document: string): DiskRow[] {
  return findAll(parseXml(document), 'devices/disk').map((disk) => ({
    type: valueAt(disk, '@type') ?? '',
    device: valueAt(disk, '@device') ?? '',
    target: valueAt(disk, 'target/@dev') ?? '',
    source: diskSource(disk),
  }));
}

function diskSource(disk: XmlElement): string | null {
  if (valueAt(disk, '@type') === 'nvme') return nvmeSource(disk);
  const plain = firstValue(
    disk,
    'source/@file',
    'source/@dev',
    'source/@dir',
    'source/@name',
    'source/@volume',
    'source/@path',
  );
  return plain ?? null;
}

function nvmeSource(disk: XmlElement): string {
  const number = (name: string): number => Number(valueAt(disk, `source/address/@${name}`) ?? 0);
  const hex = (name: string, digits: number): string => number(name).toString(16).padStart(digits, '0');
  const namespace = valueAt(disk, 'source/@namespace') ?? '';
  return `nvme://${hex('domain', 4)}:${hex('bus', 2)}:${hex('slot', 2)}.${number('function')}/${namespace}`;
}

interface BlockSize {
  readonly capacity: bigint;
  readonly allocation: bigint;
  readonly physical: bigint;
}

/** `domblkinfo` as a whole. */
export async function showBlockInfo(
  args: Arguments<'domain' | 'device' | 'human' | 'all'>,
  shell: Shell,
): Promise<void> {
  args.exclusive('all', 'device');
  const domain = await domainOf(args, shell);
  const format = (bytes: bigint): string => (args.has('human') ? formatSize(bytes, 3) : String(bytes));
  if (args.has('all')) {
    await showAllSizes(domain, shell, format);
    return;
  }
  const device = args.text('device');
  if (device === undefined) throw new Failure("command 'domblkinfo' requires <device> option");
  const info = await domain.getBlockInfo(device);
  const line = (label: string, key: keyof BlockSize) => ({
    label,
    key,
    value: info[key],
    text: format(info[key]),
  });
  shell.out.record([
    line('Capacity:', 'capacity'),
    line('Allocation:', 'allocation'),
    line('Physical:', 'physical'),
  ]);
}

async function showAllSizes(domain: Domain, shell: Shell, format: (bytes: bigint) => string): Promise<void> {
  const running = await domain.isActive();
  const rows: ({ target: string } & { [Key in keyof BlockSize]: bigint | null })[] = [];
  for (const disk of findAll(parseXml(await domain.getXmlDesc()), 'devices/disk')) {
    const target = valueAt(disk, 'target/@dev') ?? '';
    const hasSource = valueAt(disk, 'source') !== undefined;
    rows.push({ target, ...(hasSource ? await sizeOf(domain, disk, target, running) : unknownSize) });
  }
  const size = (title: string, key: keyof BlockSize) => ({
    title,
    show: (row: (typeof rows)[number]) => (row[key] === null ? '-' : format(row[key])),
  });
  shell.out.table(
    [
      { title: 'Target', show: (row) => row.target },
      size('Capacity', 'capacity'),
      size('Allocation', 'allocation'),
      size('Physical', 'physical'),
    ],
    rows,
  );
}

const unknownSize = { capacity: null, allocation: null, physical: null };

/** A stopped domain's network disk cannot be asked for its size. */
async function sizeOf(
  domain: Domain,
  disk: XmlElement,
  target: string,
  running: boolean,
): Promise<BlockSize | typeof unknownSize> {
  try {
    return await domain.getBlockInfo(target);
  } catch (error) {
    if (!running && valueAt(disk, 'source/@protocol') !== undefined) return unknownSize;
    throw error;
  }
}
