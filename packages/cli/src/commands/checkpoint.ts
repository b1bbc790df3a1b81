/** Bodies of the commands about checkpoints. */
import {
  type Domain,
  DomainCheckpointCreateFlags,
  DomainCheckpointDeleteFlags,
  DomainCheckpointListFlags,
  DomainCheckpointXMLFlags,
} from 'typevirt';
import { attempt, Failure } from '../failure.ts';
import type { checkpointRows } from '../table/checkpoint.ts';
import { escapeXml, parseXml, valueAt } from '../xml/tree.ts';
import type { Bodies, Shell } from './body.ts';
import { editDocument, showDocument } from './document.ts';
import { readDocument } from './files.ts';
import { checkpointOf, domainOf } from './find.ts';
import { parseSpec, showMoments, treeFields } from './moments.ts';

const List = DomainCheckpointListFlags;

async function createCheckpoint(
  domain: Domain,
  xml: string,
  flags: number,
  from: string | undefined,
  shell: Shell,
): Promise<void> {
  const { name } = await domain.checkpointCreateXml(xml, flags);
  const text =
    from === undefined
      ? `Domain checkpoint ${name} created`
      : `Domain checkpoint ${name} created from '${from}'`;
  shell.out.say(text);
}

function diskElement(spec: string): string {
  const { first, checkpoint, bitmap } = parseSpec(spec, ['checkpoint', 'bitmap'], 'diskspec');
  const attribute = (name: string, value: string | undefined): string =>
    value === undefined ? '' : ` ${name}='${escapeXml(value)}'`;
  return `    <disk name='${escapeXml(first)}'${attribute('checkpoint', checkpoint)}${attribute('bitmap', bitmap)}/>\n`;
}

/** The document that `checkpoint-create-as` sends. */
function checkpointDocument(
  name: string | undefined,
  description: string | undefined,
  disks: readonly string[],
): string {
  const line = (element: string, value: string | undefined): string =>
    value === undefined ? '' : `  <${element}>${escapeXml(value)}</${element}>\n`;
  const disksElement = disks.length === 0 ? '' : `  <disks>\n${disks.map(diskElement).join('')}  </disks>\n`;
  return `<domaincheckpoint>\n${line('name', name)}${line('description', description)}${disksElement}</domaincheckpoint>\n`;
}

export const bodies: Bodies<typeof checkpointRows> = {
  async 'checkpoint-create'(args, shell) {
    args.requires('redefine-validate', 'redefine');
    const flags = args.flags({
      redefine: DomainCheckpointCreateFlags.redefine,
      'redefine-validate': DomainCheckpointCreateFlags.redefineValidate,
      quiesce: DomainCheckpointCreateFlags.quiesce,
    });
    const domain = await domainOf(args, shell);
    const file = args.text('xmlfile');
    const xml = file === undefined ? '<domaincheckpoint/>' : await readDocument(file);
    await createCheckpoint(domain, xml, flags, file, shell);
  },

  async 'checkpoint-create-as'(args, shell) {
    const flags = args.flags({ quiesce: DomainCheckpointCreateFlags.quiesce });
    const domain = await domainOf(args, shell);
    const xml = checkpointDocument(args.text('name'), args.text('description'), args.list('diskspec'));
    if (args.has('print-xml')) shell.out.show({ xml }, `${xml}\n`);
    else await createCheckpoint(domain, xml, flags, undefined, shell);
  },

  async 'checkpoint-edit'(args, shell) {
    const domain = await domainOf(args, shell);
    const checkpoint = await checkpointOf(args, domain);
    let newName: string = checkpoint.name;
    const changed = await editDocument(shell, {
      read: () => checkpoint.getXmlDesc(DomainCheckpointXMLFlags.secure),
      unchanged: `Checkpoint ${checkpoint.name} XML configuration not changed.\n`,
      checkForChange: false,
      write: async (xml) => {
        newName = valueAt(parseXml(xml), 'name') ?? checkpoint.name;
        if (newName !== checkpoint.name)
          throw new Failure(`Cannot rename checkpoint ${checkpoint.name} to ${newName}`);
        await domain.checkpointCreateXml(xml, DomainCheckpointCreateFlags.redefine);
      },
    });
    if (changed) shell.out.say(`Checkpoint ${newName} edited.\n`);
  },

  async 'checkpoint-info'(args, shell) {
    const domain = await domainOf(args, shell);
    const checkpoint = await checkpointOf(args, domain);
    const parent = valueAt(parseXml(await checkpoint.getXmlDesc()), 'parent/name') ?? null;
    const children = await checkpoint.listAllChildren();
    const descendants = await checkpoint.listAllChildren(List.descendants);
    shell.out.record([
      { label: 'Name:', key: 'name', value: checkpoint.name },
      { label: 'Domain:', key: 'domain', value: domain.name },
      ...treeFields(parent, children.length, descendants.length),
    ]);
  },

  async 'checkpoint-list'(args, shell) {
    args.exclusive('tree', 'name');
    args.exclusive('parent', 'roots');
    args.exclusive('parent', 'tree');
    args.exclusive('roots', 'tree');
    args.exclusive('roots', 'from');
    for (const filter of ['leaves', 'no-leaves'] as const) {
      if (args.has(filter) && args.has('tree'))
        throw new Failure(`--${filter} and --tree are mutually exclusive`);
    }
    const descendants = args.has('descendants');
    if (descendants && !args.has('from')) throw new Failure('--descendants requires --from');
    const domain = await domainOf(args, shell);
    const fromName = args.text('from');
    const from = fromName === undefined ? undefined : await domain.checkpointLookupByName(fromName);
    const flags =
      args.flags({
        leaves: List.leaves,
        'no-leaves': List.noLeaves,
        topological: List.topological,
        roots: List.roots,
      }) | (descendants ? List.descendants : 0);
    const found =
      from === undefined ? await domain.listAllCheckpoints(flags) : await from.listAllChildren(flags);
    const shown = from !== undefined && args.has('tree') ? [from, ...found] : found;
    const form = args.has('tree') ? 'tree' : args.has('name') ? 'names' : 'table';
    const view = { form, withParent: args.has('parent'), topological: args.has('topological') } as const;
    await showMoments(shell.out, shown, 'checkpoint', view, from?.name ?? null);
  },

  async 'checkpoint-dumpxml'(args, shell) {
    const flags = args.flags({
      'security-info': DomainCheckpointXMLFlags.secure,
      'no-domain': DomainCheckpointXMLFlags.noDomain,
      size: DomainCheckpointXMLFlags.size,
    });
    const domain = await domainOf(args, shell);
    const checkpoint = await checkpointOf(args, domain);
    await showDocument(shell, args, () => checkpoint.getXmlDesc(flags));
  },

  async 'checkpoint-parent'(args, shell) {
    const domain = await domainOf(args, shell);
    const checkpoint = await checkpointOf(args, domain);
    const parent = valueAt(parseXml(await checkpoint.getXmlDesc()), 'parent/name');
    if (parent === undefined) throw new Failure(`checkpoint '${checkpoint.name}' has no parent`);
    shell.out.show({ parent }, parent);
  },

  async 'checkpoint-delete'(args, shell) {
    const domain = await domainOf(args, shell);
    const checkpoint = await checkpointOf(args, domain);
    const flags = args.flags({
      children: DomainCheckpointDeleteFlags.children,
      'children-only': DomainCheckpointDeleteFlags.childrenOnly,
      metadata: DomainCheckpointDeleteFlags.metadataOnly,
    });
    const name = checkpoint.name;
    await attempt(`Failed to delete checkpoint ${name}`, () => checkpoint.delete(flags));
    const what = args.has('children-only') ? 'children deleted' : 'deleted';
    shell.out.say(`Domain checkpoint ${name} ${what}\n`);
  },
};
