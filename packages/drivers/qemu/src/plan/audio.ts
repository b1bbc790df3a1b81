/** Sound: back ends on the host, and cards in the guest. */
import type { Audio, Domain, Sound } from '@typevirt/model';
import { device, type Option, type Props } from './arguments.ts';
import { addressProps } from './address.ts';
import type { PlanContext } from './context.ts';

type Backend = Audio['backend'];
type Direction = NonNullable<Backend['input']>;

/** QEMU's names of back ends, where they differ. */
const drivers: Readonly<Record<string, string>> = { pulseaudio: 'pa', file: 'wav' };

/** `-audiodev` of every back end. */
export function audioOptions({ domain }: PlanContext): readonly Option[] {
  return domain.devices.audios.map(
    ({ id, backend }): Option => [
      '-audiodev',
      {
        id: `audio${id}`,
        driver: drivers[backend.type] ?? backend.type,
        'timer-period': backend.timerPeriod,
        ...backendProps(backend),
        in: directionProps(backend.input),
        out: directionProps(backend.output),
      },
    ],
  );
}

function backendProps(backend: Backend): Props {
  switch (backend.type) {
    case 'oss':
      return {
        'try-mmap': backend.tryMMap,
        exclusive: backend.exclusive,
        'dsp-policy': backend.dspPolicy,
      };
    case 'pulseaudio':
      return { server: backend.serverName };
    case 'file':
      return { path: backend.path };
    default:
      return {};
  }
}

/** Settings that only some back ends have, with QEMU's names. */
const ownSettings: Readonly<Record<string, string>> = {
  dev: 'dev',
  bufferCount: 'buffer-count',
  tryPoll: 'try-poll',
  serverName: 'server-name',
  clientName: 'client-name',
  connectPorts: 'connect-ports',
  exactName: 'exact-name',
  name: 'name',
  streamName: 'stream-name',
  latency: 'latency',
};

function directionProps(direction: Direction | undefined): Props | undefined {
  if (direction === undefined) return undefined;
  const { mixingEngine, fixedSettings, voices, bufferLength, settings } = direction;
  const own = Object.entries(ownSettings).map(([ours, theirs]) => [
    theirs,
    (direction as Readonly<Record<string, string | number | boolean | undefined>>)[ours],
  ]);
  return {
    'mixing-engine': mixingEngine,
    'fixed-settings': fixedSettings,
    voices,
    'buffer-length': bufferLength,
    frequency: settings?.frequency,
    channels: settings?.channels,
    format: settings?.format,
    ...(Object.fromEntries(own) as Props),
  };
}

const cards: Readonly<Record<string, string>> = {
  es1370: 'ES1370',
  ac97: 'AC97',
  ich6: 'intel-hda',
  ich7: 'intel-hda',
  ich9: 'ich9-intel-hda',
  usb: 'usb-audio',
  sb16: 'sb16',
};
const codecs = { duplex: 'hda-duplex', micro: 'hda-micro', output: 'hda-output' } as const;

/** Sound cards, and the codecs on those that have a bus for them. */
export function soundOptions(context: PlanContext): readonly Option[] {
  return context.domain.devices.sounds.flatMap((sound) => cardOptions(context, sound));
}

function cardOptions(context: PlanContext, sound: Sound): readonly Option[] {
  const { domain } = context;
  const audiodev = `audio${audioOf(domain, sound)}`;
  if (sound.model === 'pcspk') return isShown(context) ? [['-soundhw', 'pcspk']] : [];
  const hasBus = sound.model === 'ich6' || sound.model === 'ich9';
  const card = device(cards[sound.model] ?? sound.model, {
    id: sound.alias,
    audiodev: hasBus ? undefined : audiodev,
    ...addressProps(domain, sound),
  });
  if (!hasBus) return [card];
  const wanted = sound.codecs.length === 0 ? [{ type: 'duplex' as const }] : sound.codecs;
  return [
    card,
    ...wanted.map(({ type }, cad) =>
      device(codecs[type], {
        id: `${sound.alias ?? ''}-codec${cad}`,
        bus: `${sound.alias ?? ''}.0`,
        cad,
        audiodev,
      }),
    ),
  ];
}

/** Number of the back end that a card plays on. */
export function audioOf({ devices }: Domain, { audio }: { readonly audio?: number | undefined }): number {
  return audio ?? devices.audios[0]?.id ?? 1;
}

/**
 * Whether the line is only shown. Then the PC speaker is written as libvirt 9.0 writes it, in a way that QEMU has given
 * up since; a line that is run has it among the board's own words.
 */
export function isShown({ monitorFd }: PlanContext): boolean {
  return monitorFd === undefined;
}
