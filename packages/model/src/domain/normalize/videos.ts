/**
 * The cards that draw a guest's picture.
 *
 * @source libvirt virDomainDefAddImplicitVideo, virDomainDefPostParseVideo, virDomainVideoDefPostParse,
 *   virDomainVideoDefaultRAM
 */
import { refuse } from '../../document-error.ts';
import type { Video, VideoModel } from '../devices/video.ts';
import type { Domain } from '../domain.ts';
import { displaysHavePorts, displaysListen } from './displays.ts';
import { step, type NormalizeStep } from './step.ts';

/** What a hypervisor decides of cards. */
export interface UsualVideo {
  /** The card of a guest that names none; undefined where there is no usual one. */
  readonly card: (domain: Domain) => VideoModel['type'];
  /** Gives a card memory, where a driver does so otherwise than all do. */
  readonly giveMemory?: (model: VideoModel, domain: Domain) => void;
}

/** Steps on screens and cards; a driver takes them after its own devices. */
export function displaySteps(usual: UsualVideo): readonly NormalizeStep[] {
  return [
    displaysHavePorts,
    displaysListen,
    videoIsThere,
    step('videoHasModel', (domain) => {
      for (const video of domain.devices.videos) giveModel(video, usual.card(domain));
    }),
    step('videoHasMemory', (domain) => {
      for (const video of domain.devices.videos) giveMemory(video, domain, usual);
    }),
    oneVideoIsPrimary,
  ];
}

/** What is watched needs a card. */
const videoIsThere = step('videoIsThere', ({ devices }) => {
  if (devices.videos.length === 0 && devices.graphics.length > 0)
    devices.videos.push({ model: { type: 'default' } });
});

function giveModel(video: Video, usual: VideoModel['type']): void {
  const { type } = video.model ?? {};
  if (type !== undefined && type !== 'default') return;
  video.model = { ...video.model, type: usual ?? 'default' };
}

const mebibyteKiB = 1024;

/** Sizes are powers of two. A card that is none has nothing. */
function giveMemory(video: Video, domain: Domain, usual: UsualVideo): void {
  if (video.model?.type === 'none') {
    video.model = { type: 'none' };
    delete video.driver;
    return;
  }
  const { model } = video;
  if (model === undefined) return;
  usual.giveMemory?.(model, domain);
  const vramKiB = usualVramKiB(domain, model.type);
  if (vramKiB !== undefined) model.vramKiB ??= vramKiB;
  if (model.type === 'qxl') model.ramKiB ??= 64 * mebibyteKiB;
  model.heads ??= 1;
  if (model.ramKiB !== undefined) model.ramKiB = powerOfTwo(model.ramKiB);
  if (model.vramKiB !== undefined) model.vramKiB = powerOfTwo(model.vramKiB);
  if (model.vram64KiB !== undefined) model.vram64KiB = powerOfTwo(model.vram64KiB);
}

/** The next power of two; nought stays. */
function powerOfTwo(size: number): number {
  return size === 0 ? 0 : 2 ** Math.ceil(Math.log2(size));
}

function usualVramKiB({ type }: Domain, card: VideoModel['type']): number | undefined {
  switch (card) {
    case 'vga':
    case 'cirrus':
    case 'vmvga':
    case 'bochs':
      return (type === 'vbox' ? 8 : type === 'vmware' ? 4 : 16) * mebibyteKiB;
    case 'xen':
      return 4 * mebibyteKiB;
    case 'qxl':
      return 64 * mebibyteKiB;
    default:
      return undefined;
  }
}

/** The card that the firmware uses comes first. */
const oneVideoIsPrimary = step('oneVideoIsPrimary', ({ devices }) => {
  const primary = devices.videos.filter(({ model }) => model?.primary === true);
  if (primary.length > 1) {
    const path = `/domain/devices/video[${devices.videos.indexOf(primary[1]!) + 1}]/model/@primary`;
    refuse('configUnsupported', 'domain', 'Only one primary video device is supported', path);
  }
  devices.videos = [...primary, ...devices.videos.filter((video) => !primary.includes(video))];
  const [first] = devices.videos;
  if (first?.model !== undefined && first.model.type !== 'none') first.model.primary = true;
});
