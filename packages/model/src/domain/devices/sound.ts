/** Sound cards. */
import {
  attr,
  child,
  type Element,
  element,
  fields,
  type Infer,
  inside,
  many,
  oneOf,
  optional,
  ranged,
} from '@typevirt/xml';
import { deviceInfo } from './device-info.ts';

const codec = fields({
  type: attr('type', oneOf('duplex', 'micro', 'output'), { doc: 'Which lines it has.' }),
});
/** A codec of an HDA card. */
export interface SoundCodec extends Infer<typeof codec> {}
export const soundCodecXml: Element<SoundCodec> = element('codec', codec, {
  doc: 'Codec of an HDA card. Absent means duplex.',
  since: '0.9.4',
});

const sound = fields({
  model: attr('model', oneOf('sb16', 'es1370', 'pcspk', 'ac97', 'ich6', 'ich9', 'usb', 'ich7'), {
    doc: 'Card that the guest sees.',
  }),
  codecs: many(child(soundCodecXml)),
  audio: optional(
    inside('audio', attr('id', ranged(1, 0xffffffff)), {
      since: '7.2.0',
      doc: 'Audio backend that plays it.',
    }),
  ),
  ...deviceInfo,
});
/** A sound card. */
export interface Sound extends Infer<typeof sound> {}
export const soundXml: Element<Sound> = element('sound', sound, { doc: 'Sound card.', since: '0.4.3' });
