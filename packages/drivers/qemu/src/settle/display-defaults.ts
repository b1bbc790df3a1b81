/**
 * Screens: the card that a guest sees, and where its picture can be watched.
 *
 * @source libvirt qemuDomainDeviceVideoDefPostParse, virDomainDefPostParseVideo, virDomainGraphicsDefParseXML
 */
import {
  refuse,
  type Domain,
  type Graphics,
  type GraphicsOf,
  type NormalizeStep,
  type Video,
  type VideoModel,
} from '@typevirt/model';
import { hasType, type QemuCapabilities } from '../probe/index.ts';
import { isPpc64Guest, isS390Guest, isVirtBoard } from './boards.ts';
import type { SettleContext } from './context.ts';

/** Steps on screens. */
export function displaySteps({ capabilities }: SettleContext): readonly NormalizeStep[] {
  return [
    { name: 'displaysHavePorts', run: ({ devices }) => devices.graphics.forEach(givePorts) },
    { name: 'displaysListen', run: ({ devices }) => devices.graphics.forEach(giveListen) },
    { name: 'videoIsThere', run: (domain) => addVideo(domain) },
    {
      name: 'videoHasModel',
      run: (domain) => domain.devices.videos.forEach((video) => giveVideoModel(video, domain, capabilities)),
    },
    { name: 'videoHasMemory', run: ({ devices }) => devices.videos.forEach(giveVideoMemory) },
    { name: 'oneVideoIsPrimary', run: givePrimary },
  ];
}

/** What is watched needs a card. */
function addVideo({ devices }: Domain): void {
  if (devices.videos.length === 0 && devices.graphics.length > 0)
    devices.videos.push({ model: { type: 'default' } });
}

function giveVideoModel(video: Video, domain: Domain, capabilities: QemuCapabilities): void {
  const { type } = video.model ?? {};
  if (type !== undefined && type !== 'default') return;
  video.model = { ...video.model, type: usualCard(domain, capabilities) };
}

function usualCard(domain: Domain, capabilities: QemuCapabilities): VideoModel['type'] {
  if (isPpc64Guest(domain)) return 'vga';
  if (isVirtBoard(domain) || isS390Guest(domain)) return 'virtio';
  if (hasType(capabilities, 'cirrus-vga')) return 'cirrus';
  return hasType(capabilities, 'VGA') ? 'vga' : 'default';
}

const usualKiB = 16_384;
const qxlKiB = 65_536;

/** Sizes are powers of two. A card that is none has nothing. */
function giveVideoMemory(video: Video): void {
  if (video.model?.type === 'none') {
    video.model = { type: 'none' };
    delete video.driver;
    return;
  }
  giveUsualMemory(video);
  const { model } = video;
  if (model === undefined) return;
  model.heads ??= 1;
  if (model.ramKiB !== undefined) model.ramKiB = powerOfTwo(model.ramKiB);
  if (model.vramKiB !== undefined) model.vramKiB = powerOfTwo(model.vramKiB);
  if (model.vram64KiB !== undefined) model.vram64KiB = powerOfTwo(model.vram64KiB);
}

/** The next power of two; nought stays. */
function powerOfTwo(size: number): number {
  return size === 0 ? 0 : 2 ** Math.ceil(Math.log2(size));
}

function giveUsualMemory({ model }: Video): void {
  switch (model?.type) {
    case 'vga':
    case 'cirrus':
    case 'vmvga':
    case 'bochs':
      model.vramKiB ??= usualKiB;
      break;
    case 'qxl':
      model.ramKiB ??= qxlKiB;
      model.vramKiB ??= qxlKiB;
      model.vgamemKiB ??= usualKiB;
      break;
    default:
  }
}

/** The card that the firmware uses comes first. */
function givePrimary({ devices }: Domain): void {
  const primary = devices.videos.filter(({ model }) => model?.primary === true);
  if (primary.length > 1) refuse('configUnsupported', 'domain', 'Only one primary video device is supported');
  devices.videos = [...primary, ...devices.videos.filter((video) => !primary.includes(video))];
  const [first] = devices.videos;
  if (first?.model !== undefined && first.model.type !== 'none') first.model.primary = true;
}

/** A port that is left open is chosen at each start, whatever it was once. */
function givePorts(display: Graphics): void {
  if (display.type === 'vnc' || display.type === 'rdp') {
    const isOpen = display.port === undefined || display.port === -1 || display.autoPort === true;
    const stays = display.autoPort === false;
    display.autoPort = isOpen && !stays;
    if (isOpen && stays) delete display.port;
    else if (isOpen) display.port = -1;
  }
  if (display.type === 'spice') giveSpicePorts(display);
}

function giveSpicePorts(display: GraphicsOf<'spice'>): void {
  const isOpen = display.port === -1 && display.tlsPort === -1;
  display.autoPort = display.autoPort === true || isOpen;
  if (display.autoPort || display.port === 0) delete display.port;
  if (display.autoPort || display.tlsPort === 0) delete display.tlsPort;
}

/** The old attributes for one address or socket become a `listen` element, and show what the first one says. */
function giveListen(display: Graphics): void {
  if (display.type !== 'vnc' && display.type !== 'spice' && display.type !== 'rdp') return;
  const socket = display.type === 'vnc' ? display.socket : undefined;
  refuseContradiction(display, socket);
  if (display.listens.length === 0 || (socket !== undefined && display.listens[0]?.type !== 'socket')) {
    const address = display.listen === undefined ? {} : { address: display.listen };
    display.listens = [socket === undefined ? { type: 'address', ...address } : { type: 'socket', socket }];
  }
  const unheard = display.type === 'spice' && display.port === undefined && display.tlsPort === undefined;
  if (unheard && display.autoPort === false && display.listens[0]?.type === 'address')
    display.listens[0] = { type: 'none' };
  showFirstListen(display);
}

function refuseContradiction(display: GraphicsOf<'vnc' | 'spice' | 'rdp'>, socket: string | undefined): void {
  const [first] = display.listens;
  const differ = (given: string, attribute: string, own: string, found: string) =>
    refuse(
      'configUnsupported',
      'domain',
      `graphics '${attribute}' attribute '${given}' must match '${own}' attribute of first listen element (found '${found}')`,
    );
  if (
    socket !== undefined &&
    first?.type === 'socket' &&
    first.socket !== undefined &&
    first.socket !== socket
  )
    differ(socket, 'socket', 'socket', first.socket);
  const { listen } = display;
  if (
    listen !== undefined &&
    first?.type === 'address' &&
    first.address !== undefined &&
    first.address !== listen
  )
    differ(listen, 'listen', 'address', first.address);
}

function showFirstListen(display: GraphicsOf<'vnc' | 'spice' | 'rdp'>): void {
  const [first] = display.listens;
  if (first?.type === 'address' && first.address !== undefined) display.listen = first.address;
  else delete display.listen;
  if (first?.type === 'address' || first?.type === 'network') return;
  delete display.port;
  delete display.autoPort;
  if (display.type === 'spice') delete display.tlsPort;
  if (display.type === 'vnc' && first?.type === 'socket' && first.socket !== undefined)
    display.socket = first.socket;
}
