/** Bodies of the commands about the host's network interfaces. */
import { ConnectListAllInterfacesFlags, InterfaceDefineFlags, InterfaceXMLFlags } from 'typevirt';
import { attempt } from '../failure.ts';
import type { interfaceRows } from '../table/interface.ts';
import type { Bodies } from './body.ts';
import { bridgeInterface, unbridgeInterface } from './bridge.ts';
import { editDocument, showDocument } from './document.ts';
import { readDocument } from './files.ts';
import { interfaceOf } from './find.ts';
import { compareNames } from './list.ts';

export const bodies: Bodies<typeof interfaceRows> = {
  async 'iface-list'(args, shell) {
    args.exclusive('all', 'inactive');
    const Bits = ConnectListAllInterfacesFlags;
    const flags = args.has('all')
      ? Bits.active | Bits.inactive
      : args.has('inactive')
        ? Bits.inactive
        : Bits.active;
    const connection = await shell.connection();
    const interfaces = [
      ...(await attempt('Failed to list interfaces', () => connection.listAllInterfaces(flags))),
    ];
    interfaces.sort((a, b) => compareNames(a.name, b.name));
    const rows = await Promise.all(
      interfaces.map(async (each) => ({ name: each.name, active: await each.isActive(), mac: each.ref.mac })),
    );
    shell.out.table(
      [
        { title: 'Name', show: (row) => row.name },
        { title: 'State', show: (row) => (row.active ? 'active' : 'inactive') },
        { title: 'MAC Address', show: (row) => row.mac },
      ],
      rows,
    );
  },

  async 'iface-name'(args, shell) {
    const { name } = await interfaceOf(args, shell, ['mac']);
    shell.out.show({ name }, `${name}\n`);
  },

  async 'iface-mac'(args, shell) {
    const { mac } = (await interfaceOf(args, shell, ['name'])).ref;
    shell.out.show({ mac }, `${mac}\n`);
  },

  async 'iface-dumpxml'(args, shell) {
    const found = await interfaceOf(args, shell);
    await showDocument(shell, args, () =>
      found.getXmlDesc(args.flags({ inactive: InterfaceXMLFlags.inactive })),
    );
  },

  async 'iface-define'(args, shell) {
    const file = args.required('file');
    const xml = await readDocument(file);
    const connection = await shell.connection();
    const flags = args.flags({ validate: InterfaceDefineFlags.validate });
    const defined = await attempt(`Failed to define interface from ${file}`, () =>
      connection.interfaceDefineXml(xml, flags),
    );
    shell.out.say(`Interface ${defined.name} defined from ${file}\n`);
  },

  async 'iface-edit'(args, shell) {
    const found = await interfaceOf(args, shell);
    const connection = await shell.connection();
    let edited = found;
    const changed = await editDocument(shell, {
      read: () => found.getXmlDesc(InterfaceXMLFlags.inactive),
      unchanged: `Interface ${found.name} XML configuration not changed.\n`,
      write: async (xml, { validate }) => {
        edited = await connection.interfaceDefineXml(xml, validate ? InterfaceDefineFlags.validate : 0);
      },
    });
    if (changed) shell.out.say(`Interface ${edited.name} XML configuration edited.\n`);
  },

  async 'iface-undefine'(args, shell) {
    const found = await interfaceOf(args, shell);
    await attempt(`Failed to undefine interface ${args.required('interface')}`, () => found.undefine());
    shell.out.say(`Interface ${args.required('interface')} undefined\n`);
  },

  async 'iface-start'(args, shell) {
    const found = await interfaceOf(args, shell);
    await attempt(`Failed to start interface ${args.required('interface')}`, () => found.create());
    shell.out.say(`Interface ${args.required('interface')} started\n`);
  },

  async 'iface-destroy'(args, shell) {
    const found = await interfaceOf(args, shell);
    await attempt(`Failed to destroy interface ${args.required('interface')}`, () => found.destroy());
    shell.out.say(`Interface ${args.required('interface')} destroyed\n`);
  },

  'iface-bridge': bridgeInterface,
  'iface-unbridge': unbridgeInterface,

  async 'iface-begin'(_args, shell) {
    const connection = await shell.connection();
    await attempt('Failed to begin network config change transaction', () =>
      connection.interfaceChangeBegin(),
    );
    shell.out.say('Network config change transaction started\n');
  },

  async 'iface-commit'(_args, shell) {
    const connection = await shell.connection();
    await attempt('Failed to commit network config change transaction', () =>
      connection.interfaceChangeCommit(),
    );
    shell.out.say('Network config change transaction committed\n');
  },

  async 'iface-rollback'(_args, shell) {
    const connection = await shell.connection();
    await attempt('Failed to rollback network config change transaction', () =>
      connection.interfaceChangeRollback(),
    );
    shell.out.say('Network config change transaction rolled back\n');
  },
};
