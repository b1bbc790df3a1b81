/** Graphics cards. */
import type { Domain, Video } from '@typevirt/model';
import { device, list, positive, type Option, type Props } from './arguments.ts';
import { addressProps } from './address.ts';
import type { PlanContext } from './context.ts';
import { hasType } from '../probe/index.ts';
import { isVirtBoard } from './guest-kind.ts';
import { broken, unsupported } from './refuse.ts';
import { virtioDriver, virtioProps } from './virtio.ts';

type Model = NonNullable<Video['model']>;

/** Options of every card; the first one is what firmware draws on. */
export function videoOptions(context: PlanContext): readonly Option[] {
  return context.domain.devices.videos.flatMap((video) => videoOption(context, video));
}

const drivers: Readonly<Record<string, string>> = {
  vga: 'VGA',
  cirrus: 'cirrus-vga',
  vmvga: 'vmware-svga',
  bochs: 'bochs-display',
  ramfb: 'ramfb',
};

function videoOption(context: PlanContext, video: Video): readonly Option[] {
  const { domain } = context;
  const { model, alias } = video;
  if (model?.type === undefined || model.type === 'none') return [];
  const name = driverOf(context, video, model);
  const helper = video.driver?.name === 'vhostuser' ? `chr-vu-${alias ?? ''}` : undefined;
  const path =
    context.helperSockets?.get(alias ?? '') ?? `${context.instance}/${alias ?? ''}-vhost-user-gpu.sock`;
  return [
    ...(helper === undefined ? [] : [['-chardev', list('socket', { id: helper, path })] as const]),
    device(name, {
      ...virtioProps({ driver: video.driver }),
      id: alias,
      ...modelProps(model),
      chardev: helper,
      ...(model.type === 'ramfb' ? {} : addressProps(domain, video)),
    }),
  ];
}

function driverOf(context: PlanContext, video: Video, model: Model): string {
  const isPrimary = model.primary === true;
  switch (model.type) {
    case 'virtio':
      return virtioCard(context, video, model);
    case 'qxl':
      return isPrimary ? 'qxl-vga' : 'qxl';
    default: {
      const name = drivers[model.type ?? ''];
      if (name === undefined || !hasType(context.capabilities, name))
        throw unsupported(`domain configuration does not support video model '${model.type ?? ''}'`);
      return name;
    }
  }
}

function virtioCard({ domain, capabilities }: PlanContext, video: Video, model: Model): string {
  const isVga = model.primary === true && showsVga(domain, video);
  if (video.driver?.name === 'vhostuser')
    return isVga ? 'vhost-user-vga' : virtioDriver('vhost-user-gpu', { address: video.address });
  const base = isVga ? 'virtio-vga' : 'virtio-gpu';
  const accelerated = model.acceleration?.accel3d === true;
  const withGl =
    accelerated && hasType(capabilities, `${base}-gl${isVga ? '' : '-pci'}`) ? `${base}-gl` : base;
  return isVga ? withGl : virtioDriver(withGl, { address: video.address });
}

/** Whether a card of virtio also has the registers of VGA. */
function showsVga(domain: Domain, { address }: Video): boolean {
  return !isVirtBoard(domain) && address?.type !== 'ccw';
}

function modelProps(model: Model): Props {
  const { type, vramKiB, ramKiB, vram64KiB, vgamemKiB, heads, resolution } = model;
  const size = { xres: resolution?.x, yres: resolution?.y };
  switch (type) {
    case 'qxl':
      if (vramKiB === undefined || vgamemKiB === undefined) throw broken('a QXL card has no memory');
      return {
        max_outputs: positive(heads),
        ram_size: positive((ramKiB ?? 0) * 1024),
        vram_size: vramKiB * 1024,
        vram64_size_mb: Math.floor((vram64KiB ?? 0) / 1024),
        vgamem_mb: positive(Math.floor(vgamemKiB / 1024)),
        ...size,
      };
    case 'vga':
    case 'vmvga':
      return { vgamem_mb: positive(Math.floor((vramKiB ?? 0) / 1024)), ...size };
    case 'bochs':
      return { vgamem: positive((vramKiB ?? 0) * 1024), ...size };
    case 'virtio':
      return { max_outputs: positive(heads), ...size };
    default:
      return size;
  }
}
