/**
 * From a stored definition to the document of one run: names of devices, chosen ports, paths of this run, numbers of block
 * nodes.
 */
import { VirtError } from '@typevirt/driver';
import type { Disk, Domain } from '@typevirt/model';
import type { Firmware, QemuCapabilities } from '../probe/index.ts';
import { assignAliases } from './aliases.ts';
import type { SettleSettings } from './context.ts';
import { chooseFirmware } from './firmware.ts';
import { expandHostModel } from './host-model.ts';
import { placeVariables } from './machine-defaults.ts';
import { alignMemory } from './memory-sizes.ts';
import { numberBlockNodes } from './node-numbers.ts';

/** What an administrator set, as far as a run shows it. */
export interface RunSettings extends SettleSettings {
  /** Whom QEMU runs as; the daemon's own user if left out. */
  readonly runAs?: { readonly uid: number; readonly gid: number } | undefined;
}

/** What belongs to one run. */
export interface RunFacts {
  readonly id: number;
  /** Folder for sockets of channels. */
  readonly channels: string;
  readonly settings: RunSettings;
  /** Does the daemon run as root, so that files and processes have owners of its choice? */
  readonly privileged?: boolean;
  /** Firmware to choose from, where the definition leaves it open. */
  readonly installed?: readonly Firmware[];
  readonly nvramFolder?: string;
  /** TCP ports that other guests' displays have. */
  readonly portsInUse: ReadonlySet<number>;
}

/**
 * Settles a definition for one run.
 *
 * @returns A copy; the definition is left as it was.
 * @throws {VirtError} `internalError` where no port is left.
 */
export function settleLive(definition: Domain, capabilities: QemuCapabilities, facts: RunFacts): Domain {
  const document = structuredClone(definition);
  document.id = facts.id;
  chooseFirmware(document, facts.installed ?? []);
  placeVariables(document, facts.nvramFolder);
  expandHostModel(document, capabilities);
  alignMemory(document);
  assignAliases(document);
  numberBlockNodes(document);
  placeChannels(document, facts.channels);
  chooseDisplays(document, facts);
  document.resource ??= { partition: '/machine' };
  sayPlainConnections(document);
  if (document.devices.memballoon?.model === 'none') document.currentMemory = document.memory?.amount;
  for (const disk of document.devices.disks) if (isEmpty(disk)) delete disk.driver?.type;
  if (facts.privileged === true) labelOwner(document, facts.settings.runAs);
  return document;
}

/** A drive without a medium has no format. */
function isEmpty(disk: Disk): boolean {
  return (
    (disk.type === 'file' && disk.source?.file === undefined) ||
    (disk.type === 'block' && disk.source?.dev === undefined)
  );
}

/** Connections that nobody asked to encrypt are not, as long as an administrator sets up no keys for them. */
function sayPlainConnections({ devices }: Domain): void {
  const { serials, parallels, consoles, channels, redirdevs } = devices;
  for (const device of [...serials, ...parallels, ...consoles, ...channels, ...redirdevs]) {
    if (device.type !== 'tcp' || device.source === undefined || device.source.tls !== undefined) continue;
    device.source.tls = false;
    device.source.tlsFromConfig = 1;
  }
}

/** Who owns QEMU and its files, in the words of the security model of owners, unless the definition says it. */
function labelOwner(document: Domain, runAs: RunSettings['runAs']): void {
  if (document.securityLabels.some(({ model }) => model === 'dac')) return;
  const label = `+${runAs?.uid ?? 0}:+${runAs?.gid ?? 0}`;
  document.securityLabels.push({ type: 'dynamic', model: 'dac', relabel: true, label, imageLabel: label });
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
  const choose = (): number => {
    const port = freePort(taken, settings);
    taken.add(port);
    return port;
  };
  for (const display of devices.graphics) {
    if (display.type !== 'vnc' && display.type !== 'spice') continue;
    const usual = display.type === 'vnc' ? settings.vncListen : settings.spiceListen;
    for (const listen of display.listens) {
      if (listen.type !== 'address' || listen.address !== undefined) continue;
      listen.address = usual;
      listen.fromConfig = 1;
    }
    const [listen] = display.listens;
    if (listen?.type === 'address') display.listen = listen.address;
    if (listen?.type === 'socket' || listen?.type === 'none') continue;
    if (mustChoose(display)) display.port = choose();
    if (display.type === 'spice' && display.tlsPort === -1) display.tlsPort = choose();
  }
}

/** Whether nobody said at which port viewers call. */
export function mustChoose(display: {
  readonly port?: number | undefined;
  readonly autoPort?: boolean | undefined;
}): boolean {
  const { port = 0, autoPort } = display;
  return port === -1 || (autoPort === true && port === 0);
}

function freePort(taken: ReadonlySet<number>, { displayPorts: { first, last } }: SettleSettings): number {
  for (let port = first; port <= last; port++) if (!taken.has(port)) return port;
  throw new VirtError('internalError', 'Unable to find an unused port in range', { domain: 'none' });
}
