/** Questions to a live document, and changes of it: always a new document, so that readers never see half of one. */
import type { Disk, Domain } from '@typevirt/model';

/** A disk as events name it. */
export interface DiskName {
  readonly path: string;
  readonly alias: string;
}

/** Name of the guest agent's channel. */
export const agentChannelName = 'org.qemu.guest_agent.0';

/** Where a disk's bytes are, for people: path, device, or name on a server; empty for none. */
export function diskPath(disk: Disk): string {
  switch (disk.type) {
    case 'file':
      return disk.source?.file ?? '';
    case 'block':
      return disk.source?.dev ?? '';
    case 'dir':
      return disk.source?.dir ?? '';
    case 'network':
      return disk.source?.name ?? '';
    default:
      return '';
  }
}

/** The disk behind a block device or a node, as an error of QEMU names it. */
export function diskOfNode(document: Domain, device: string, node: string | undefined): DiskName {
  const wanted = new Set([device, device.replace(/^drive-/, ''), node]);
  const disk = document.devices.disks.find((each) => wanted.has(each.alias) || wanted.has(formatNode(each)));
  return disk === undefined ? { path: '', alias: device } : { path: diskPath(disk), alias: disk.alias ?? '' };
}

/** Name of the block node that presents a disk's content to the guest; undefined for a disk without medium. */
export function formatNode(disk: Disk): string | undefined {
  const index =
    'source' in disk && disk.source !== undefined && 'index' in disk.source ? disk.source.index : undefined;
  return index === undefined ? undefined : `libvirt-${index}-format`;
}

/** The document with the guest's end of a channel open or closed. */
export function withChannelState(document: Domain, alias: string, open: boolean): Domain {
  const state = open ? 'connected' : 'disconnected';
  const channels = document.devices.channels.map((channel) =>
    channel.alias === alias && channel.target.type === 'virtio'
      ? { ...channel, target: { ...channel.target, state } as const }
      : channel,
  );
  return { ...document, devices: { ...document.devices, channels } };
}

/** Whether a channel is the guest agent's. */
export function isAgentChannel(document: Domain, alias: string): boolean {
  const channel = document.devices.channels.find((each) => each.alias === alias);
  return channel?.target.type === 'virtio' && channel.target.name === agentChannelName;
}

/** A device that may lead to a terminal. */
interface TerminalDevice {
  readonly type: string;
  readonly alias?: string | undefined;
}

/** The document with the terminals that the host gave to devices, by alias. */
export function withTerminals(document: Domain, terminals: ReadonlyMap<string, string>): Domain {
  const give = <T extends TerminalDevice>(device: T): T => {
    const path = device.alias === undefined ? undefined : terminals.get(device.alias);
    return device.type === 'pty' && path !== undefined ? { ...device, source: { path } } : device;
  };
  const { serials, parallels, consoles, channels } = document.devices;
  const withTty = consoles.map((each) => {
    const device = give(each);
    const path = each.alias === undefined ? undefined : terminals.get(each.alias);
    return device.type === 'pty' && path !== undefined ? { ...device, tty: path } : device;
  });
  return {
    ...document,
    devices: {
      ...document.devices,
      serials: serials.map(give),
      parallels: parallels.map(give),
      consoles: withTty,
      channels: channels.map(give),
    },
  };
}
