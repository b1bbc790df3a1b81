/**
 * Screens: the card that a guest sees, and where its picture can be watched.
 *
 * @source libvirt qemuDomainDeviceVideoDefPostParse, virDomainDefPostParseVideo, virDomainGraphicsDefParseXML
 */
import { boardOf, refuse, type Domain, type Graphics, type GraphicsOf, type NormalizeStep, type Video, type VideoModel } from '@typevirt/model';
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

/** A screen that is watched needs a card, except where what is watched is another's picture. */
function addVideo({ devices }: Domain): void {
  const watched = devices.graphics.some(({ type }) => type !== 'egl-headless');
  if (devices.videos.length === 0 && watched) devices.videos.push({ model: { type: 'default' } });
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

function giveVideoMemory({ model }: Video): void {
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
  if (model !== undefined && model.type !== 'none') model.heads ??= 1;
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
    if (display.port === undefined || display.port === -1 || display.autoPort === true) {
      display.autoPort = display.autoPort !== false || display.port === -1;
      display.port = -1;
    } else display.autoPort = false;
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
  if (display.listens.length === 0) {
    const address = display.listen === undefined ? {} : { address: display.listen };
    display.listens = [socket === undefined ? { type: 'address', ...address } : { type: 'socket', socket }];
  }
  const unheard = display.type === 'spice' && display.port === undefined && display.tlsPort === undefined;
  if (unheard && display.autoPort === false && display.listens[0]?.type === 'address')
    display.listens[0] = { type: 'none' };
  showFirstListen(display);
}

function showFirstListen(display: GraphicsOf<'vnc' | 'spice' | 'rdp'>): void {
  const [first] = display.listens;
  if (first?.type === 'address' && first.address !== undefined) display.listen = first.address;
  else delete display.listen;
  if (first?.type === 'address' || first?.type === 'network') return;
  delete display.port;
  delete display.autoPort;
  if (display.type === 'spice') delete display.tlsPort;
  if (display.type === 'vnc' && first?.type === 'socket' && first.socket !== undefined) display.socket = first.socket;
}
