/** Bodies of the commands about snapshots. */
import {
  type Domain,
  type DomainSnapshot,
  DomainSnapshotCreateFlags,
  DomainSnapshotDeleteFlags,
  DomainSnapshotListFlags,
  DomainSnapshotRevertFlags,
  DomainSnapshotXMLFlags,
} from 'typevirt';
import { attempt, Failure } from '../failure.ts';
import type { snapshotRows } from '../table/snapshot.ts';
import { escapeXml, findAll, parseXml, valueAt, type XmlElement } from '../xml/tree.ts';
import type { Bodies, Shell } from './body.ts';
import { editDocument, showDocument } from './document.ts';
import { readDocument } from './files.ts';
import { domainOf, snapshotOf } from './find.ts';
import { parseSpec, showMoments, treeFields } from './moments.ts';
import { yesNo } from './words.ts';

const Create = DomainSnapshotCreateFlags;
const List = DomainSnapshotListFlags;

const sharedCreateBits = {
  'no-metadata': Create.noMetadata,
  halt: Create.halt,
  'disk-only': Create.diskOnly,
  'reuse-external': Create.reuseExt,
  quiesce: Create.quiesce,
  atomic: Create.atomic,
  live: Create.live,
  validate: Create.validate,
} as const;

async function createSnapshot(
  domain: Domain,
  xml: string,
  flags: number,
  from: string | undefined,
  shell: Shell,
): Promise<void> {
  if ((flags & Create.halt) !== 0 && !(await domain.isPersistent())) {
    throw new Failure('cannot halt after snapshot of transient domain');
  }
  const { name } = await domain.snapshotCreateXml(xml, flags);
  shell.out.say(
    from === undefined ? `Domain snapshot ${name} created` : `Domain snapshot ${name} created from '${from}'`,
  );
}

const attribute = (name: string, value: string | undefined): string =>
  value === undefined ? '' : ` ${name}='${escapeXml(value)}'`;

function diskElement(text: string): string {
  const spec = parseSpec(text, ['snapshot', 'driver', 'stype', 'file'], 'diskspec');
  if (spec.stype !== undefined && !['file', 'block'].includes(spec.stype)) {
    throw new Failure(`Unknown storage type: '${spec.stype}'`, {
      cause: new Failure(`unable to parse diskspec: ${text}`),
    });
  }
  const isBlock = spec.stype === 'block';
  const head = `    <disk name='${escapeXml(spec.first)}'${attribute('snapshot', spec.snapshot)}${isBlock ? " type='block'" : ''}`;
  const driver = spec.driver === undefined ? '' : `      <driver type='${escapeXml(spec.driver)}'/>\n`;
  const source =
    spec.file === undefined ? '' : `      <source ${isBlock ? 'dev' : 'file'}='${escapeXml(spec.file)}'/>\n`;
  return driver + source === '' ? `${head}/>\n` : `${head}>\n${driver}${source}    </disk>\n`;
}

function memoryElement(text: string | undefined): string {
  if (text === undefined) return '';
  const spec = parseSpec(text, ['snapshot', 'file'], 'memspec');
  return `  <memory${attribute('snapshot', spec.snapshot)}${attribute('file', spec.file)}/>\n`;
}

/** Where a snapshot keeps the guest's state: in the disks, beside them, or nowhere. */
function locationOf(document: XmlElement | undefined): string {
  const memory = findAll(document, 'memory')[0];
  const disks = findAll(document, 'disks/disk');
  if (memory === undefined)
    return disks.some((disk) => disk.attributes.snapshot === 'external') ? 'external' : 'internal';
  const isExternal = [memory, ...disks].some((each) => each.attributes.snapshot === 'external');
  return isExternal ? 'external' : 'internal';
}

async function infoFields(
  domain: Domain,
  snapshot: DomainSnapshot,
): Promise<Parameters<Shell['out']['record']>[0]> {
  const document = parseXml(await snapshot.getXmlDesc());
  const isCurrent = await snapshot.isCurrent();
  const state = valueAt(document, 'state') ?? '';
  const location = state === 'disk-snapshot' ? 'external' : locationOf(document);
  const children = await snapshot.listAllChildren();
  const descendants = await snapshot.listAllChildren(List.descendants);
  const hasMetadata = await snapshot.hasMetadata();
  return [
    { label: 'Name:', key: 'name', value: snapshot.name },
    { label: 'Domain:', key: 'domain', value: domain.name },
    { label: 'Current:', key: 'current', value: isCurrent, text: yesNo(isCurrent) },
    { label: 'State:', key: 'state', value: state },
    { label: 'Location:', key: 'location', value: location },
    ...treeFields(valueAt(document, 'parent/name') ?? null, children.length, descendants.length),
    { label: 'Metadata:', key: 'metadata', value: hasMetadata, text: yesNo(hasMetadata) },
  ];
}

export const bodies: Bodies<typeof snapshotRows> = {
  async 'snapshot-create'(args, shell) {
    const flags = args.flags({ ...sharedCreateBits, redefine: Create.redefine, current: Create.current });
    const domain = await domainOf(args, shell);
    const file = args.text('xmlfile');
    const xml = file === undefined ? '<domainsnapshot/>' : await readDocument(file);
    await createSnapshot(domain, xml, flags, file, shell);
  },

  async 'snapshot-create-as'(args, shell) {
    const flags = args.flags(sharedCreateBits);
    const domain = await domainOf(args, shell);
    args.exclusive('print-xml', 'no-metadata');
    const line = (element: string, value: string | undefined): string =>
      value === undefined ? '' : `  <${element}>${escapeXml(value)}</${element}>\n`;
    const disks = args.list('diskspec').map(diskElement).join('');
    const xml = `<domainsnapshot>\n${line('name', args.text('name'))}${line('description', args.text('description'))}${memoryElement(args.text('memspec'))}${disks === '' ? '' : `  <disks>\n${disks}  </disks>\n`}</domainsnapshot>\n`;
    if (args.has('print-xml')) shell.out.show({ xml }, `${xml}\n`);
    else await createSnapshot(domain, xml, flags, undefined, shell);
  },

  async 'snapshot-edit'(args, shell) {
    args.exclusive('rename', 'clone');
    const domain = await domainOf(args, shell);
    const name = args.text('snapshotname');
    const snapshot =
      name === undefined ? await snapshotOf(args, domain) : await domain.snapshotLookupByName(name);
    const wasCurrent = (await snapshot.isCurrent()) ? Create.current : 0;
    let newName: string = snapshot.name;
    const changed = await editDocument(shell, {
      read: () => snapshot.getXmlDesc(DomainSnapshotXMLFlags.secure),
      unchanged: `Snapshot ${snapshot.name} XML configuration not changed.\n`,
      checkForChange: false,
      write: async (xml) => {
        newName = valueAt(parseXml(xml), 'name') ?? snapshot.name;
        if (newName !== snapshot.name && !args.has('rename') && !args.has('clone')) {
          throw new Failure(`Must use --rename or --clone to change ${snapshot.name} to ${newName}`);
        }
        const current = args.has('current') ? Create.current : wasCurrent;
        await domain.snapshotCreateXml(xml, Create.redefine | current);
      },
    });
    if (!changed) return;
    if (newName === snapshot.name) shell.out.say(`Snapshot ${newName} edited.\n`);
    else if (args.has('clone')) shell.out.say(`Snapshot ${snapshot.name} cloned to ${newName}.\n`);
    else await snapshot.delete(DomainSnapshotDeleteFlags.metadataOnly);
  },

  async 'snapshot-info'(args, shell) {
    const domain = await domainOf(args, shell);
    shell.out.record(await infoFields(domain, await snapshotOf(args, domain)));
  },

  async 'snapshot-list'(args, shell) {
    args.exclusive('tree', 'name');
    args.exclusive('parent', 'roots');
    args.exclusive('parent', 'tree');
    args.exclusive('roots', 'tree');
    args.exclusive('roots', 'from');
    args.exclusive('roots', 'current');
    const filters = {
      leaves: List.leaves,
      'no-leaves': List.noLeaves,
      inactive: List.inactive,
      active: List.active,
      'disk-only': List.diskOnly,
      internal: List.internal,
      external: List.external,
    } as const;
    for (const filter of Object.keys(filters) as (keyof typeof filters)[]) {
      if (args.has(filter) && args.has('tree'))
        throw new Failure(`--${filter} and --tree are mutually exclusive`);
    }
    const startsSomewhere = args.has('from') || args.has('current');
    if (args.has('descendants') && !startsSomewhere) {
      throw new Failure('--descendants requires either --from or --current');
    }
    if (args.has('from') && args.has('current'))
      throw new Failure('--from and --current are mutually exclusive');
    const domain = await domainOf(args, shell);
    const from = await startOf(domain, args.text('from'), args.has('current'));
    const flags =
      args.flags({
        ...filters,
        metadata: List.metadata,
        'no-metadata': List.noMetadata,
        topological: List.topological,
        roots: List.roots,
      }) | (args.has('descendants') ? List.descendants : 0);
    const found =
      from === undefined ? await domain.listAllSnapshots(flags) : await from.listAllChildren(flags);
    const shown = from !== undefined && args.has('tree') ? [from, ...found] : found;
    const form = args.has('tree') ? 'tree' : args.has('name') ? 'names' : 'table';
    const view = { form, withParent: args.has('parent'), topological: args.has('topological') } as const;
    await showMoments(shell.out, shown, 'snapshot', view, from?.name ?? null);
  },

  async 'snapshot-dumpxml'(args, shell) {
    const domain = await domainOf(args, shell);
    const snapshot = await domain.snapshotLookupByName(args.required('snapshotname'));
    const flags = args.flags({ 'security-info': DomainSnapshotXMLFlags.secure });
    await showDocument(shell, args, () => snapshot.getXmlDesc(flags));
  },

  async 'snapshot-current'(args, shell) {
    args.exclusive('name', 'snapshotname');
    const flags = args.flags({ 'security-info': DomainSnapshotXMLFlags.secure });
    const domain = await domainOf(args, shell);
    const name = args.text('snapshotname');
    if (name !== undefined) {
      const xml = await (await domain.snapshotLookupByName(name)).getXmlDesc(DomainSnapshotXMLFlags.secure);
      const flagsNow =
        Create.redefine |
        Create.current |
        (xml.includes('<state>disk-snapshot</state>') ? Create.diskOnly : 0);
      await domain.snapshotCreateXml(xml, flagsNow);
      shell.out.print(`Snapshot ${name} set as current`);
      return;
    }
    if (!(await domain.hasCurrentSnapshot()))
      throw new Failure(`domain '${args.required('domain')}' has no current snapshot`);
    const snapshot = await domain.snapshotCurrent();
    if (args.has('name')) shell.out.show({ name: snapshot.name }, snapshot.name);
    else {
      const xml = await snapshot.getXmlDesc(flags);
      shell.out.show({ xml }, xml);
    }
  },

  async 'snapshot-parent'(args, shell) {
    const domain = await domainOf(args, shell);
    const snapshot = await snapshotOf(args, domain);
    const parent = valueAt(parseXml(await snapshot.getXmlDesc()), 'parent/name');
    if (parent === undefined) throw new Failure(`snapshot '${snapshot.name}' has no parent`);
    shell.out.show({ parent }, parent);
  },

  async 'snapshot-revert'(args, shell) {
    const flags = args.flags({
      running: DomainSnapshotRevertFlags.running,
      paused: DomainSnapshotRevertFlags.paused,
      force: DomainSnapshotRevertFlags.force,
      'reset-nvram': DomainSnapshotRevertFlags.resetNvram,
    });
    const domain = await domainOf(args, shell);
    const snapshot = await snapshotOf(args, domain);
    const name = snapshot.name;
    await attempt(`Failed to revert snapshot ${name}`, () => snapshot.revertToSnapshot(flags));
    shell.out.say(`Domain snapshot ${name} reverted\n`);
  },

  async 'snapshot-delete'(args, shell) {
    const domain = await domainOf(args, shell);
    const snapshot = await snapshotOf(args, domain);
    const flags = args.flags({
      children: DomainSnapshotDeleteFlags.children,
      'children-only': DomainSnapshotDeleteFlags.childrenOnly,
      metadata: DomainSnapshotDeleteFlags.metadataOnly,
    });
    const name = snapshot.name;
    await attempt(`Failed to delete snapshot ${name}`, () => snapshot.delete(flags));
    const what = args.has('children-only') ? 'children deleted' : 'deleted';
    shell.out.say(`Domain snapshot ${name} ${what}\n`);
  },
};

async function startOf(
  domain: Domain,
  name: string | undefined,
  current: boolean,
): Promise<DomainSnapshot | undefined> {
  if (name !== undefined) return domain.snapshotLookupByName(name);
  return current ? domain.snapshotCurrent() : undefined;
}
