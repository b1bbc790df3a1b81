/** Documents of the devices that `attach-disk` and `attach-interface` describe by options. @source virsh 9.0 --print-xml */
import { Failure } from '../failure.ts';
import type { Arguments } from '../grammar/arguments.ts';
import { escapeXml } from '../xml/tree.ts';
import { type Bandwidth, parseBandwidth } from './bandwidth.ts';

const attribute = (name: string, value: string | number | undefined): string =>
  value === undefined ? '' : ` ${name}='${escapeXml(String(value))}'`;

const hexValue = (text: string, digits: number): string =>
  Number.parseInt(text, 16).toString(16).padStart(digits, '0');

const hexPart = (text: string, digits: number): string => `0x${hexValue(text, digits)}`;

type DiskOption =
  | 'source'
  | 'target'
  | 'targetbus'
  | 'driver'
  | 'subdriver'
  | 'iothread'
  | 'cache'
  | 'io'
  | 'type'
  | 'mode'
  | 'sourcetype'
  | 'serial'
  | 'wwn'
  | 'alias'
  | 'rawio'
  | 'address'
  | 'multifunction'
  | 'source-protocol'
  | 'source-host-name'
  | 'source-host-transport'
  | 'source-host-socket';

/** The disk for the options. @param isBlock Whether the source is a block device of this host. */
export function diskDocument(args: Arguments<DiskOption>, isBlock: boolean): string {
  const mode = args.text('mode');
  if (mode !== undefined && mode !== 'readonly' && mode !== 'shareable') {
    throw new Failure(`No support for ${mode} in command 'attach-disk'`);
  }
  const target = args.required('target');
  const wwn = args.text('wwn');
  if (wwn !== undefined && !/^[0-9a-f]{16}$/i.test(wwn))
    throw new Failure(`internal error: Malformed wwn: ${wwn}`);
  const protocol = args.text('source-protocol');
  const type = args.text('sourcetype') ?? (protocol !== undefined ? 'network' : isBlock ? 'block' : 'file');
  const device = args.text('type');
  return [
    `<disk type='${type}'${attribute('device', device)}${args.has('rawio') ? " rawio='yes'" : ''}>`,
    ...driverLine(args),
    ...sourceLines(args, type),
    `  <target dev='${escapeXml(target)}'${attribute('bus', args.text('targetbus'))}/>`,
    ...(mode === undefined ? [] : [`  <${mode}/>`]),
    ...textLine('serial', args.text('serial')),
    ...aliasLine(args.text('alias')),
    ...textLine('wwn', wwn),
    ...addressLine(args.text('address'), target, args.has('multifunction')),
    '</disk>',
    '',
  ].join('\n');
}

const textLine = (name: string, value: string | undefined): string[] =>
  value === undefined ? [] : [`  <${name}>${escapeXml(value)}</${name}>`];

const aliasLine = (alias: string | undefined): string[] =>
  alias === undefined ? [] : [`  <alias name='${escapeXml(alias)}'/>`];

function driverLine(args: Arguments<DiskOption>): string[] {
  const attributes = [
    attribute('name', args.text('driver')),
    attribute('type', args.text('subdriver')),
    attribute('iothread', args.text('iothread')),
    attribute('cache', args.text('cache')),
    attribute('io', args.text('io')),
  ].join('');
  return attributes === '' ? [] : [`  <driver${attributes}/>`];
}

function sourceLines(args: Arguments<DiskOption>, type: string): string[] {
  const source = args.required('source');
  const protocol = args.text('source-protocol');
  if ((protocol !== undefined) !== (type === 'network')) {
    throw new Failure('--source-protocol option requires --sourcetype network');
  }
  if (type === 'network') return networkSource(args, source, protocol);
  if (type === 'file') return [`  <source file='${escapeXml(source)}'/>`];
  if (type === 'block') return [`  <source dev='${escapeXml(source)}'/>`];
  throw new Failure(`Unknown source type: '${type}'`);
}

function networkSource(args: Arguments<DiskOption>, source: string, protocol: string | undefined): string[] {
  const [, name, port] = /^([^:]*)(?::(.*))?$/.exec(args.text('source-host-name') ?? '')!;
  const hasName = args.has('source-host-name');
  const host = [
    attribute('name', hasName ? name : undefined),
    attribute('transport', args.text('source-host-transport')),
    attribute('socket', args.text('source-host-socket')),
    attribute('port', port),
  ].join('');
  const head = `  <source${attribute('protocol', protocol)} name='${escapeXml(source)}'`;
  return host === '' ? [`${head}/>`] : [`${head}>`, `    <host${host}/>`, '  </source>'];
}

/** How many parts the address of each kind has. */
const addressParts: Readonly<Record<string, number>> = { pci: 4, ccw: 3, usb: 2, scsi: 3, sata: 3, ide: 3 };

/** The kinds of address that suit a target name, and what virsh says to others. */
const addressesByTarget = [
  {
    start: 'vd',
    kinds: ['pci', 'ccw'],
    otherwise: 'expecting a pci:0000.00.00.00 or ccw:00.0.0000 address.',
  },
  {
    start: 'sd',
    kinds: ['scsi', 'usb', 'sata'],
    otherwise: 'expecting a scsi:00.00.00 or usb:00.00 or sata:00.00.00 address.',
  },
  { start: 'hd', kinds: ['ide'], otherwise: 'expecting an ide:00.00.00 address.' },
] as const;

function addressLine(written: string | undefined, target: string, multifunction: boolean): string[] {
  if (written === undefined) return [];
  const [, kind = '', rest = ''] = /^(\w+):(.+)$/.exec(written) ?? [];
  const parts = readParts(rest, addressParts[kind] ?? 0, kind === 'pci' || kind === 'ccw');
  if (parts === undefined) throw new Failure('Invalid address.');
  const suitable = addressesByTarget.find(({ start }) => target.startsWith(start));
  if (suitable !== undefined && !suitable.kinds.some((each) => each === kind))
    throw new Failure(suitable.otherwise);
  return [`  <address ${addressAttributes(kind, parts, multifunction)}/>`];
}

/** The numbers of an address, as C reads them: one character of any kind between two, and whatever behind the last. */
function readParts(text: string, count: number, isHex: boolean): string[] | undefined {
  const number = isHex ? '(?:0[xX])?([0-9a-fA-F]+)' : '([0-9]+)';
  const found = new RegExp(`^${Array(count).fill(number).join('.')}`).exec(text);
  return count === 0 || found === null ? undefined : found.slice(1);
}

function addressAttributes(
  kind: string,
  [a = '', b = '', c = '', d = '']: readonly string[],
  many: boolean,
): string {
  if (kind === 'pci') {
    const place = `domain='${hexPart(a, 4)}' bus='${hexPart(b, 2)}' slot='${hexPart(c, 2)}' function='${hexPart(d, 1)}'`;
    return `type='pci' ${place}${many ? " multifunction='on'" : ''}`;
  }
  if (kind === 'ccw')
    return `type='ccw' cssid='${hexPart(a, 2)}' ssid='${hexPart(b, 1)}' devno='${hexPart(c, 4)}'`;
  if (kind === 'usb') return `type='usb' bus='${Number(a)}' port='${Number(b)}'`;
  return `type='drive' controller='${Number(a)}' bus='${Number(b)}' unit='${Number(c)}'`;
}

type InterfaceOption =
  | 'type'
  | 'source'
  | 'target'
  | 'mac'
  | 'script'
  | 'model'
  | 'alias'
  | 'inbound'
  | 'outbound'
  | 'managed'
  | 'source-mode';

/** The network interface for the options. */
export function interfaceDocument(args: Arguments<InterfaceOption>): string {
  const type = args.required('type');
  const source = interfaceSource(type, args);
  const mode = args.text('source-mode');
  if (mode !== undefined && mode !== 'server' && mode !== 'client')
    throw new Failure(`Invalid source mode: ${mode}`);
  const inbound = rate(args.text('inbound'), 'inbound');
  const outbound = rate(args.text('outbound'), 'outbound');
  return [
    `<interface type='${escapeXml(type)}'${args.has('managed') ? " managed='yes'" : ''}>`,
    ...source,
    ...(args.text('target') === undefined ? [] : [`  <target dev='${escapeXml(args.required('target'))}'/>`]),
    ...(args.text('mac') === undefined ? [] : [`  <mac address='${escapeXml(args.required('mac'))}'/>`]),
    ...(args.text('script') === undefined
      ? []
      : [`  <script path='${escapeXml(args.required('script'))}'/>`]),
    ...(args.text('model') === undefined ? [] : [`  <model type='${escapeXml(args.required('model'))}'/>`]),
    ...aliasLine(args.text('alias')),
    ...(inbound.length + outbound.length === 0
      ? []
      : ['  <bandwidth>', ...inbound, ...outbound, '  </bandwidth>']),
    '</interface>',
    '',
  ].join('\n');
}

function rate(written: string | undefined, direction: 'inbound' | 'outbound'): string[] {
  if (written === undefined) return [];
  const values: Bandwidth = parseBandwidth(written, direction);
  if (!values.average && !(direction === 'inbound' && values.floor)) {
    const what = direction === 'inbound' ? 'either inbound average or floor' : 'outbound average';
    throw new Failure(`${what} is mandatory`);
  }
  const attributes = Object.entries(values).map(([name, value]) => attribute(name, value || undefined));
  return [`    <${direction}${attributes.join('')}/>`];
}

function interfaceSource(type: string, args: Arguments<InterfaceOption>): string[] {
  const source = args.required('source');
  switch (type) {
    case 'network':
    case 'bridge':
      return [`  <source ${type}='${escapeXml(source)}'/>`];
    case 'direct':
      return [`  <source dev='${escapeXml(source)}'${attribute('mode', args.text('source-mode'))}/>`];
    case 'hostdev':
      return hostDeviceSource(source);
    case 'vhostuser': {
      const mode = args.text('source-mode');
      if (mode === undefined) throw new Failure('source-mode is mandatory');
      return [`  <source type='unix' path='${escapeXml(source)}' mode='${mode}'/>`];
    }
    default:
      throw new Failure(`No support for ${type} in command 'attach-interface'`);
  }
}

function hostDeviceSource(source: string): string[] {
  const [, domain, bus, slot, fn] = /^([0-9a-f]+):([0-9a-f]+):([0-9a-f]+)\.([0-9a-f]+)$/i.exec(source) ?? [];
  if (fn === undefined) throw new Failure(`cannot parse pci address '${source}' for network interface`);
  return [
    '  <source>',
    `    <address type='pci' domain='${hexPart(domain!, 4)}' bus='${hexPart(bus!, 2)}' slot='${hexPart(slot!, 2)}' function='${hexPart(fn, 1)}'/>`,
    '  </source>',
  ];
}
