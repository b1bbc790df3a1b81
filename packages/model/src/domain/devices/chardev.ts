/**
 * Where a character device of the guest leads on the host. Serial ports, consoles, channels, smart cards, USB
 * redirection and the EGD of random number generators all end in one of these, chosen by their `type`.
 *
 * @source libvirt 9.0 docs/formatdomain (Consoles, serial, parallel & channel devices), domaincommon.rng "qemucdevSrcDef"
 */
import {
  attr,
  child,
  type Element,
  element,
  fields,
  type Infer,
  inside,
  many,
  onOff,
  oneOf,
  optional,
  type Shape,
  string,
  uint32,
  yesNo,
} from '@typevirt/xml';
import { seclabelsPart } from './device-seclabel.ts';
import { reconnectXml } from './reconnect.ts';
import { path } from './scalars.ts';

const log = fields({
  file: attr('file', path, { doc: 'File that all output is also written to.' }),
  append: optional(attr('append', onOff, { doc: 'Whether the file is kept when the guest starts.' })),
});
/** Where a character device's output is also written. */
export interface ChardevLog extends Infer<typeof log> {}
export const chardevLogXml: Element<ChardevLog> = element('log', log, {
  doc: 'File that all output is also written to.',
  since: '1.3.3',
});

/** libvirt's grammar has one `<source>` for all kinds; what is of another kind means nothing. */
const sourceAttributes = ['mode', 'path', 'host', 'service', 'channel', 'master', 'slave', 'append', 'tls'];
const sourceFields = <const S extends Shape>(shape: S) => {
  const own = Object.values(shape).flatMap(({ spec }) => (spec.kind === 'attribute' ? [spec.name] : []));
  return fields(shape, { spare: sourceAttributes.filter((name) => !own.includes(name)) });
};

const ptySource = sourceFields({
  path: optional(attr('path', path, { in: ['live', 'status'], doc: 'The terminal that the host gave.' })),
  ...seclabelsPart,
});
/** A pseudo terminal. */
export interface PtySource extends Infer<typeof ptySource> {}
export const ptySourceXml: Element<PtySource> = element('source', ptySource, { doc: 'Pseudo terminal.' });

const devSource = sourceFields({
  path: attr('path', path, { doc: 'Device or pipe of the host.' }),
  ...seclabelsPart,
});
/** A device or pipe of the host. */
export interface DevSource extends Infer<typeof devSource> {}
export const devSourceXml: Element<DevSource> = element('source', devSource, {
  doc: 'Device or pipe of the host.',
});

const fileSource = sourceFields({
  path: attr('path', path, { doc: 'File for the output.' }),
  append: optional(attr('append', onOff, { doc: 'Whether the file is kept when the guest starts.' })),
  ...seclabelsPart,
});
/** A file that takes the output. */
export interface ChardevFileSource extends Infer<typeof fileSource> {}
export const chardevFileSourceXml: Element<ChardevFileSource> = element('source', fileSource, {
  doc: 'File for the output.',
});

const mode = oneOf('connect', 'bind');

const unixSource = sourceFields({
  mode: attr('mode', mode, { default: 'connect', doc: 'Whether the guest calls or listens.' }),
  path: optional(
    attr('path', path, { doc: 'The socket. One is made when absent, for a channel that listens.' }),
  ),
  ...seclabelsPart,
  reconnect: optional(child(reconnectXml)),
});
/** A UNIX socket. */
export interface UnixSource extends Infer<typeof unixSource> {}
export const unixSourceXml: Element<UnixSource> = element('source', unixSource, { doc: 'UNIX socket.' });

const tcpSource = sourceFields({
  mode: attr('mode', mode, { default: 'connect', doc: 'Whether the guest calls or listens.' }),
  host: attr('host', string, { doc: 'Host name or address.' }),
  service: attr('service', string, { doc: 'Port number or service name.' }),
  tls: optional(attr('tls', yesNo, { since: '2.4.0', doc: 'Whether the connection is encrypted.' })),
  tlsFromConfig: optional(
    attr('tlsFromConfig', uint32, {
      in: ['status'],
      internal: true,
      doc: '1 when `tls` was taken from the host configuration.',
    }),
  ),
  reconnect: optional(child(reconnectXml)),
});
/** A TCP connection. */
export interface TcpSource extends Infer<typeof tcpSource> {}
export const tcpSourceXml: Element<TcpSource> = element('source', tcpSource, { doc: 'TCP connection.' });

const udpSource = sourceFields({
  mode: attr('mode', mode, {
    default: 'connect',
    doc: 'bind: where packets arrive; connect: where they are sent.',
  }),
  host: optional(attr('host', string, { doc: 'Host name or address.' })),
  service: optional(attr('service', string, { doc: 'Port number or service name.' })),
});
/** One end of a pair of UDP ports. */
export interface UdpSource extends Infer<typeof udpSource> {}
export const udpSourceXml: Element<UdpSource> = element('source', udpSource, {
  doc: 'One end of the connection.',
});

const nmdmSource = sourceFields({
  master: attr('master', path, { doc: "The guest's side." }),
  slave: attr('slave', path, { doc: "The host's side." }),
});
/** A null modem of FreeBSD. */
export interface NmdmSource extends Infer<typeof nmdmSource> {}
export const nmdmSourceXml: Element<NmdmSource> = element('source', nmdmSource, {
  doc: 'Null modem of FreeBSD.',
  since: '1.2.4',
});

const vdagentSource = sourceFields({
  clipboard: optional(
    inside('clipboard', attr('copypaste', yesNo), { doc: 'Whether guest and viewer share the clipboard.' }),
  ),
  mouse: optional(
    inside('mouse', attr('mode', oneOf('server', 'client')), { doc: 'Who moves the pointer.' }),
  ),
});
/** QEMU's own SPICE agent. */
export interface VdagentSource extends Infer<typeof vdagentSource> {}
export const vdagentSourceXml: Element<VdagentSource> = element('source', vdagentSource, {
  doc: "QEMU's own SPICE agent.",
  since: '8.4.0',
});

const protocolPart = {
  protocol: inside('protocol', attr('type', oneOf('raw', 'telnet', 'telnets', 'tls'), { default: 'raw' }), {
    doc: 'What is spoken on the connection.',
  }),
};
const channelName = {
  source: optional(inside('source', attr('channel', string), { doc: 'Name of the channel.' })),
};

/** One case for each kind of character device: `head`, what the kind needs, `log`, `tail`. */
export function chardevTypes<H extends Shape, T extends Shape>(head: H, tail: T) {
  const end = { log: optional(child(chardevLogXml)), ...tail };
  return {
    pty: fields({ ...head, source: optional(child(ptySourceXml)), ...end }),
    dev: fields({ ...head, source: child(devSourceXml), ...end }),
    file: fields({ ...head, source: child(chardevFileSourceXml), ...end }),
    pipe: fields({ ...head, source: child(devSourceXml), ...end }),
    unix: fields({ ...head, source: optional(child(unixSourceXml)), ...end }),
    tcp: fields({ ...head, source: child(tcpSourceXml), ...protocolPart, ...end }),
    udp: fields({ ...head, sources: many(child(udpSourceXml)), ...end }),
    null: fields({ ...head, ...end }),
    stdio: fields({ ...head, ...end }),
    vc: fields({ ...head, ...end }),
    spicevmc: fields({ ...head, ...end }),
    spiceport: fields({ ...head, ...channelName, ...end }),
    nmdm: fields({ ...head, source: child(nmdmSourceXml), ...end }),
    'qemu-vdagent': fields({ ...head, source: optional(child(vdagentSourceXml)), ...end }),
    dbus: fields({ ...head, ...channelName, ...end }),
  };
}

const bare = chardevTypes({}, {});
type Bare = typeof bare;
/** Where a character device leads, without the device. */
export type ChardevBackend = { [K in keyof Bare]: { readonly type: K } & Infer<Bare[K]> }[keyof Bare];
