/**
 * Audio backends: what on the host plays and records for the guest's sound cards.
 *
 * @source libvirt 9.0 docs/formatdomain (Audio backends), schemas/domaincommon.rng "audio"
 */
import {
  attr,
  child,
  type Element,
  element,
  fields,
  group,
  type Infer,
  int32,
  oneOf,
  optional,
  ranged,
  type Shape,
  string,
  variants,
  yesNo,
} from '@typevirt/xml';
import { path } from './scalars.ts';

const positive = ranged(1, 0xffffffff);

const settings = fields({
  frequency: optional(attr('frequency', positive, { unit: 'Hz', doc: 'Sampling rate.' })),
  channels: optional(attr('channels', positive, { doc: 'Number of channels.' })),
  format: optional(
    attr('format', oneOf('s8', 'u8', 's16', 'u16', 's32', 'u32', 'f32'), { doc: 'Format of samples.' }),
  ),
});
/** Format of the sound, when it is fixed. */
export interface AudioSettings extends Infer<typeof settings> {}
export const audioSettingsXml: Element<AudioSettings> = element('settings', settings, {
  doc: 'Format of the sound.',
});

const common = {
  mixingEngine: optional(attr('mixingEngine', yesNo, { doc: "Whether QEMU's mixing engine is used." })),
  fixedSettings: optional(
    attr('fixedSettings', yesNo, { doc: 'Whether `settings` hold, whatever the guest plays.' }),
  ),
  voices: optional(attr('voices', positive, { doc: 'How many voices there are.' })),
  bufferLength: optional(attr('bufferLength', positive, { unit: 'µs', doc: 'Length of the buffer.' })),
};
const bufferCount = optional(attr('bufferCount', positive, { doc: 'Number of buffers.' }));
const dev = optional(attr('dev', path, { doc: 'Sound device of the host.' }));

/** Both directions of a backend, each with these attributes beside the common ones. */
function directions<S extends Shape>(own: S) {
  const direction = fields({ ...common, ...own, settings: optional(child(audioSettingsXml)) });
  return {
    input: optional(child(element('input', direction, { doc: 'Recording.' }))),
    output: optional(child(element('output', direction, { doc: 'Playing.' }))),
  };
}

const timer = {
  timerPeriod: optional(
    attr('timerPeriod', positive, { unit: 'µs', doc: 'Period of the timer that moves sound.' }),
  ),
};
const plain = fields({ ...timer, ...directions({}) });

const backend = variants('type', {
  none: plain,
  alsa: fields({ ...timer, ...directions({ dev }) }),
  coreaudio: fields({ ...timer, ...directions({ bufferCount }) }),
  jack: fields({
    ...timer,
    ...directions({
      serverName: optional(attr('serverName', string, { doc: 'JACK server.' })),
      clientName: optional(attr('clientName', string, { doc: 'Name to appear under.' })),
      connectPorts: optional(
        attr('connectPorts', string, { doc: 'Regular expression of ports to connect to.' }),
      ),
      exactName: optional(attr('exactName', yesNo, { doc: 'Whether the client name must not be changed.' })),
    }),
  }),
  oss: fields({
    ...timer,
    tryMMap: optional(attr('tryMMap', yesNo, { doc: 'Whether the device is mapped into memory.' })),
    exclusive: optional(attr('exclusive', yesNo, { doc: 'Whether others are kept out.' })),
    dspPolicy: optional(attr('dspPolicy', int32, { doc: 'Timing policy; -1: the buffers decide.' })),
    ...directions({
      dev,
      bufferCount,
      tryPoll: optional(attr('tryPoll', yesNo, { doc: 'Whether to poll.' })),
    }),
  }),
  pulseaudio: fields({
    ...timer,
    serverName: optional(attr('serverName', string, { doc: 'PulseAudio server.' })),
    ...directions({
      name: optional(attr('name', string, { doc: 'Sink or source.' })),
      streamName: optional(attr('streamName', string, { doc: 'Name of the stream.' })),
      latency: optional(attr('latency', positive, { unit: 'µs', doc: 'Latency to aim at.' })),
    }),
  }),
  sdl: fields({
    ...timer,
    driver: optional(
      attr('driver', oneOf('esd', 'alsa', 'arts', 'pulseaudio'), { doc: "SDL's own backend." }),
    ),
    ...directions({ bufferCount }),
  }),
  spice: plain,
  file: fields({
    ...timer,
    path: optional(attr('path', path, { doc: 'File that takes the sound.' })),
    ...directions({}),
  }),
  dbus: plain,
});
/** What on the host plays and records. */
export type AudioBackend = Infer<typeof backend>;

const audio = fields({
  id: attr('id', positive, { doc: 'Number by which sound cards and consoles name it; from 1.' }),
  backend: group(backend),
});
/** An audio backend. */
export interface Audio extends Infer<typeof audio> {}
export const audioXml: Element<Audio> = element('audio', audio, { doc: 'Audio backend.', since: '7.2.0' });
