/** Bodies of the commands that add, change and remove a domain's devices. */
import { stat } from 'node:fs/promises';
import { type Domain, DomainDeviceModifyFlags, DomainModificationImpact, DomainXMLFlags } from 'typevirt';
import { attempt, Failure } from '../failure.ts';
import type { Arguments } from '../grammar/arguments.ts';
import type { devicesRows } from '../table/devices.ts';
import {
  dumpXml,
  elements,
  findAll,
  parseXml,
  valueAt,
  type XmlContent,
  type XmlElement,
} from '../xml/tree.ts';
import type { Bodies, Shell } from './body.ts';
import { diskDocument, interfaceDocument } from './device-documents.ts';
import { readDocument } from './files.ts';
import { domainOf } from './find.ts';
import { impactOf } from './impact.ts';
import { changeMedia } from './media.ts';

type ImpactOption = 'persistent' | 'config' | 'live' | 'current';

/** As `impactOf`, as far as it can be told without the domain. */
function writtenImpact(args: Arguments<ImpactOption>): number {
  args.exclusive('persistent', 'current');
  return impactOf(args) | (args.has('persistent') ? DomainModificationImpact.config : 0);
}

/** As `impactOf`; `--persistent` means the definition and, of a running domain, the guest too. */
async function deviceImpact(args: Arguments<ImpactOption>, domain: Domain): Promise<number> {
  const flags = writtenImpact(args);
  const live = args.has('persistent') && (await domain.isActive()) ? DomainModificationImpact.live : 0;
  return flags | live;
}

/** The domain, and what is to be changed of it; options that exclude each other are refused first. */
async function domainAndImpact(
  args: Arguments<ImpactOption | 'domain'>,
  shell: Shell,
): Promise<{ readonly domain: Domain; readonly flags: number }> {
  writtenImpact(args);
  const domain = await domainOf(args, shell);
  return { domain, flags: await deviceImpact(args, domain) };
}

/** The flags for the library; none at all where the options name nothing, which asks for its older function. */
function flagsFor(args: Arguments<ImpactOption>, flags: number): number | undefined {
  return flags === 0 && !args.has('current') ? undefined : flags;
}

/** Attaches what a command's options describe; with `--print-xml` no domain is needed. */
async function attachDescribed(
  args: Arguments<ImpactOption | 'domain' | 'print-xml'>,
  describe: () => string | Promise<string>,
  message: string,
  said: string,
  shell: Shell,
): Promise<void> {
  writtenImpact(args);
  const xml = await describe();
  if (args.has('print-xml')) {
    shell.out.show({ xml }, xml);
    return;
  }
  const { domain, flags } = await domainAndImpact(args, shell);
  await attempt(message, () => domain.attachDevice(xml, flagsFor(args, flags)));
  shell.out.say(said);
}

/** Which definition a device is looked for in. */
async function sourceDocument(domain: Domain, flags: number): Promise<XmlElement | undefined> {
  const inactive =
    (flags & DomainModificationImpact.config) !== 0 && (flags & DomainModificationImpact.live) === 0;
  return parseXml(await domain.getXmlDesc(inactive ? DomainXMLFlags.inactive : 0));
}

/** @throws {Failure} if there is not exactly one interface that suits. */
function findInterface(document: XmlElement | undefined, type: string, mac: string | undefined): XmlElement {
  const found = findAll(document, 'devices/interface').filter((each) => valueAt(each, '@type') === type);
  if (found.length === 0) throw new Failure(`No interface found whose type is ${type}`);
  if (mac === undefined) {
    if (found.length === 1) return found[0]!;
    throw new Failure(
      `Domain has ${found.length} interfaces. Please specify which one to detach using --mac`,
    );
  }
  const matching = found.filter((each) => valueAt(each, 'mac/@address')?.toLowerCase() === mac.toLowerCase());
  if (matching.length === 1) return matching[0]!;
  if (matching.length === 0) throw new Failure(`No interface with MAC address ${mac} was found`);
  throw new Failure(
    `Domain has multiple interfaces matching MAC address ${mac}. You must use detach-device and specify the device pci address to remove it.`,
  );
}

/** What `find` returns; should it fail, `message` follows its own. */
function orFailure<Found>(find: () => Found, message: string): Found {
  try {
    return find();
  } catch (error) {
    throw new Failure((error as Error).message, { cause: new Failure(message) });
  }
}

/** The disk whose target, or source, is `path`. @throws {Failure} if there is none. */
export function findDisk(document: XmlElement | undefined, path: string): XmlElement {
  const disk = findAll(document, 'devices/disk').find((each) => {
    const source = elements(each, 'source')[0];
    const sources = ['file', 'dev', 'dir', 'name'].map((name) => source?.attributes[name]);
    return valueAt(each, 'target/@dev') === path || sources.includes(path);
  });
  if (disk === undefined) throw new Failure(`No disk found whose source path or target is ${path}`);
  return disk;
}

export const bodies: Bodies<typeof devicesRows> = {
  async 'attach-device'(args, shell) {
    const { domain, flags } = await domainAndImpact(args, shell);
    const file = args.required('file');
    const xml = await readDocument(file);
    await attempt(`Failed to attach device from ${file}`, () =>
      domain.attachDevice(xml, flagsFor(args, flags)),
    );
    shell.out.say('Device attached successfully\n');
  },

  async 'attach-disk'(args, shell) {
    const describe = async (): Promise<string> => {
      for (const option of ['source-host-name', 'source-host-transport', 'source-host-socket'] as const)
        args.requires(option, 'source-protocol');
      const isBlock = await stat(args.required('source')).then(
        (entry) => entry.isBlockDevice(),
        () => false,
      );
      return diskDocument(args, isBlock);
    };
    await attachDescribed(args, describe, 'Failed to attach disk', 'Disk attached successfully\n', shell);
  },

  async 'attach-interface'(args, shell) {
    await attachDescribed(
      args,
      () => interfaceDocument(args),
      'Failed to attach interface',
      'Interface attached successfully\n',
      shell,
    );
  },

  async 'detach-device'(args, shell) {
    const { domain, flags } = await domainAndImpact(args, shell);
    const file = args.required('file');
    const xml = await readDocument(file);
    await attempt(`Failed to detach device from ${file}`, () =>
      domain.detachDevice(xml, flagsFor(args, flags)),
    );
    shell.out.say('Device detached successfully\n');
  },

  async 'detach-device-alias'(args, shell) {
    const flags = impactOf(args);
    const domain = await domainOf(args, shell);
    const alias = args.required('alias');
    await attempt(`Failed to detach device with alias ${alias}`, () =>
      domain.detachDeviceAlias(alias, flags),
    );
    shell.out.say('Device detach request sent successfully\n');
  },

  async 'detach-disk'(args, shell) {
    const { domain, flags } = await domainAndImpact(args, shell);
    const disk = findDisk(await sourceDocument(domain, flags), args.required('target'));
    const xml = dumpXml(disk);
    if (args.has('print-xml')) {
      shell.out.show({ xml }, xml);
      return;
    }
    await attempt('Failed to detach disk', () => domain.detachDevice(xml, flagsFor(args, flags)));
    shell.out.say('Disk detached successfully\n');
  },

  async 'detach-interface'(args, shell) {
    const { domain, flags } = await domainAndImpact(args, shell);
    const document = await sourceDocument(domain, flags);
    const find = (): XmlElement => findInterface(document, args.required('type'), args.text('mac'));
    if (args.has('print-xml')) {
      const xml = dumpXml(find());
      shell.out.show({ xml }, xml);
      return;
    }
    const failed = 'Failed to detach interface';
    const found = orFailure(find, failed);
    await attempt(failed, () => domain.detachDevice(dumpXml(found), flagsFor(args, flags)));
    shell.out.say('Interface detached successfully\n');
  },

  async 'update-device'(args, shell) {
    const { domain, flags: impact } = await domainAndImpact(args, shell);
    const file = args.required('file');
    const flags = impact | args.flags({ force: DomainDeviceModifyFlags.force });
    const xml = await readDocument(file);
    await attempt(`Failed to update device from ${file}`, () => domain.updateDeviceFlags(xml, flags));
    shell.out.say('Device updated successfully\n');
  },

  async 'domif-setlink'(args, shell) {
    const domain = await domainOf(args, shell);
    const written = args.required('interface');
    const state = args.required('state');
    if (state !== 'up' && state !== 'down') throw new Failure(`invalid link state '${state}'`);
    const flags = args.has('config') ? DomainModificationImpact.config : (await domain.isActive()) ? 1 : 2;
    const document = await sourceDocument(domain, flags);
    const found = findAll(document, 'devices/interface').filter(
      (each) =>
        valueAt(each, 'mac/@address')?.toLowerCase() === written.toLowerCase() ||
        valueAt(each, 'target/@dev') === written,
    );
    if (found.length === 0) throw new Failure(`interface '${written}' not found`);
    if (found.length > 1) throw new Failure('multiple matching interfaces found');
    const xml = dumpXml(withLink(found[0]!, state));
    if (args.has('print-xml')) {
      shell.out.show({ xml }, xml);
      return;
    }
    await attempt('Failed to update interface link state', () => domain.updateDeviceFlags(xml, flags));
    shell.out.print('Device updated successfully\n');
  },

  async 'change-media'(args, shell) {
    await changeMedia(args, shell);
  },

  async 'update-memory-device'(args, shell) {
    args.exclusive('node', 'alias');
    const flags = impactOf(args);
    const domain = await domainOf(args, shell);
    const alias = args.text('alias');
    const node = args.uint('node');
    const memories = findAll(await sourceDocument(domain, flags), 'devices/memory').filter(
      (each) =>
        (alias === undefined || valueAt(each, 'alias/@name') === alias) &&
        (node === undefined || Number(valueAt(each, 'target/node')) === node),
    );
    if (memories.length === 0) throw new Failure('no memory device found');
    if (memories.length > 1)
      throw new Failure('multiple memory devices found, use --alias or --node to select one');
    const size = args.scaled('requested-size', 1024n);
    const xml = dumpXml(size === undefined ? memories[0]! : withRequestedSize(memories[0]!, size / 1024n));
    if (args.has('print-xml')) shell.out.show({ xml }, xml);
    else await domain.updateDeviceFlags(xml, flags);
  },
};

function withLink(found: XmlElement, state: string): XmlContent {
  const link = { name: 'link', attributes: { state }, children: [], source: '', parent: null };
  const has = elements(found, 'link').length > 0;
  const children = found.children.map((child) =>
    typeof child !== 'string' && child.name === 'link' ? link : child,
  );
  return { ...found, children: has ? children : [...children, link] };
}

function withRequestedSize(memory: XmlElement, sizeKiB: bigint): XmlContent {
  const inTarget = (target: XmlElement): XmlElement => {
    if (elements(target, 'requested').length === 0)
      throw new Failure('virtio-mem device is missing <requested/>');
    const children = target.children.map((child) =>
      typeof child !== 'string' && child.name === 'requested'
        ? { ...child, attributes: { unit: 'KiB' }, children: [String(sizeKiB)] }
        : child,
    );
    return { ...target, children };
  };
  const children = memory.children.map((child) =>
    typeof child !== 'string' && child.name === 'target' ? inTarget(child) : child,
  );
  return { ...memory, children };
}
