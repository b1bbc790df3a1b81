/** Bodies of the commands about virtual networks. */
import {
  ConnectListAllNetworksFlags,
  NetworkCreateFlags,
  NetworkDefineFlags,
  NetworkPortCreateFlags,
  NetworkUpdateCommand,
  NetworkUpdateFlags,
  NetworkUpdateSection,
  NetworkXMLFlags,
} from 'typevirt';
import { attempt, Failure } from '../failure.ts';
import { formatMoment } from '../output/values.ts';
import type { networkRows } from '../table/network.ts';
import type { Bodies } from './body.ts';
import { editDocument, readInactive, showDocument } from './document.ts';
import { runEvents } from './event-loop.ts';
import { networkEvents } from './event-kinds.ts';
import { readDocument } from './files.ts';
import { networkOf, networkPortOf } from './find.ts';
import { impactOf } from './impact.ts';
import { compareNames } from './list.ts';
import { addressTypes, wordFor, yesNo } from './words.ts';

export const updateCommands: Readonly<Record<string, number>> = {
  add: NetworkUpdateCommand.addLast,
  modify: NetworkUpdateCommand.modify,
  delete: NetworkUpdateCommand.delete,
  'add-last': NetworkUpdateCommand.addLast,
  'add-first': NetworkUpdateCommand.addFirst,
};

export const updateSections: Readonly<Record<string, number>> = {
  bridge: NetworkUpdateSection.bridge,
  domain: NetworkUpdateSection.domain,
  ip: NetworkUpdateSection.ip,
  'ip-dhcp-host': NetworkUpdateSection.ipDhcpHost,
  'ip-dhcp-range': NetworkUpdateSection.ipDhcpRange,
  forward: NetworkUpdateSection.forward,
  'forward-interface': NetworkUpdateSection.forwardInterface,
  'forward-pf': NetworkUpdateSection.forwardPf,
  portgroup: NetworkUpdateSection.portgroup,
  'dns-host': NetworkUpdateSection.dnsHost,
  'dns-txt': NetworkUpdateSection.dnsTxt,
  'dns-srv': NetworkUpdateSection.dnsSrv,
};

export const bodies: Bodies<typeof networkRows> = {
  async 'net-autostart'(args, shell) {
    const network = await networkOf(args, shell);
    const disable = args.has('disable');
    const verb = disable ? 'unmark' : 'mark';
    await attempt(`failed to ${verb} network ${args.required('network')} as autostarted`, () =>
      network.setAutostart(!disable),
    );
    shell.out.say(`Network ${args.required('network')} ${verb}ed as autostarted\n`);
  },

  async 'net-create'(args, shell) {
    const file = args.required('file');
    const xml = await readDocument(file);
    const connection = await shell.connection();
    const flags = args.flags({ validate: NetworkCreateFlags.validate });
    const network = await attempt(`Failed to create network from ${file}`, () =>
      connection.networkCreateXml(xml, flags),
    );
    shell.out.say(`Network ${network.name} created from ${file}\n`);
  },

  async 'net-define'(args, shell) {
    const file = args.required('file');
    const xml = await readDocument(file);
    const connection = await shell.connection();
    const flags = args.flags({ validate: NetworkDefineFlags.validate });
    const network = await attempt(`Failed to define network from ${file}`, () =>
      connection.networkDefineXml(xml, flags),
    );
    shell.out.say(`Network ${network.name} defined from ${file}\n`);
  },

  async 'net-destroy'(args, shell) {
    const network = await networkOf(args, shell);
    await attempt(`Failed to destroy network ${args.required('network')}`, () => network.destroy());
    shell.out.say(`Network ${args.required('network')} destroyed\n`);
  },

  async 'net-start'(args, shell) {
    const network = await networkOf(args, shell);
    await attempt(`Failed to start network ${args.required('network')}`, () => network.create());
    shell.out.say(`Network ${args.required('network')} started\n`);
  },

  async 'net-undefine'(args, shell) {
    const network = await networkOf(args, shell);
    await attempt(`Failed to undefine network ${args.required('network')}`, () => network.undefine());
    shell.out.say(`Network ${args.required('network')} has been undefined\n`);
  },

  async 'net-dumpxml'(args, shell) {
    const network = await networkOf(args, shell);
    await showDocument(shell, args, () =>
      network.getXmlDesc(args.flags({ inactive: NetworkXMLFlags.inactive })),
    );
  },

  async 'net-edit'(args, shell) {
    const network = await networkOf(args, shell);
    const connection = await shell.connection();
    let edited = network;
    const changed = await editDocument(shell, {
      read: () => readInactive((flags) => network.getXmlDesc(flags), NetworkXMLFlags.inactive),
      unchanged: `Network ${network.name} XML configuration not changed.\n`,
      write: async (xml, { validate }) => {
        edited = await connection.networkDefineXml(xml, validate ? NetworkDefineFlags.validate : 0);
      },
    });
    if (changed) shell.out.say(`Network ${edited.name} XML configuration edited.\n`);
  },

  async 'net-info'(args, shell) {
    const network = await networkOf(args, shell);
    const active = await network.isActive().catch(() => undefined);
    const persistent = await network.isPersistent().catch(() => undefined);
    const autostart = await network.getAutostart().catch(() => undefined);
    const bridge = await network.getBridgeName().catch(() => undefined);
    const truth = (label: string, key: string, value: boolean | undefined) => ({
      label,
      key,
      value: value ?? null,
      text: value === undefined ? 'unknown' : yesNo(value),
    });
    shell.out.record([
      { label: 'Name:', key: 'name', value: network.name },
      { label: 'UUID:', key: 'uuid', value: network.uuid },
      ...(active === undefined ? [] : [truth('Active:', 'active', active)]),
      truth('Persistent:', 'persistent', persistent),
      autostart === undefined
        ? { label: 'Autostart:', key: 'autostart', value: null, text: 'no autostart' }
        : truth('Autostart:', 'autostart', autostart),
      ...(bridge === undefined ? [] : [{ label: 'Bridge:', key: 'bridge', value: bridge }]),
    ]);
  },

  async 'net-list'(args, shell) {
    const Bits = ConnectListAllNetworksFlags;
    const only = [args.has('table'), args.has('name'), args.has('uuid')].filter(Boolean).length;
    if (only > 1) throw new Failure('Only one argument from --table, --name and --uuid may be specified.');
    const life = args.has('all')
      ? Bits.active | Bits.inactive
      : args.has('inactive')
        ? Bits.inactive
        : Bits.active;
    const filter = args.flags({
      persistent: Bits.persistent,
      transient: Bits.transient,
      autostart: Bits.autostart,
      'no-autostart': Bits.noAutostart,
    });
    const connection = await shell.connection();
    const networks = [
      ...(await attempt('Failed to list networks', () => connection.listAllNetworks(life | filter))),
    ];
    networks.sort((a, b) => compareNames(a.name, b.name));
    if (shell.out.isText && (args.has('uuid') || args.has('name'))) {
      for (const network of networks) shell.out.print(`${args.has('uuid') ? network.uuid : network.name}\n`);
      return;
    }
    const rows = [];
    for (const network of networks) {
      rows.push({
        name: network.name,
        uuid: network.uuid,
        active: await network.isActive(),
        autostart: await network.getAutostart().catch(() => undefined),
        persistent: await attempt('Failed to get network persistence info', () => network.isPersistent()),
      });
    }
    shell.out.table(
      [
        { title: 'Name', show: (row) => row.name },
        { title: 'State', show: (row) => (row.active ? 'active' : 'inactive') },
        {
          title: 'Autostart',
          show: (row) => (row.autostart === undefined ? 'no autostart' : yesNo(row.autostart)),
        },
        { title: 'Persistent', show: (row) => yesNo(row.persistent) },
      ],
      rows,
    );
  },

  async 'net-name'(args, shell) {
    const { name } = await networkOf(args, shell, ['uuid']);
    shell.out.show({ name }, `${name}\n`);
  },

  async 'net-uuid'(args, shell) {
    const { uuid } = await networkOf(args, shell, ['name']);
    shell.out.show({ uuid }, `${uuid}\n`);
  },

  async 'net-update'(args, shell) {
    const flags = impactOf(args);
    const network = await networkOf(args, shell);
    const commandWord = args.required('command');
    const command = updateCommands[commandWord];
    if (command === undefined) throw new Failure(`unrecognized command name '${commandWord}'`);
    const sectionWord = args.required('section');
    const section = updateSections[sectionWord];
    if (section === undefined) throw new Failure(`unrecognized section name '${sectionWord}'`);
    const parentIndex = args.int('parent-index') ?? -1;
    const given = args.required('xml');
    const xml = given.startsWith('<') ? given : await readDocument(given);
    await attempt(`Failed to update network ${network.name}`, () =>
      network.update({ command, section, parentIndex, xml }, flags),
    );
    const toConfig = (flags & NetworkUpdateFlags.config) !== 0;
    const toLive = (flags & NetworkUpdateFlags.live) !== 0 || (!toConfig && (await network.isActive()));
    const where = toConfig
      ? toLive
        ? 'persistent config and live state'
        : 'persistent config'
      : toLive
        ? 'live state'
        : 'persistent config';
    shell.out.print(`Updated network ${network.name} ${where}`);
  },

  async 'net-dhcp-leases'(args, shell) {
    const network = await networkOf(args, shell);
    const mac = args.text('mac') ?? null;
    const leases = [
      ...(await attempt(`Failed to get leases info for ${args.required('network')}`, () =>
        network.getDhcpLeases(mac),
      )),
    ];
    leases.sort((a, b) => (a.expirytime < b.expirytime ? -1 : a.expirytime > b.expirytime ? 1 : 0));
    const rows = leases.map((lease) => ({ ...lease, type: wordFor(addressTypes, lease.type, '') }));
    shell.out.table(
      [
        {
          title: 'Expiry Time',
          show: (row) => formatMoment(new Date(Number(row.expirytime) * 1000)).slice(0, 19),
        },
        { title: 'MAC address', show: (row) => row.mac || '-' },
        { title: 'Protocol', show: (row) => row.type },
        { title: 'IP address', show: (row) => `${row.ipaddr}/${row.prefix}` },
        { title: 'Hostname', show: (row) => row.hostname || '-' },
        { title: 'Client ID or DUID', show: (row) => row.clientid || '-' },
      ],
      rows,
    );
  },

  async 'net-event'(args, shell) {
    await runEvents(shell, args, networkEvents, async () =>
      args.has('network') ? (await networkOf(args, shell)).uuid : undefined,
    );
  },

  async 'net-port-list'(args, shell) {
    const network = await networkOf(args, shell);
    if (args.has('table') && args.has('uuid'))
      throw new Failure('Only one argument from --table and --uuid may be specified.');
    const ports = (await network.listAllPorts())
      .map(({ uuid }) => ({ uuid }))
      .sort((a, b) => compareNames(a.uuid, b.uuid));
    if (args.has('uuid') && shell.out.isText) for (const { uuid } of ports) shell.out.print(`${uuid}\n`);
    else shell.out.table([{ title: 'UUID', show: (row) => row.uuid }], ports);
  },

  async 'net-port-create'(args, shell) {
    const file = args.required('file');
    const network = await networkOf(args, shell);
    const xml = await readDocument(file);
    const flags = args.flags({ validate: NetworkPortCreateFlags.validate });
    const port = await attempt(`Failed to create network from ${file}`, () =>
      network.portCreateXml(xml, flags),
    );
    shell.out.say(`Network port ${port.uuid} created from ${file}\n`);
  },

  async 'net-port-dumpxml'(args, shell) {
    const port = await networkPortOf(args, shell);
    await showDocument(shell, args, () => port.getXmlDesc());
  },

  async 'net-port-delete'(args, shell) {
    const port = await networkPortOf(args, shell);
    await attempt(`Failed to delete network port ${port.uuid}`, () => port.delete());
    shell.out.say(`Network port ${port.uuid} deleted\n`);
  },
};
