/** Bodies of the commands about devices of the host. */
import {
  ConnectListAllNodeDeviceFlags as Bits,
  NodeDeviceCreateXMLFlags,
  NodeDeviceDefineXMLFlags,
} from 'typevirt';
import { attempt, Failure } from '../failure.ts';
import { formatTree } from '../output/tree.ts';
import type { nodeDeviceRows } from '../table/node-device.ts';
import type { Bodies } from './body.ts';
import { showDocument } from './document.ts';
import { nodeDeviceEvents } from './event-kinds.ts';
import { runEvents } from './event-loop.ts';
import { readDocument } from './files.ts';
import { nodeDeviceNamed, nodeDeviceOf } from './find.ts';
import { compareNames } from './list.ts';
import { yesNo } from './words.ts';

export const capabilityBits: Readonly<Record<string, number>> = {
  system: Bits.capSystem,
  pci: Bits.capPciDev,
  usb_device: Bits.capUsbDev,
  usb: Bits.capUsbInterface,
  net: Bits.capNet,
  scsi_host: Bits.capScsiHost,
  scsi_target: Bits.capScsiTarget,
  scsi: Bits.capScsi,
  storage: Bits.capStorage,
  fc_host: Bits.capFcHost,
  vports: Bits.capVports,
  scsi_generic: Bits.capScsiGeneric,
  drm: Bits.capDrm,
  mdev_types: Bits.capMdevTypes,
  mdev: Bits.capMdev,
  ccw: Bits.capCcwDev,
  css: Bits.capCssDev,
  vdpa: Bits.capVdpa,
  ap_card: Bits.capApCard,
  ap_queue: Bits.capApQueue,
  ap_matrix: Bits.capApMatrix,
  vpd: Bits.capVpd,
};

function capabilityFilter(written: string): number {
  let filter = 0;
  for (const word of written.split(',')) {
    const bit = capabilityBits[word];
    if (bit === undefined) throw new Failure('Invalid capability type');
    filter |= bit;
  }
  return filter;
}

export const bodies: Bodies<typeof nodeDeviceRows> = {
  async 'nodedev-list'(args, shell) {
    const [tree, all, inactive] = [args.has('tree'), args.has('all'), args.has('inactive')];
    const capability = args.nonEmpty('cap');
    if (all && inactive) throw new Failure('Option --all is incompatible with --inactive');
    if (tree && (capability !== undefined || inactive)) {
      throw new Failure('Option --tree is incompatible with --cap and --inactive');
    }
    const life = inactive ? Bits.inactive : all ? Bits.active | Bits.inactive : Bits.active;
    const filter = capability === undefined ? 0 : capabilityFilter(capability);
    const connection = await shell.connection();
    const devices = [
      ...(await attempt('Failed to list node devices', () =>
        connection.listAllNodeDevices((life | filter) >>> 0),
      )),
    ];
    devices.sort((a, b) => compareNames(a.name, b.name));
    if (!tree) {
      shell.out.show(
        devices.map(({ name }) => name),
        devices.map(({ name }) => `${name}\n`).join(''),
      );
      return;
    }
    const nodes = [];
    for (const device of devices) {
      const parent = device.name === 'computer' ? null : await device.getParent();
      nodes.push({ name: device.name, parent });
    }
    shell.out.show(nodes, formatTree(nodes));
  },

  async 'nodedev-info'(args, shell) {
    const device = await nodeDeviceOf(args, shell);
    const parent = await device.getParent();
    const active = await device.isActive().catch(() => undefined);
    const persistent = await device.isPersistent().catch(() => undefined);
    const autostart = await device.getAutostart().catch(() => undefined);
    const truth = (label: string, key: string, value: boolean | undefined, unknown: string) => ({
      label,
      key,
      value: value ?? null,
      text: value === undefined ? unknown : yesNo(value),
    });
    shell.out.record([
      { label: 'Name:', key: 'name', value: device.name },
      { label: 'Parent:', key: 'parent', value: parent, text: parent ?? '' },
      ...(active === undefined ? [] : [truth('Active:', 'active', active, '')]),
      truth('Persistent:', 'persistent', persistent, 'unknown'),
      truth('Autostart:', 'autostart', autostart, 'no autostart'),
    ]);
  },

  async 'nodedev-dumpxml'(args, shell) {
    const device = await nodeDeviceOf(args, shell);
    await showDocument(shell, args, () => device.getXmlDesc());
  },

  async 'nodedev-create'(args, shell) {
    const file = args.required('file');
    const xml = await readDocument(file);
    const connection = await shell.connection();
    const flags = args.flags({ validate: NodeDeviceCreateXMLFlags.validate });
    const device = await attempt(`Failed to create node device from ${file}`, () =>
      connection.nodeDeviceCreateXml(xml, flags),
    );
    shell.out.say(`Node device ${device.name} created from ${file}\n`);
  },

  async 'nodedev-define'(args, shell) {
    const file = args.required('file');
    const xml = await readDocument(file);
    const connection = await shell.connection();
    const flags = args.flags({ validate: NodeDeviceDefineXMLFlags.validate });
    const device = await attempt(`Failed to define node device from '${file}'`, () =>
      connection.nodeDeviceDefineXml(xml, flags),
    );
    shell.out.say(`Node device '${device.name}' defined from '${file}'\n`);
  },

  async 'nodedev-undefine'(args, shell) {
    const device = await nodeDeviceOf(args, shell);
    await attempt(`Failed to undefine node device '${device.name}'`, () => device.undefine());
    shell.out.say(`Undefined node device '${device.name}'\n`);
  },

  async 'nodedev-destroy'(args, shell) {
    const device = await nodeDeviceOf(args, shell);
    await attempt(`Failed to destroy node device '${device.name}'`, () => device.destroy());
    shell.out.say(`Destroyed node device '${device.name}'\n`);
  },

  async 'nodedev-start'(args, shell) {
    const device = await nodeDeviceNamed(args, shell);
    await attempt(`Failed to start device ${device.name}`, () => device.create());
    shell.out.say(`Device ${device.name} started\n`);
  },

  async 'nodedev-autostart'(args, shell) {
    const device = await nodeDeviceOf(args, shell);
    const disable = args.has('disable');
    const verb = disable ? 'unmark' : 'mark';
    await attempt(`failed to ${verb} device ${device.name} as autostarted`, () =>
      device.setAutostart(!disable),
    );
    shell.out.say(`Device ${device.name} ${verb}ed as autostarted\n`);
  },

  async 'nodedev-detach'(args, shell) {
    const device = await nodeDeviceNamed(args, shell);
    const driver = args.nonEmpty('driver') ?? null;
    await attempt(`Failed to detach device ${device.name}`, () => device.detach(driver));
    shell.out.say(`Device ${device.name} detached\n`);
  },

  async 'nodedev-reattach'(args, shell) {
    const device = await nodeDeviceNamed(args, shell);
    await attempt(`Failed to re-attach device ${device.name}`, () => device.reAttach());
    shell.out.say(`Device ${device.name} re-attached\n`);
  },

  async 'nodedev-reset'(args, shell) {
    const device = await nodeDeviceNamed(args, shell);
    await attempt(`Failed to reset device ${device.name}`, () => device.reset());
    shell.out.say(`Device ${device.name} reset\n`);
  },

  async 'nodedev-event'(args, shell) {
    await runEvents(shell, args, nodeDeviceEvents, async () => args.text('device'));
  },
};
