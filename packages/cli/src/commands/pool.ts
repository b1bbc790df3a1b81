/** Bodies of the commands about storage pools. */
import {
  type Connection,
  StoragePoolBuildFlags,
  StoragePoolCreateFlags,
  StoragePoolDefineFlags,
  StorageXMLFlags,
} from 'typevirt';
import { attempt, Failure } from '../failure.ts';
import { formatSize } from '../output/values.ts';
import type { poolRows } from '../table/pool.ts';
import { escapeXml } from '../xml/tree.ts';
import type { Bodies } from './body.ts';
import { editDocument, readInactive, showDocument } from './document.ts';
import { poolEvents } from './event-kinds.ts';
import { runEvents } from './event-loop.ts';
import { readDocument } from './files.ts';
import { poolOf } from './find.ts';
import { poolDocument } from './pool-document.ts';
import { listPools } from './pool-list.ts';
import { poolStates, wordFor, yesNo } from './words.ts';

const createBits = {
  build: StoragePoolCreateFlags.withBuild,
  overwrite: StoragePoolCreateFlags.withBuildOverwrite,
  'no-overwrite': StoragePoolCreateFlags.withBuildNoOverwrite,
} as const;

async function findSources(connection: Connection, type: string, spec: string | null): Promise<string> {
  return attempt(`Failed to find any ${type} pool sources`, () =>
    connection.findStoragePoolSources(type, spec),
  );
}

export const bodies: Bodies<typeof poolRows> = {
  async 'pool-list'(args, shell) {
    args.exclusive('all', 'inactive');
    await listPools(args, shell);
  },

  async 'pool-autostart'(args, shell) {
    const pool = await poolOf(args, shell);
    const disable = args.has('disable');
    const verb = disable ? 'unmark' : 'mark';
    await attempt(`failed to ${verb} pool ${args.required('pool')} as autostarted`, () =>
      pool.setAutostart(!disable),
    );
    shell.out.say(`Pool ${args.required('pool')} ${verb}ed as autostarted\n`);
  },

  async 'pool-build'(args, shell) {
    args.exclusive('overwrite', 'no-overwrite');
    const flags = args.flags({
      overwrite: StoragePoolBuildFlags.overwrite,
      'no-overwrite': StoragePoolBuildFlags.noOverwrite,
    });
    const pool = await poolOf(args, shell);
    await attempt(`Failed to build pool ${args.required('pool')}`, () => pool.build(flags));
    shell.out.say(`Pool ${args.required('pool')} built\n`);
  },

  async 'pool-create'(args, shell) {
    args.exclusive('overwrite', 'no-overwrite');
    const file = args.required('file');
    const xml = await readDocument(file);
    const connection = await shell.connection();
    const pool = await attempt(`Failed to create pool from ${file}`, () =>
      connection.storagePoolCreateXml(xml, args.flags(createBits)),
    );
    shell.out.say(`Pool ${pool.name} created from ${file}\n`);
  },

  async 'pool-create-as'(args, shell) {
    args.exclusive('overwrite', 'no-overwrite');
    const xml = poolDocument(args);
    if (args.has('print-xml')) {
      shell.out.show({ xml }, xml);
      return;
    }
    const name = args.required('name');
    const connection = await shell.connection();
    const pool = await attempt(`Failed to create pool ${name}`, () =>
      connection.storagePoolCreateXml(xml, args.flags(createBits)),
    );
    shell.out.say(`Pool ${pool.name} created\n`);
  },

  async 'pool-define'(args, shell) {
    const file = args.required('file');
    const xml = await readDocument(file);
    const connection = await shell.connection();
    const flags = args.flags({ validate: StoragePoolDefineFlags.validate });
    const pool = await attempt(`Failed to define pool from ${file}`, () =>
      connection.storagePoolDefineXml(xml, flags),
    );
    shell.out.say(`Pool ${pool.name} defined from ${file}\n`);
  },

  async 'pool-define-as'(args, shell) {
    const xml = poolDocument(args);
    if (args.has('print-xml')) {
      shell.out.show({ xml }, xml);
      return;
    }
    const name = args.required('name');
    const connection = await shell.connection();
    const pool = await attempt(`Failed to define pool ${name}`, () => connection.storagePoolDefineXml(xml));
    shell.out.say(`Pool ${pool.name} defined\n`);
  },

  async 'pool-delete'(args, shell) {
    const pool = await poolOf(args, shell);
    await attempt(`Failed to delete pool ${args.required('pool')}`, () => pool.delete());
    shell.out.say(`Pool ${args.required('pool')} deleted\n`);
  },

  async 'pool-destroy'(args, shell) {
    const pool = await poolOf(args, shell);
    await attempt(`Failed to destroy pool ${args.required('pool')}`, () => pool.destroy());
    shell.out.say(`Pool ${args.required('pool')} destroyed\n`);
  },

  async 'pool-refresh'(args, shell) {
    const pool = await poolOf(args, shell);
    await attempt(`Failed to refresh pool ${args.required('pool')}`, () => pool.refresh());
    shell.out.say(`Pool ${args.required('pool')} refreshed\n`);
  },

  async 'pool-start'(args, shell) {
    args.exclusive('overwrite', 'no-overwrite');
    const pool = await poolOf(args, shell);
    await attempt(`Failed to start pool ${args.required('pool')}`, () => pool.create(args.flags(createBits)));
    shell.out.say(`Pool ${args.required('pool')} started\n`);
  },

  async 'pool-undefine'(args, shell) {
    const pool = await poolOf(args, shell);
    await attempt(`Failed to undefine pool ${args.required('pool')}`, () => pool.undefine());
    shell.out.say(`Pool ${args.required('pool')} has been undefined\n`);
  },

  async 'pool-dumpxml'(args, shell) {
    const pool = await poolOf(args, shell);
    await showDocument(shell, args, () =>
      pool.getXmlDesc(args.flags({ inactive: StorageXMLFlags.inactive })),
    );
  },

  async 'pool-edit'(args, shell) {
    const pool = await poolOf(args, shell);
    const connection = await shell.connection();
    let edited = pool;
    const changed = await editDocument(shell, {
      read: () => readInactive((flags) => pool.getXmlDesc(flags), StorageXMLFlags.inactive),
      unchanged: `Pool ${pool.name} XML configuration not changed.\n`,
      write: async (xml, { validate }) => {
        edited = await connection.storagePoolDefineXml(xml, validate ? StoragePoolDefineFlags.validate : 0);
      },
    });
    if (changed) shell.out.say(`Pool ${edited.name} XML configuration edited.\n`);
  },

  async 'pool-info'(args, shell) {
    const pool = await poolOf(args, shell);
    const size = (bytes: bigint): string => (args.has('bytes') ? String(bytes) : formatSize(bytes));
    const info = await pool.getInfo();
    const persistent = await pool.isPersistent().catch(() => undefined);
    const autostart = await pool.getAutostart().catch(() => undefined);
    const isUsable = info.state === 2 || info.state === 3;
    shell.out.record([
      { label: 'Name:', key: 'name', value: pool.name },
      { label: 'UUID:', key: 'uuid', value: pool.uuid },
      { label: 'State:', key: 'state', value: wordFor(poolStates, info.state) },
      {
        label: 'Persistent:',
        key: 'persistent',
        value: persistent ?? null,
        text: persistent === undefined ? 'unknown' : yesNo(persistent),
      },
      {
        label: 'Autostart:',
        key: 'autostart',
        value: autostart ?? null,
        text: autostart === undefined ? 'no autostart' : yesNo(autostart),
      },
      ...(isUsable
        ? [
            { label: 'Capacity:', key: 'capacity', value: info.capacity, text: size(info.capacity) },
            { label: 'Allocation:', key: 'allocation', value: info.allocation, text: size(info.allocation) },
            { label: 'Available:', key: 'available', value: info.available, text: size(info.available) },
          ]
        : []),
    ]);
  },

  async 'pool-name'(args, shell) {
    const { name } = await poolOf(args, shell, ['uuid']);
    shell.out.show({ name }, `${name}\n`);
  },

  async 'pool-uuid'(args, shell) {
    const { uuid } = await poolOf(args, shell, ['name']);
    shell.out.show({ uuid }, `${uuid}\n`);
  },

  async 'pool-event'(args, shell) {
    await runEvents(shell, args, poolEvents, async () =>
      args.has('pool') ? (await poolOf(args, shell)).uuid : undefined,
    );
  },

  async 'pool-capabilities'(_args, shell) {
    const connection = await shell.connection();
    const xml = await attempt('failed to get storage pool capabilities', () =>
      connection.getStoragePoolCapabilities(),
    );
    shell.out.show({ xml }, `${xml}\n`);
  },

  async 'find-storage-pool-sources'(args, shell) {
    const type = args.required('type');
    const file = args.text('srcSpec');
    const spec = file === undefined ? null : await readDocument(file);
    const xml = await findSources(await shell.connection(), type, spec);
    shell.out.show({ xml }, xml);
  },

  async 'find-storage-pool-sources-as'(args, shell) {
    const type = args.required('type');
    const [host, port, initiator] = [args.text('host'), args.nonEmpty('port'), args.text('initiator')];
    if (host === undefined && (port !== undefined || initiator !== undefined))
      throw new Failure('missing argument');
    const portAttribute = port === undefined ? '' : ` port='${escapeXml(port)}'`;
    const iqn =
      initiator === undefined
        ? ''
        : `  <initiator>\n    <iqn name='${escapeXml(initiator)}'/>\n  </initiator>\n`;
    const spec =
      host === undefined
        ? null
        : `<source>\n  <host name='${escapeXml(host)}'${portAttribute}/>\n${iqn}</source>\n`;
    const xml = await findSources(await shell.connection(), type, spec);
    shell.out.show({ xml }, xml);
  },
};
