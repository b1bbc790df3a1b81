/** `change-media`: what is in a CD-ROM or floppy drive. */
import { stat } from 'node:fs/promises';
import { DomainDeviceModifyFlags, DomainModificationImpact, DomainXMLFlags } from 'typevirt';
import { attempt, Failure } from '../failure.ts';
import type { Arguments } from '../grammar/arguments.ts';
import { dumpXml, elements, parseXml, valueAt, type XmlContent, type XmlElement } from '../xml/tree.ts';
import type { Shell } from './body.ts';
import { findDisk } from './devices.ts';
import { domainOf } from './find.ts';
import { impactOf } from './impact.ts';

type MediaOption =
  | 'domain'
  | 'path'
  | 'source'
  | 'eject'
  | 'insert'
  | 'update'
  | 'current'
  | 'live'
  | 'config'
  | 'force'
  | 'print-xml'
  | 'block';

type Action = 'eject' | 'insert' | 'update';

/** `change-media` as a whole. */
export async function changeMedia(args: Arguments<MediaOption>, shell: Shell): Promise<void> {
  args.exclusive('eject', 'insert', 'update');
  args.exclusive('eject', 'block');
  const action: Action = args.has('eject') ? 'eject' : args.has('insert') ? 'insert' : 'update';
  const source = args.text('source');
  if (source === undefined && args.has('insert'))
    throw new Failure('New disk media source was not specified');
  const flags = impactOf(args);
  const domain = await domainOf(args, shell);
  const path = args.required('path');
  const inactive = (flags & DomainModificationImpact.config) !== 0 ? DomainXMLFlags.inactive : 0;
  const disk = findDisk(parseXml(await domain.getXmlDesc(inactive)), path);
  const xml = dumpXml(
    withMedia(disk, path, action, source, args.has('block') || (await isBlockDevice(source))),
  );
  if (args.has('print-xml')) {
    shell.out.show({ xml }, xml);
    return;
  }
  const force = args.has('force') ? DomainDeviceModifyFlags.force : 0;
  await attempt(`Failed to complete action ${action} on media`, () =>
    domain.updateDeviceFlags(xml, flags | force),
  );
  const said = { eject: 'ejected', insert: 'inserted', update: 'updated' }[action];
  shell.out.print(`Successfully ${said} media.`);
}

async function isBlockDevice(source: string | undefined): Promise<boolean> {
  return (
    source !== undefined &&
    stat(source).then(
      (entry) => entry.isBlockDevice(),
      () => false,
    )
  );
}

/** The disk with its new source. @throws {Failure} if the drive is none, or the action does not suit what is in it. */
function withMedia(
  disk: XmlElement,
  path: string,
  action: Action,
  source: string | undefined,
  isBlock: boolean,
): XmlContent {
  const device = valueAt(disk, '@device');
  if (device !== 'cdrom' && device !== 'floppy')
    throw new Failure(`No disk found whose source path or target is ${path}`);
  const current = elements(disk, 'source')[0];
  const isFull =
    current !== undefined && ['file', 'dev', 'dir', 'name'].some((name) => name in current.attributes);
  if (action === 'eject' && !isFull) throw new Failure(`The disk device '${path}' doesn't have media`);
  if (action === 'insert' && isFull) throw new Failure(`The disk device '${path}' already has media`);
  if (action === 'update' && source === undefined)
    throw new Failure('New disk media source was not specified');
  const kept = disk.children.filter((child) => typeof child === 'string' || child.name !== 'source');
  if (action === 'eject') return { ...disk, children: kept };
  const policy = current?.attributes.startupPolicy;
  const attributes = {
    [isBlock ? 'dev' : 'file']: source!,
    ...(policy === undefined ? {} : { startupPolicy: policy }),
  };
  const inserted = { name: 'source', attributes, children: [], source: '', parent: null };
  return {
    ...disk,
    attributes: { ...disk.attributes, type: isBlock ? 'block' : 'file' },
    children: [inserted, ...kept],
  };
}
