/** Screens: cards that a program has, and ways to watch. @source libvirt qemuValidateDomainDeviceDefVideo, …DefGraphics */
import {
  boardOf,
  rule,
  violates,
  type Domain,
  type Graphics,
  type Refusal,
  type Rule,
  type Video,
  type VideoModel,
} from '@typevirt/model';
import { hasType, type QemuCapabilities } from '../../probe/index.ts';
import { isS390Guest } from '../boards.ts';
import type { SettleContext } from '../context.ts';
import { firstOf, unsupported } from './refusals.ts';

type Card = NonNullable<VideoModel['type']>;

/** QEMU's device for each card; none where QEMU has no such card. */
const devices: Readonly<Partial<Record<Card, readonly string[]>>> = {
  vga: ['VGA'],
  cirrus: ['cirrus-vga'],
  vmvga: ['vmware-svga'],
  qxl: ['qxl'],
  virtio: ['virtio-gpu-pci', 'virtio-gpu-ccw', 'virtio-gpu-device'],
  bochs: ['bochs-display'],
  ramfb: ['ramfb'],
};
/** Cards that can stand beside a first one. */
const secondary: ReadonlySet<Card> = new Set<Card>(['qxl', 'virtio', 'none']);
const manyHeads: ReadonlySet<Card> = new Set<Card>(['qxl', 'virtio', 'none']);
const scalable: ReadonlySet<Card> = new Set<Card>(['vga', 'qxl', 'virtio', 'bochs', 'none']);
const mebibyteKiB = 1024;

function checkVideo(video: Video, domain: Domain, capabilities: QemuCapabilities): Refusal | undefined {
  const { model, driver } = video;
  const type = model?.type ?? 'default';
  if (type === 'none') return undefined;
  if (driver?.name === 'vhostuser' && type !== 'virtio')
    return violates('configUnsupported', "'vhostuser' driver is only supported with 'virtio' device");
  if (type !== 'virtio' && driver?.iommu !== undefined)
    return violates('configUnsupported', 'iommu driver option is only supported for virtio devices');
  const known = devices[type]?.some((device) => hasType(capabilities, device)) === true;
  if (!known || (isS390Guest(domain) && type !== 'virtio'))
    return unsupported(`domain configuration does not support video model '${type}'`);
  if (model?.primary !== true && !secondary.has(type))
    return unsupported(`video type '${type}' is only valid as primary video device`);
  return checkModel(type, model ?? {});
}

function checkModel(
  type: Card,
  { heads = 1, acceleration, resolution, vgamemKiB }: VideoModel,
): Refusal | undefined {
  if (acceleration?.accel3d === true && type !== 'virtio')
    return unsupported("3d acceleration is supported only with 'virtio' video device");
  if (heads > 1 && !manyHeads.has(type))
    return unsupported(`video type '${type}' doesn't support multiple 'heads'`);
  if (type === 'qxl' && vgamemKiB !== undefined) {
    if (vgamemKiB < mebibyteKiB) return unsupported("value for 'vgamem' must be at least 1 MiB (1024 KiB)");
    if ((vgamemKiB & (vgamemKiB - 1)) !== 0) return unsupported("value for 'vgamem' must be power of two");
  }
  if (resolution !== undefined && !scalable.has(type))
    return violates('xmlError', 'model resolution is not supported', 'qemu');
  return undefined;
}

/** Longest password of the protocol. */
const vncPasswordLength = 8;

function checkGraphics(display: Graphics, domain: Domain): Refusal | undefined {
  switch (display.type) {
    case 'rdp':
    case 'desktop':
      return unsupported(`${display.type} graphics are not supported with this QEMU`);
    case 'spice':
      return (display.tlsPort ?? 0) > 0
        ? unsupported('spice TLS port set in XML configuration, but TLS is disabled in qemu.conf')
        : undefined;
    case 'vnc': {
      const length = display.passwd?.length ?? 0;
      if (length > vncPasswordLength)
        return unsupported(`VNC password is ${length} characters long, only ${vncPasswordLength} permitted`);
      return checkAudio(display.audio, domain);
    }
    case 'dbus':
      return checkAudio(display.audio, domain);
    default:
      return undefined;
  }
}

function checkAudio(id: number | undefined, domain: Domain): Refusal | undefined {
  if (id === undefined || domain.devices.audios.some((audio) => audio.id === id)) return undefined;
  return violates('xmlError', `no audio device with ID ${id}`);
}

function checkAlone({ devices: { videos } }: Domain): Refusal | undefined {
  return videos.length > 1 && videos.some(({ model }) => model?.type === 'none')
    ? violates(
        'configUnsupported',
        "a 'none' video type must be the only video device defined for the domain",
      )
    : undefined;
}

/** Rules on screens. */
export function displayRules({ capabilities }: SettleContext): readonly Rule[] {
  return [
    rule('displaysAreServed', (domain) =>
      firstOf(domain.devices.graphics, (display) => checkGraphics(display, domain)),
    ),
    rule('noScreenIsAlone', checkAlone),
    rule('videoIsEmulated', (domain) =>
      firstOf(domain.devices.videos, (video) => checkVideo(video, domain, capabilities)),
    ),
    rule('panicCanBeTold', (domain) => firstOf(domain.devices.panics, (panic) => checkPanic(panic, domain))),
  ];
}

type PanicDevice = Domain['devices']['panics'][number];

/** Firmware calls have no address; the chip of a PC sits on ISA. */
function checkPanic({ model, address }: PanicDevice, domain: Domain): Refusal | undefined {
  const only = (guests: string) =>
    unsupported(`only ${guests} guests support panic device of model '${model}'`);
  const isPc = /^(i686|x86_64)$/.test(domain.os.type.arch ?? '');
  if (model === 's390' && !isS390Guest(domain)) return only('S390');
  if (model === 'pseries' && boardOf(domain) !== 'pseries') return only('pSeries');
  if (model === 'hyperv' && !isPc) return only('i686 and x86_64');
  if (model === 'isa')
    return address === undefined || address.type === 'isa'
      ? undefined
      : unsupported('panic is supported only with ISA address type');
  return model !== 'pvpanic' && address !== undefined
    ? unsupported(`setting the panic device address is not supported for model '${model}'`)
    : undefined;
}
