/**
 * Graphical consoles.
 *
 * @source libvirt 9.0 docs/formatdomain (Graphical framebuffers), schemas/domaincommon.rng "graphic"
 */
import {
  attr,
  child,
  type Element,
  element,
  fields,
  type Infer,
  inside,
  int32,
  many,
  onOff,
  oneOf,
  optional,
  ranged,
  string,
  uint32,
  variants,
  yesNo,
} from '@typevirt/xml';
import { listenAttribute, listensPart } from './graphics-listen.ts';
import { absPath, dateTime } from './scalars.ts';

const gl = fields({
  enable: attr('enable', yesNo, { doc: 'Whether OpenGL is used.' }),
  renderNode: optional(
    attr('rendernode', absPath, { since: '3.1.0', doc: 'Device of the host that renders.' }),
  ),
});
/** Use of OpenGL. */
export interface GraphicsGl extends Infer<typeof gl> {}
export const graphicsGlXml: Element<GraphicsGl> = element('gl', gl, {
  doc: 'Use of OpenGL.',
  since: '1.3.3',
});

const glPart = { gl: optional(child(graphicsGlXml)) };
const audioPart = {
  audio: optional(
    inside('audio', attr('id', ranged(1, 0xffffffff)), {
      since: '7.2.0',
      doc: 'Audio backend that viewers hear.',
    }),
  ),
};

const autoPort = optional(
  attr('autoport', yesNo, { lenient: 'ignore', doc: 'Whether ports are chosen at each start.' }),
);
const port = optional(attr('port', int32, { doc: 'TCP port; -1 means chosen at each start.' }));
const keymap = optional(attr('keymap', string, { doc: 'Keyboard layout, e.g. de.' }));

const password = {
  passwd: optional(
    attr('passwd', string, { in: ['secure'], doc: 'Password that viewers must give, in clear text.' }),
  ),
  passwdValidTo: optional(
    attr('passwdValidTo', dateTime, { in: ['secure'], doc: 'When the password ends, in UTC.' }),
  ),
  connected: optional(
    attr('connected', oneOf('fail', 'disconnect', 'keep'), {
      in: ['secure'],
      since: '0.9.3',
      doc: 'What a new password means for connected viewers.',
    }),
  ),
};

const secureMode = oneOf('any', 'secure', 'insecure');
const spiceChannel = fields({
  name: attr(
    'name',
    oneOf('main', 'display', 'inputs', 'cursor', 'playback', 'record', 'smartcard', 'usbredir'),
    { doc: 'The channel.' },
  ),
  mode: attr('mode', secureMode, { doc: 'Whether it must, or must not, be encrypted.' }),
});
/** Security of one channel of SPICE. */
export interface SpiceChannel extends Infer<typeof spiceChannel> {}
export const spiceChannelXml: Element<SpiceChannel> = element('channel', spiceChannel, {
  doc: 'Security of one channel.',
  since: '0.8.6',
});

function compression<const W extends readonly string[]>(name: string, doc: string, ...words: W) {
  return optional(inside(name, attr('compression', oneOf(...words)), { since: '0.9.1', doc }));
}

const spice = fields({
  port: optional(
    attr('port', int32, { doc: 'TCP port for connections in clear; -1 means chosen at each start.' }),
  ),
  tlsPort: optional(
    attr('tlsPort', int32, { doc: 'TCP port for encrypted connections; -1 means chosen at each start.' }),
  ),
  autoPort,
  ...listenAttribute,
  keymap,
  defaultMode: attr('defaultMode', secureMode, {
    default: 'any',
    omitDefault: true,
    since: '0.9.12',
    doc: 'Encryption of channels that are not listed.',
  }),
  ...password,
  ...listensPart,
  channels: many(child(spiceChannelXml)),
  imageCompression: compression(
    'image',
    'Compression of images.',
    'auto_glz',
    'auto_lz',
    'quic',
    'glz',
    'lz',
    'off',
  ),
  jpegCompression: compression('jpeg', 'JPEG for images over slow lines.', 'auto', 'never', 'always'),
  zlibCompression: compression('zlib', 'Zlib for images over slow lines.', 'auto', 'never', 'always'),
  playbackCompression: optional(
    inside('playback', attr('compression', onOff), { since: '0.9.1', doc: 'Whether sound is compressed.' }),
  ),
  streaming: optional(
    inside('streaming', attr('mode', oneOf('filter', 'all', 'off')), {
      since: '0.9.2',
      doc: 'What is taken for video.',
    }),
  ),
  mouse: optional(
    inside('mouse', attr('mode', oneOf('server', 'client')), {
      since: '0.9.11',
      doc: 'Who moves the pointer.',
    }),
  ),
  clipboardCopyPaste: optional(
    inside('clipboard', attr('copypaste', yesNo), {
      since: '0.9.3',
      doc: 'Whether guest and viewer share the clipboard.',
    }),
  ),
  fileTransfer: optional(
    inside('filetransfer', attr('enable', yesNo), {
      since: '1.2.2',
      doc: 'Whether viewers may drop files into the guest.',
    }),
  ),
  ...glPart,
});

const display = optional(attr('display', string, { doc: 'X display.' }));
const fullscreen = optional(attr('fullscreen', yesNo, { doc: 'Whether the window fills the screen.' }));

const graphics = variants('type', {
  sdl: fields({
    display,
    xauth: optional(attr('xauth', string, { doc: 'File with the credentials for the display.' })),
    fullscreen,
    ...glPart,
  }),
  vnc: fields({
    port,
    autoPort,
    websocket: optional(
      attr('websocket', int32, { since: '1.0.6', doc: 'Port for websockets; -1: chosen at each start.' }),
    ),
    socket: optional(
      attr('socket', absPath, {
        since: '0.8.8',
        doc: 'Socket of the first `listen` element, for old clients.',
      }),
    ),
    ...listenAttribute,
    keymap,
    sharePolicy: optional(
      attr('sharePolicy', oneOf('allow-exclusive', 'force-shared', 'ignore'), {
        since: '1.0.6',
        doc: 'Whether viewers may keep others out.',
      }),
    ),
    powerControl: optional(
      attr('powerControl', yesNo, {
        since: '7.1.0',
        doc: 'Whether viewers may turn the guest off or reset it.',
      }),
    ),
    ...password,
    ...listensPart,
    ...audioPart,
  }),
  rdp: fields({
    port,
    autoPort,
    replaceUser: optional(
      attr('replaceUser', yesNo, { lenient: 'ignore', doc: 'Whether a new viewer replaces the one before.' }),
    ),
    multiUser: optional(
      attr('multiUser', yesNo, { lenient: 'ignore', doc: 'Whether several may watch at once.' }),
    ),
    ...listenAttribute,
    ...listensPart,
  }),
  desktop: fields({ display, fullscreen }),
  spice,
  'egl-headless': fields({
    glRenderNode: optional(
      inside('gl', attr('rendernode', absPath), { since: '4.6.0', doc: 'Device of the host that renders.' }),
    ),
  }),
  dbus: fields({
    p2p: optional(attr('p2p', yesNo, { doc: 'Whether viewers connect directly instead of over a bus.' })),
    address: optional(
      attr('address', string, { doc: 'Address of the bus. Absent: one of its own is made.' }),
    ),
    fromConfig: optional(
      attr('fromConfig', uint32, {
        in: ['status'],
        internal: true,
        doc: '1 when the address was not in the document.',
      }),
    ),
    ...glPart,
    ...audioPart,
  }),
});
/** A graphical console. */
export type Graphics = Infer<typeof graphics>;
export type GraphicsOf<T extends Graphics['type']> = Extract<Graphics, { readonly type: T }>;
export const graphicsXml: Element<Graphics> = element('graphics', graphics, {
  doc: 'Graphical console.',
  since: '0.1.0',
});
