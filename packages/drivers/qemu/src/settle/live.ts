/**
 * From a stored definition to the document of one run: names of devices, chosen ports, paths of this run, numbers of block
 * nodes.
 */
import { VirtError } from '@typevirt/driver';
import type { Domain } from '@typevirt/model';
import type { QemuCapabilities } from '../probe/index.ts';
import { assignAliases } from './aliases.ts';
import type { SettleSettings } from './context.ts';
import { expandHostModel } from './host-model.ts';
import { alignMemory } from './memory-sizes.ts';
import { numberBlockNodes } from './node-numbers.ts';

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
export function settleLive(definition: Domain, capabilities: QemuCapabilities, facts: RunFacts): Domain {
  const document = structuredClone(definition);
  document.id = facts.id;
  expandHostModel(document, capabilities);
  alignMemory(document);
  assignAliases(document);
  numberBlockNodes(document);
  placeChannels(document, facts.channels);
  chooseDisplays(document, facts);
  document.resource ??= { partition: '/machine' };
  return document;
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
    for (const listen of display.listens) if (listen.type === 'address') listen.address ??= usual;
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
