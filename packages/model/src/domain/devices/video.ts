/**
 * Video cards.
 *
 * @source libvirt 9.0 docs/formatdomain (Video devices), schemas/domaincommon.rng "video"
 */
import {
  attr,
  child,
  type Element,
  element,
  fields,
  type Infer,
  oneOf,
  onOff,
  optional,
  uint32,
  yesNo,
} from '@typevirt/xml';
import { deviceInfo } from './device-info.ts';
import { absPath } from './scalars.ts';
import { virtioOptions } from './virtio.ts';

const acceleration = fields({
  accel3d: optional(
    attr('accel3d', yesNo, { since: '0.7.1', doc: 'Whether the guest has 3D acceleration.' }),
  ),
  accel2d: optional(
    attr('accel2d', yesNo, { since: '0.7.1', doc: 'Whether the guest has 2D acceleration.' }),
  ),
  renderNode: optional(
    attr('rendernode', absPath, { since: '5.8.0', doc: 'Device of the host that renders (vhost-user).' }),
  ),
});
/** Acceleration offered to the guest. */
export interface VideoAcceleration extends Infer<typeof acceleration> {}
export const videoAccelerationXml: Element<VideoAcceleration> = element('acceleration', acceleration, {
  doc: 'Acceleration offered to the guest.',
});

const resolution = fields({
  x: attr('x', uint32, { unit: 'pixels', doc: 'Width.' }),
  y: attr('y', uint32, { unit: 'pixels', doc: 'Height.' }),
});
/** Smallest resolution of the screen. */
export interface VideoResolution extends Infer<typeof resolution> {}
export const videoResolutionXml: Element<VideoResolution> = element('resolution', resolution, {
  doc: 'Smallest resolution of the screen.',
  since: '1.3.3',
});

const videoModel = fields({
  type: optional(
    attr(
      'type',
      oneOf(
        'vga',
        'cirrus',
        'vmvga',
        'xen',
        'vbox',
        'qxl',
        'parallels',
        'virtio',
        'gop',
        'none',
        'bochs',
        'ramfb',
        'default',
      ),
      {
        demanded: true,
        doc: 'Card that the guest sees; none: no card at all. Absent: what suits the machine.',
      },
    ),
  ),
  ramKiB: optional(
    attr('ram', uint32, { unit: 'KiB', since: '1.0.2', doc: 'Size of the primary bar (qxl).' }),
  ),
  vramKiB: optional(
    attr('vram', uint32, { unit: 'KiB', doc: 'Video memory; of the secondary bar for qxl.' }),
  ),
  vram64KiB: optional(
    attr('vram64', uint32, { unit: 'KiB', since: '1.3.3', doc: 'Size of the 64-bit bar (qxl).' }),
  ),
  vgamemKiB: optional(
    attr('vgamem', uint32, { unit: 'KiB', since: '1.2.11', doc: 'Size of the VGA framebuffer (qxl).' }),
  ),
  heads: optional(attr('heads', uint32, { doc: 'Number of screens.' })),
  primary: optional(
    attr('primary', yesNo, {
      lenient: 'ignore',
      since: '1.0.2',
      doc: 'Whether it is the card that the firmware uses.',
    }),
  ),
  blob: optional(
    attr('blob', onOff, { since: '9.2.0', doc: 'Whether resources are shared without copies (virtio).' }),
  ),
  acceleration: optional(child(videoAccelerationXml)),
  resolution: optional(child(videoResolutionXml)),
});
/** The card that the guest sees. */
export interface VideoModel extends Infer<typeof videoModel> {}
export const videoModelXml: Element<VideoModel> = element('model', videoModel, {
  doc: 'Card that the guest sees.',
});

const videoDriver = fields({
  ...virtioOptions,
  vgaConf: optional(
    attr('vgaconf', oneOf('io', 'on', 'off'), {
      lenient: 'ignore',
      since: '3.5.0',
      doc: 'Whether VGA registers are offered (bhyve).',
    }),
  ),
  name: optional(
    attr('name', oneOf('qemu', 'vhostuser'), {
      since: '5.8.0',
      doc: 'Who draws: QEMU, or a vhost-user program.',
    }),
  ),
});
/** Who draws. */
export interface VideoDriver extends Infer<typeof videoDriver> {}
export const videoDriverXml: Element<VideoDriver> = element('driver', videoDriver, { doc: 'Who draws.' });

const video = fields({
  driver: optional(child(videoDriverXml)),
  model: optional(child(videoModelXml)),
  ...deviceInfo,
});
/** A video card. */
export interface Video extends Infer<typeof video> {}
export const videoXml: Element<Video> = element('video', video, { doc: 'Video card.', since: '0.6.4' });
