/** Consoles: text terminals of the guest, on a serial port or on their own device. */
import {
  attr,
  child,
  type Element,
  element,
  fields,
  type Infer,
  oneOf,
  optional,
  uint32,
  variants,
} from '@typevirt/xml';
import { chardevTypes } from './chardev.ts';
import { deviceInfo } from './device-info.ts';
import { ttyPart } from './serial.ts';

const consoleTarget = fields({
  type: optional(
    attr('type', oneOf('none', 'serial', 'xen', 'uml', 'virtio', 'lxc', 'openvz', 'sclp', 'sclplm'), {
      since: '0.8.1',
      doc: 'Device that carries it. Absent: what suits the machine; serial stands for the first serial port.',
    }),
  ),
  port: optional(attr('port', uint32, { doc: 'Number of the console, from 0. Absent: the next free.' })),
});
/** The device that carries a console. */
export interface ConsoleTarget extends Infer<typeof consoleTarget> {}
export const consoleTargetXml: Element<ConsoleTarget> = element('target', consoleTarget, {
  doc: 'Device that carries the console.',
});

const console = variants(
  'type',
  chardevTypes(ttyPart, { target: optional(child(consoleTargetXml)), ...deviceInfo }),
  {
    default: 'pty',
    doc: 'Where the console leads on the host.',
  },
);
/** A text terminal of the guest. */
export type Console = Infer<typeof console>;
export const consoleXml: Element<Console> = element('console', console, {
  doc: 'Text terminal of the guest.',
  since: '0.1.0',
});
