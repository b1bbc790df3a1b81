/**
 * From a stored definition to the document of one run: names of devices, chosen ports, paths of this run, numbers of block
 * nodes.
 */
import { VirtError } from '@typevirt/driver';
import type { Domain } from '@typevirt/model';
import type { QemuCapabilities } from '../probe/index.ts';
import { assignAliases } from './aliases.ts';
import type { SettleSettings } from './context.ts';

/** What belongs to one run. */
export interface RunFacts {
  readonly id: number;
  /** Folder for sockets of channels. */
  readonly channels: string;
  readonly settings: SettleSettings;
  /** TCP ports that other guests' displays have. */
  readonly portsInUse: ReadonlySet<number>;
}

/**
 * Settles a definition for one run.
 *
 * @returns A copy; the definition is left as it was.
 * @throws {VirtError} `internalError` where no port is left.
 */
export function settleLive(definition: Domain, _capabilities: QemuCapabilities, facts: RunFacts): Domain {
  const document = structuredClone(definition);
  document.id = facts.id;
  assignAliases(document);
  numberBlockNodes(document);
  placeChannels(document, facts.channels);
  chooseDisplays(document, facts);
  document.resource ??= { partition: '/machine' };
  return document;
}

/** Each image gets a number that names its block nodes; top images only, backing chains are QEMU's to open. */
function numberBlockNodes({ devices }: Domain): void {
  let index = 0;
  for (const disk of devices.disks) {
    if (!('source' in disk) || disk.source === undefined || typeof disk.source !== 'object') continue;
    index += 1;
    Object.assign(disk, { source: { ...disk.source, index } });
  }
}

function placeChannels({ devices }: Domain, folder: string): void {
  for (const channel of devices.channels) {
    if (channel.target.type !== 'virtio') continue;
    channel.target.state = 'disconnected';
    if (channel.type !== 'unix' || channel.source?.path !== undefined) continue;
    const source = channel.source ?? { seclabels: [], mode: 'bind' };
    source.mode = 'bind';
    source.path = `${folder}/${channel.target.name ?? channel.alias ?? ''}`;
    channel.source = source;
  }
}

function chooseDisplays({ devices }: Domain, { settings, portsInUse }: RunFacts): void {
  const taken = new Set(portsInUse);
  for (const display of devices.graphics) {
    if (display.type !== 'vnc') continue;
    for (const listen of display.listens) {
      if (listen.type === 'address') listen.address ??= settings.vncListen;
    }
    const [listen] = display.listens;
    if (listen?.type === 'address') display.listen = listen.address;
    if (display.port !== undefined && display.port !== -1) continue;
    if (listen?.type === 'socket' || listen?.type === 'none') continue;
    display.port = freePort(taken, settings);
    taken.add(display.port);
  }
}

function freePort(taken: ReadonlySet<number>, { displayPorts: { first, last } }: SettleSettings): number {
  for (let port = first; port <= last; port++) if (!taken.has(port)) return port;
  throw new VirtError('internalError', 'Unable to find an unused port in range', { domain: 'none' });
}
