/** Input devices: keyboards, mice, tablets, and devices of the host passed through. */
import {
  attr,
  child,
  type Element,
  element,
  fields,
  type Infer,
  inside,
  onOff,
  oneOf,
  optional,
  variants,
} from '@typevirt/xml';
import { deviceInfo } from './device-info.ts';
import { absPath } from './scalars.ts';
import { virtioDriverXml, virtioModel } from './virtio.ts';

const head = {
  bus: optional(
    attr('bus', oneOf('ps2', 'usb', 'xen', 'parallels', 'virtio', 'none'), {
      doc: 'Bus. Absent: what suits the machine.',
    }),
  ),
  model: optional(attr('model', virtioModel, { since: '5.2.0', doc: 'Kind of virtio device.' })),
  driver: optional(child(virtioDriverXml)),
};

const evdevSource = fields({
  dev: attr('dev', absPath, { doc: 'Event device of the host.' }),
  grab: optional(attr('grab', oneOf('all'), { doc: 'all: one toggle grabs every device together.' })),
  grabToggle: optional(
    attr(
      'grabToggle',
      oneOf('ctrl-ctrl', 'alt-alt', 'shift-shift', 'meta-meta', 'scrolllock', 'ctrl-scrolllock'),
      { doc: 'Keys that move input between host and guest.' },
    ),
  ),
  repeat: optional(attr('repeat', onOff, { doc: 'Whether held keys repeat.' })),
});
/** An event device of the host shared with the guest. */
export interface EvdevSource extends Infer<typeof evdevSource> {}
export const evdevSourceXml: Element<EvdevSource> = element('source', evdevSource, {
  doc: 'Event device of the host.',
  since: '7.4.0',
});

const plain = fields({ ...head, ...deviceInfo });
const input = variants('type', {
  mouse: plain,
  tablet: plain,
  keyboard: plain,
  passthrough: fields({
    ...head,
    source: inside('source', attr('evdev', absPath), {
      since: '1.3.0',
      doc: 'Event device that the guest gets for itself.',
    }),
    ...deviceInfo,
  }),
  evdev: fields({ ...head, source: child(evdevSourceXml), ...deviceInfo }),
});
/** An input device. */
export type Input = Infer<typeof input>;
export const inputXml: Element<Input> = element('input', input, { doc: 'Input device.', since: '0.1.0' });
