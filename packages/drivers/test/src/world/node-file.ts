/**
 * A host as a file describes it: `test:///FILE`.
 *
 *     <node> ─┬─ <cpu>, <memory>                       what the host is
 *             ├─ <domain>, <network>, <interface>,
 *             └─ <pool> with <volume>s, <device>       what is on it; each here, or in a file of its own (`file='…'`)
 *
 * Objects are active at once. A domain says otherwise in elements of a namespace of its own: `runstate` (a number of the
 * API's), `transient`, `hasmanagedsave`.
 *
 * @source libvirt docs/drvtest, testOpenParse and its neighbours
 */
import { DomainPausedReason, DomainState, VirtError } from '@typevirt/driver';
import { parseNodeDevice, parseStorageVolume, DocumentError } from '@typevirt/model';
import { foreign, formatForeign, parse, XmlError, type ForeignElement } from '@typevirt/xml';
import { stopDomain } from '../domain/run.ts';
import type { FileStore, Surroundings } from '../options.ts';
import { add as addVolume } from '../methods/volumes.ts';
import { addActiveInterface, addActiveNetwork, addActivePool, addRunningDomain } from './default-world.ts';
import { defaultNode, World, type NodeFacts } from './world.ts';

const objectKinds = ['network', 'interface', 'pool', 'device', 'domain'] as const;
type ObjectKind = (typeof objectKinds)[number];

const namespace = 'http://libvirt.org/schemas/domain/test/1.0';

/** @throws {VirtError} `xmlError` for files that are not there, `xmlDetail` for what is not XML, and what objects refuse. */
export async function worldOf(path: string, surroundings: Surroundings): Promise<World> {
  const world = new World(surroundings);
  const node = await readFile(path, 'node', surroundings.files);
  world.node = nodeFacts(node);
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const objects: ForeignElement[] = [];
  for (const child of childrenOf(node)) objects.push(await whole(child, folder, surroundings.files));
  // Networks and pools first: domains may refer to them.
  for (const kind of objectKinds) {
    for (const object of objects.filter(({ name }) => name === kind)) addObject[kind](world, object);
  }
  return world;
}

const addObject: Readonly<Record<ObjectKind, (world: World, element: ForeignElement) => void>> = {
  network: (world, element) => addActiveNetwork(world, textOf(element)),
  interface: (world, element) => addActiveInterface(world, textOf(element)),
  pool: addPool,
  device: (world, element) => {
    const device = parseNodeDevice(textOf(element));
    world.devices.set(device.name ?? '', device);
  },
  domain: addDomain,
};

function addPool(world: World, element: ForeignElement): void {
  const pool = addActivePool(world, textOf(element));
  for (const volume of childrenOf(element).filter(({ name }) => name === 'volume')) {
    addVolume(pool, parseStorageVolume(textOf(volume), { pool: pool.definition.type }));
  }
}

function addDomain(world: World, element: ForeignElement): void {
  const prefix = element.attributes.find(([, value]) => value === namespace)?.[0].replace(/^xmlns:/, '');
  const says = (name: string): string | undefined => {
    const found = childrenOf(element).find((child) => child.name === `${prefix}:${name}`);
    return found === undefined ? undefined : contentOf(found);
  };
  const domain = addRunningDomain(world, textOf(element));
  const state = Number(says('runstate') ?? DomainState.running);
  if (state === DomainState.shutoff) stopDomain(world, domain, 'unknown');
  else if (state === DomainState.paused) domain.condition = { state, reason: DomainPausedReason.unknown };
  else if (state !== DomainState.running)
    throw new VirtError('xmlError', `runstate '${state}' out of range'`, { domain: 'test' });
  if (says('transient') === '1') {
    if (!domain.isActive)
      throw new VirtError('xmlError', "transient domain cannot have runstate 'shutoff'", { domain: 'test' });
    domain.definition = undefined;
  }
  if (says('hasmanagedsave') === '1') domain.managedSave = domain.document;
}

function nodeFacts(node: ForeignElement): NodeFacts {
  const cpu = childrenOf(node).find(({ name }) => name === 'cpu');
  const number = (parent: ForeignElement | undefined, name: string): number | undefined => {
    const found = parent && childrenOf(parent).find((child) => child.name === name);
    return found === undefined ? undefined : Number(contentOf(found));
  };
  const model = cpu && childrenOf(cpu).find(({ name }) => name === 'model');
  const shape = {
    nodes: number(cpu, 'nodes') ?? defaultNode.nodes,
    sockets: number(cpu, 'sockets') ?? defaultNode.sockets,
    cores: number(cpu, 'cores') ?? defaultNode.cores,
    threads: number(cpu, 'threads') ?? defaultNode.threads,
  };
  const { nodes, sockets, cores, threads } = shape;
  return {
    ...shape,
    model: model === undefined ? defaultNode.model : contentOf(model),
    mhz: number(cpu, 'mhz') ?? defaultNode.mhz,
    cpus: number(cpu, 'active') ?? nodes * sockets * cores * threads,
    memoryKiB: BigInt(number(node, 'memory') ?? Number(defaultNode.memoryKiB)),
  };
}

/** An object with what its `file` holds in its place; the same for the volumes of a pool. */
async function whole(element: ForeignElement, folder: string, files: FileStore): Promise<ForeignElement> {
  const file = element.attributes.find(([name]) => name === 'file')?.[1];
  const path = file?.startsWith('/') ? file : `${folder}${file ?? ''}`;
  const read = file === undefined ? { ...element, children: [] } : await readFile(path, element.name, files);
  const children: ForeignElement['children'] = [];
  for (const child of element.children) {
    const isVolume = isElement(child) && child.name === 'volume';
    children.push(isVolume ? await whole(child, folder, files) : child);
  }
  return { ...read, children: [...read.children, ...children] };
}

async function readFile(path: string, root: string, files: FileStore): Promise<ForeignElement> {
  const text = await files.read(path);
  if (text === undefined)
    throw new VirtError('xmlError', `failed to parse xml document '${path}'`, { domain: 'xml' });
  try {
    return parse(text, foreign(root));
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    if (error.kind === 'wrong-root') {
      throw new VirtError('xmlError', `root element is not '${root}'`, { domain: 'test' });
    }
    throw new DocumentError(
      { code: 'xmlDetail', domain: 'none', detail: `${path}:${error.line}: ${error.text}` },
      { cause: error },
    );
  }
}

type Child = ForeignElement['children'][number];

function isElement(child: Child): child is ForeignElement {
  return typeof child === 'object' && 'name' in child;
}

function childrenOf({ children }: ForeignElement): ForeignElement[] {
  return children.filter(isElement);
}

function contentOf({ children }: ForeignElement): string {
  return children
    .filter((child) => typeof child === 'string')
    .join('')
    .trim();
}

/** Without what only files of hosts have. */
function textOf(element: ForeignElement): string {
  const children = element.children.filter((child) => !isElement(child) || child.name !== 'volume');
  return formatForeign(element.name === 'pool' ? { ...element, children } : element, 0);
}
