/**
 * Putting a host interface into a bridge of its own, and taking it out again. The bridge takes over what makes the interface a
 * member of a network (addresses, start mode); what makes it a device (MAC address, bond, VLAN) stays with it.
 *
 *     <interface name='eth1'> start, protocol, mac
 *        │ iface-bridge                       ▲ iface-unbridge
 *        ▼                                    │
 *     <interface type='bridge' name='br0'> start, protocol, <bridge><interface name='eth1'> mac
 *
 * @source virsh 9.0, compared by running it
 */
import { type Connection, type Interface, InterfaceXMLFlags } from 'typevirt';
import { attempt, Failure, failureLines } from '../failure.ts';
import type { Arguments } from '../grammar/arguments.ts';
import { elements, formatXml, parseXml, type XmlContent, type XmlElement } from '../xml/tree.ts';
import type { Shell } from './body.ts';
import { findInterface } from './find.ts';

/** What an interface keeps when it becomes a port. */
const ownElements = ['mac', 'bond', 'vlan'];

const isOwn = ({ name }: XmlElement): boolean => ownElements.includes(name);

/** `iface-bridge`. */
export async function bridgeInterface(
  args: Arguments<'interface' | 'bridge' | 'no-stp' | 'delay' | 'no-start'>,
  shell: Shell,
): Promise<void> {
  const connection = await shell.connection();
  const port = await findInterface(connection, args.required('interface'), ['name']);
  const bridge = args.required('bridge');
  const free = await lookupFailure(connection, bridge);
  try {
    const stp = !args.has('no-stp');
    const delaySeconds = args.uint('delay') ?? 0;
    const options = stp ? { stp: 'on', delay: String(delaySeconds) } : { stp: 'off' };
    await putIntoBridge(connection, port, bridge, options, args.has('no-start'), shell);
  } catch (error) {
    throw withStale(error, free);
  }
}

/** Why there is no interface of that name. @throws {Failure} if there is one. */
async function lookupFailure(connection: Connection, name: string): Promise<unknown> {
  try {
    await connection.interfaceLookupByName(name);
  } catch (error) {
    return error;
  }
  throw new Failure(`Network device ${name} already exists`);
}

/** Virsh prints the last error of the library, even one that was expected, unless a later one took its place. */
function withStale(error: unknown, stale: unknown): unknown {
  const isOurs = error instanceof Failure && error.cause === undefined;
  return isOurs ? new Failure(failureLines(error).join('\n'), { cause: stale }) : error;
}

async function putIntoBridge(
  connection: Connection,
  port: Interface,
  bridge: string,
  options: Readonly<Record<string, string>>,
  staysDown: boolean,
  shell: Shell,
): Promise<void> {
  const document = bridgeOf(await readDefinition(port), port.name, bridge, options);
  const defined = await attempt(`Failed to define new bridge interface ${bridge}`, () =>
    connection.interfaceDefineXml(formatXml(document)),
  );
  shell.out.say(`Created bridge ${bridge} with attached device ${port.name}\n`);
  if (staysDown) return;
  await attempt(`Failed to start bridge interface ${bridge}`, () => defined.create());
  shell.out.say(`Bridge interface ${bridge} started\n`);
}

/** The document of a bridge that takes an interface in. @throws {Failure} if it cannot be a port. */
export function bridgeOf(
  port: XmlElement,
  name: string,
  bridge: string,
  options: Readonly<Record<string, string>>,
): XmlContent {
  const { type } = port.attributes;
  if (type === undefined) throw new Failure(`Existing device ${name} has no type`);
  if (type === 'bridge') throw new Failure(`Existing device ${name} is already a bridge`);
  const member: XmlContent = {
    name: 'interface',
    attributes: { type, name },
    children: elements(port).filter(isOwn),
  };
  return {
    name: 'interface',
    attributes: { ...port.attributes, type: 'bridge', name: bridge },
    children: [
      ...elements(port).filter((each) => !isOwn(each)),
      { name: 'bridge', attributes: options, children: [member] },
    ],
  };
}

/** `iface-unbridge`. */
export async function unbridgeInterface(args: Arguments<'bridge' | 'no-start'>, shell: Shell): Promise<void> {
  const connection = await shell.connection();
  const bridge = await findInterface(connection, args.required('bridge'), ['name']);
  const freed = portOf(await readDefinition(bridge), bridge.name);
  const { name } = freed.attributes;
  await attempt(`Failed to destroy bridge interface ${bridge.name}`, () => bridge.destroy());
  await attempt(`Failed to undefine bridge interface ${bridge.name}`, () => bridge.undefine());
  const defined = await attempt(`Failed to define new interface ${name}`, () =>
    connection.interfaceDefineXml(formatXml(freed)),
  );
  shell.out.say(`Device ${name} un-attached from bridge ${bridge.name}\n`);
  if (args.has('no-start')) return;
  await attempt(`Failed to start interface ${name}`, () => defined.create());
  shell.out.say(`Interface ${name} started\n`);
}

/** The document of the one interface in a bridge. @throws {Failure} if there is not one. */
export function portOf(bridge: XmlElement, name: string): XmlContent {
  if (bridge.attributes['type'] !== 'bridge') throw new Failure(`Device ${name} is not a bridge`);
  const port = onlyPort(elements(bridge, 'bridge')[0], name);
  return {
    name: 'interface',
    attributes: { ...bridge.attributes, ...port.attributes },
    children: [...elements(bridge).filter((each) => each.name !== 'bridge'), ...elements(port)],
  };
}

function onlyPort(bridge: XmlElement | undefined, name: string): XmlElement {
  if (bridge === undefined) throw new Failure(`No bridge node in xml doc of bridge ${name}`);
  const [port, another] = elements(bridge, 'interface');
  if (port === undefined) throw new Failure('No interface attached to bridge');
  if (another !== undefined) throw new Failure('Multiple interfaces attached to bridge');
  for (const attribute of ['type', 'name']) {
    if (port.attributes[attribute] === undefined)
      throw new Failure(`Device attached to bridge ${name} has no ${attribute}`);
  }
  return port;
}

async function readDefinition(of: Interface): Promise<XmlElement> {
  const root = parseXml(await of.getXmlDesc(InterfaceXMLFlags.inactive));
  if (root === undefined) throw new Failure(`Failed to parse configuration of ${of.name}`);
  return root;
}
