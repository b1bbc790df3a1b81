/** Sound back ends, displays for viewers, and graphics cards. */
import { VirtError } from '@typevirt/driver';
import type { Domain } from '@typevirt/model';
import { device, formatProps, list, type Option, type Props } from './arguments.ts';
import { addressProps } from './address.ts';
import type { PlanContext } from './context.ts';

type Graphics = Domain['devices']['graphics'][number];
type Video = Domain['devices']['videos'][number];

/** `-audiodev`, `-vnc` and the like, then the cards. */
export function displayOptions({ domain }: PlanContext): readonly Option[] {
  const { audios, graphics, videos } = domain.devices;
  return [
    ...audios.map(
      ({ id, backend }): Option => ['-audiodev', formatProps({ id: `audio${id}`, driver: backend.type })],
    ),
    ...graphics.map((each) => graphicsOption(each, audios[0]?.id)),
    ...videos.flatMap((video, place) => videoDevice(domain, video, place === 0)),
  ];
}

function graphicsOption(graphics: Graphics, audio: number | undefined): Option {
  if (graphics.type !== 'vnc')
    throw new VirtError('configUnsupported', `displays of type '${graphics.type}' cannot be started yet`, {
      domain: 'qemu',
    });
  const audiodev = audio === undefined ? undefined : `audio${audio}`;
  const [listen] = graphics.listens;
  if (listen?.type === 'none') return ['-vnc', list('none', { audiodev })];
  if (listen?.type === 'socket') return ['-vnc', list(`unix:${listen.socket ?? ''}`, { audiodev })];
  const address = listen !== undefined && 'address' in listen ? listen.address : undefined;
  const display = (graphics.port ?? 5900) - 5900;
  return [
    '-vnc',
    list(`${address?.includes(':') === true ? `[${address}]` : (address ?? '127.0.0.1')}:${display}`, {
      audiodev,
    }),
  ];
}

const drivers: Readonly<Record<string, readonly [primary: string, secondary: string | undefined]>> = {
  vga: ['VGA', undefined],
  cirrus: ['cirrus-vga', undefined],
  vmvga: ['vmware-svga', undefined],
  qxl: ['qxl-vga', 'qxl'],
  virtio: ['virtio-vga', 'virtio-gpu-pci'],
  bochs: ['bochs-display', undefined],
  ramfb: ['ramfb', undefined],
};

function videoDevice(domain: Domain, video: Video, primary: boolean): readonly Option[] {
  const { model } = video;
  if (model === undefined || model.type === 'none') return [];
  const names = drivers[model.type ?? ''];
  const driver = primary ? names?.[0] : names?.[1];
  if (driver === undefined)
    throw new VirtError(
      'configUnsupported',
      `unsupported video type ${model.type ?? ''} for ${primary ? 'primary' : 'secondary'} device`,
      { domain: 'qemu' },
    );
  return [device(driver, { id: video.alias, ...memoryProps(model), ...addressProps(domain, video) })];
}

function memoryProps({ type, vramKiB, ramKiB, vgamemKiB, heads }: NonNullable<Video['model']>): Props {
  switch (type) {
    case 'vga':
      return { vgamem_mb: mebibytes(vramKiB) };
    case 'vmvga':
      return { vgamem_mb: mebibytes(vramKiB) };
    case 'qxl':
      return {
        max_outputs: heads,
        ram_size: (ramKiB ?? 0) * 1024,
        vram_size: (vramKiB ?? 0) * 1024,
        vram64_size_mb: 0,
        vgamem_mb: mebibytes(vgamemKiB),
      };
    case 'virtio':
      return { max_outputs: heads };
    default:
      return {};
  }
}

function mebibytes(kib: number | undefined): number | undefined {
  return kib === undefined ? undefined : Math.ceil(kib / 1024);
}
