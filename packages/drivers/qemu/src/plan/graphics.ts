/** Displays for viewers: VNC, SPICE, windows on the host. */
import type { Domain, Graphics, GraphicsOf } from '@typevirt/model';
import { commas, list, onOff, type Option } from './arguments.ts';
import { audioOf } from './audio.ts';
import type { PlanContext, ViewerSettings } from './context.ts';
import { tlsObject } from './secret.ts';
import { unsupported } from './refuse.ts';

/** Options of every display. */
export function graphicsOptions(context: PlanContext): readonly Option[] {
  return context.domain.devices.graphics.flatMap((each) => displayOptions(context, each));
}

function displayOptions(context: PlanContext, each: Graphics): readonly Option[] {
  switch (each.type) {
    case 'vnc':
      return vncOptions(context, each);
    case 'spice':
      return spiceOptions(context, each);
    case 'sdl':
      return [
        ...(each.fullscreen === true ? [['-full-screen'] as const] : []),
        ['-display', list('sdl', { gl: onOff(each.gl?.enable) })],
      ];
    case 'egl-headless':
      return [['-display', list('egl-headless', { rendernode: each.glRenderNode })]];
    case 'dbus':
      return [['-display', dbusWords(context.domain, each)]];
    default:
      throw unsupported(`unsupported graphics type '${each.type}'`);
  }
}

function listenOf({ listens }: GraphicsOf<'vnc' | 'spice'>) {
  if (listens.length > 1)
    throw unsupported('QEMU does not support multiple listens for one graphics device.');
  return listens[0];
}

function vncOptions(
  { domain, instance, viewers = {} }: PlanContext,
  vnc: GraphicsOf<'vnc'>,
): readonly Option[] {
  const tls = viewers.vncTlsFolder;
  const words = [
    vncPlace(vnc, instance),
    ...pair('websocket', vnc.websocket === -1 ? undefined : vnc.websocket),
    ...pair('share', vnc.sharePolicy),
    ...pair('password', vnc.passwd !== undefined || viewers.vncPassword === true ? 'on' : undefined),
    ...pair('tls-creds', tls === undefined ? undefined : 'vnc-tls-creds0'),
    ...pair('sasl', viewers.vncSasl === true ? 'on' : undefined),
    ...pair('power-control', onOff(vnc.powerControl)),
    ...pair('audiodev', `audio${audioOf(domain, { audio: vnc.audio })}`),
  ];
  return [
    ...(tls === undefined
      ? []
      : [tlsObject(tls, 'vnc-tls-creds0', 'server', viewers.vncVerifyPeer === true)]),
    ['-vnc', words.join(',')],
    ...keymap(vnc),
  ];
}

function pair(name: string, value: string | number | undefined): readonly string[] {
  return value === undefined ? [] : [`${name}=${commas(String(value))}`];
}

function vncPlace(vnc: GraphicsOf<'vnc'>, instance: string): string {
  const listen = listenOf(vnc);
  switch (listen?.type) {
    case 'none':
      return 'none';
    case 'socket':
      return `vnc=unix:${commas(listen.socket ?? `${instance}/vnc.sock`)}`;
    default: {
      const port = vnc.port ?? 5900;
      if (port < 5900 || port > 65_535) throw unsupported('vnc port must be in range [5900,65535]');
      const address = listen?.address ?? '';
      return `${address.includes(':') ? `[${address}]` : address}:${port - 5900}`;
    }
  }
}

function keymap({ keymap: layout }: GraphicsOf<'vnc' | 'spice'>): readonly Option[] {
  return layout === undefined ? [] : [['-k', layout]];
}

function spiceOptions(
  { viewers = {}, instance }: PlanContext,
  spice: GraphicsOf<'spice'>,
): readonly Option[] {
  const channels = spice.channels.flatMap(({ name, mode }) =>
    mode === 'any' ? [] : [`${mode === 'secure' ? 'tls' : 'plaintext'}-channel=${name}`],
  );
  const needsNoPassword = spice.passwd === undefined && viewers.spicePassword !== true;
  const words = [
    ...spicePlace(viewers, spice, instance),
    ...(viewers.spiceSasl === true ? ['sasl=on'] : []),
    ...pair('agent-mouse', spice.mouse === undefined ? undefined : onOff(spice.mouse === 'client')),
    ...(needsNoPassword ? ['disable-ticketing=on'] : []),
    ...(viewers.spiceTlsFolder !== undefined && (spice.tlsPort ?? 0) > 0
      ? [`x509-dir=${commas(viewers.spiceTlsFolder)}`]
      : []),
    ...defaultModeWords(spice),
    ...channels,
    ...pair('image-compression', spice.imageCompression),
    ...pair('jpeg-wan-compression', spice.jpegCompression),
    ...pair('zlib-glz-wan-compression', spice.zlibCompression),
    ...pair('playback-compression', onOff(spice.playbackCompression)),
    ...pair('streaming-video', spice.streaming),
    ...(spice.clipboardCopyPaste === false ? ['disable-copy-paste=on'] : []),
    ...(spice.fileTransfer === false ? ['disable-agent-file-xfer=on'] : []),
    ...(spice.gl?.enable === true ? ['gl=on', ...pair('rendernode', spice.gl.renderNode)] : []),
    'seamless-migration=on',
  ];
  return [['-spice', words.join(',')], ...keymap(spice)];
}

/** Channels that are not named are encrypted, or not, as the display is. */
function defaultModeWords({ defaultMode }: GraphicsOf<'spice'>): readonly string[] {
  if (defaultMode === 'any') return [];
  return [`${defaultMode === 'secure' ? 'tls' : 'plaintext'}-channel=default`];
}

function spicePlace(
  { spiceTlsFolder }: ViewerSettings,
  spice: GraphicsOf<'spice'>,
  instance: string,
): readonly string[] {
  const listen = listenOf(spice);
  switch (listen?.type) {
    case 'none':
      return ['port=0'];
    case 'socket':
      return ['unix', `addr=${commas(listen.socket ?? `${instance}/spice.sock`)}`];
    default: {
      const { port, tlsPort } = spice;
      if ((tlsPort ?? 0) > 0 && spiceTlsFolder === undefined)
        throw unsupported('spice TLS port set in XML configuration, but TLS is disabled in qemu.conf');
      return [
        ...(port !== undefined && port > 0 ? [`port=${port}`] : []),
        ...(tlsPort !== undefined && tlsPort > 0 ? [`tls-port=${tlsPort}`] : []),
        ...(port === undefined && tlsPort === undefined ? ['port=0'] : []),
        ...pair('addr', port === undefined && tlsPort === undefined ? undefined : listen?.address),
      ];
    }
  }
}

function dbusWords(domain: Domain, each: GraphicsOf<'dbus'>): string {
  return list('dbus', {
    p2p: onOff(each.p2p),
    addr: each.p2p === true ? undefined : each.address,
    gl: onOff(each.gl?.enable),
    rendernode: each.gl?.renderNode,
    audiodev: each.audio === undefined ? undefined : `audio${audioOf(domain, { audio: each.audio })}`,
  });
}
