/** Bodies of the commands about network filters and their bindings. */
import { NWFilterBindingCreateFlags, NWFilterDefineFlags } from 'typevirt';
import { attempt } from '../failure.ts';
import type { nwfilterRows } from '../table/nwfilter.ts';
import type { Bodies } from './body.ts';
import { editDocument, showDocument } from './document.ts';
import { readDocument } from './files.ts';
import { nwfilterBindingOf, nwfilterOf } from './find.ts';
import { compareNames, listAllOr } from './list.ts';

export const bodies: Bodies<typeof nwfilterRows> = {
  async 'nwfilter-define'(args, shell) {
    const file = args.required('file');
    const xml = await readDocument(file);
    const connection = await shell.connection();
    const flags = args.flags({ validate: NWFilterDefineFlags.nwfilterDefineValidate });
    const filter = await attempt(`Failed to define network filter from ${file}`, () =>
      connection.nwfilterDefineXml(xml, flags || undefined),
    );
    shell.out.say(`Network filter ${filter.name} defined from ${file}\n`);
  },

  async 'nwfilter-dumpxml'(args, shell) {
    const filter = await nwfilterOf(args, shell);
    await showDocument(shell, args, () => filter.getXmlDesc());
  },

  async 'nwfilter-edit'(args, shell) {
    const filter = await nwfilterOf(args, shell);
    const connection = await shell.connection();
    let edited = filter;
    const changed = await editDocument(shell, {
      read: () => filter.getXmlDesc(),
      unchanged: `Network filter ${filter.name} XML configuration not changed.\n`,
      write: async (xml, { validate }) => {
        edited = await connection.nwfilterDefineXml(
          xml,
          validate ? NWFilterDefineFlags.nwfilterDefineValidate : 0,
        );
      },
    });
    if (changed) shell.out.say(`Network filter ${edited.name} XML configuration edited.\n`);
  },

  async 'nwfilter-list'(_args, shell) {
    const connection = await shell.connection();
    const filters = [
      ...(await listAllOr(() => connection.listAllNwfilters(), {
        message: 'Failed to list network filters',
        older: { message: 'Failed to count network filters', api: 'virConnectNumOfNWFilters' },
      })),
    ];
    const rows = filters
      .map(({ name, uuid }) => ({ uuid, name }))
      .sort((a, b) => compareNames(a.name, b.name));
    shell.out.table(
      [
        { title: 'UUID', show: (row) => row.uuid },
        { title: 'Name', show: (row) => row.name },
      ],
      rows,
    );
  },

  async 'nwfilter-undefine'(args, shell) {
    const filter = await nwfilterOf(args, shell);
    await attempt(`Failed to undefine network filter ${filter.name}`, () => filter.undefine());
    shell.out.say(`Network filter ${filter.name} undefined\n`);
  },

  async 'nwfilter-binding-create'(args, shell) {
    const file = args.required('file');
    const xml = await readDocument(file);
    const connection = await shell.connection();
    const flags = args.flags({ validate: NWFilterBindingCreateFlags.nwfilterBindingCreateValidate });
    const binding = await attempt(`Failed to create network filter from ${file}`, () =>
      connection.nwfilterBindingCreateXml(xml, flags),
    );
    shell.out.say(`Network filter binding on ${binding.ref.portdev} created from ${file}\n`);
  },

  async 'nwfilter-binding-delete'(args, shell) {
    const binding = await nwfilterBindingOf(args, shell);
    const device = binding.ref.portdev;
    await attempt(`Failed to delete network filter binding on ${device}`, () => binding.delete());
    shell.out.say(`Network filter binding on ${device} deleted\n`);
  },

  async 'nwfilter-binding-dumpxml'(args, shell) {
    const binding = await nwfilterBindingOf(args, shell);
    await showDocument(shell, args, () => binding.getXmlDesc());
  },

  async 'nwfilter-binding-list'(_args, shell) {
    const connection = await shell.connection();
    const bindings = await attempt('Failed to list network filter bindings', () =>
      connection.listAllNwfilterBindings(),
    );
    const rows = bindings.map(({ ref }) => ({ portDevice: ref.portdev, filter: ref.filtername }));
    rows.sort((a, b) => compareNames(a.portDevice, b.portDevice));
    shell.out.table(
      [
        { title: 'Port Dev', show: (row) => row.portDevice },
        { title: 'Filter', show: (row) => row.filter },
      ],
      rows,
    );
  },
};
