/** Serial and parallel ports. */
import {
  attr,
  child,
  type Element,
  element,
  fields,
  type Infer,
  inside,
  oneOf,
  optional,
  uint32,
  variants,
} from '@typevirt/xml';
import { chardevTypes } from './chardev.ts';
import { deviceInfo } from './device-info.ts';
import { absPath } from './scalars.ts';

/** The terminal's path in its old place. */
export const ttyPart = {
  tty: optional(
    attr('tty', absPath, {
      in: ['live', 'status'],
      doc: 'The terminal that the host gave, in its old place.',
    }),
  ),
};

const serialTarget = fields({
  type: optional(
    attr(
      'type',
      oneOf(
        'isa-serial',
        'usb-serial',
        'pci-serial',
        'spapr-vio-serial',
        'system-serial',
        'sclp-serial',
        'isa-debug',
      ),
      { since: '0.9.7', doc: 'Bus of the port. Absent: what suits the machine.' },
    ),
  ),
  port: optional(attr('port', uint32, { doc: 'Number of the port, from 0. Absent: the next free.' })),
  model: optional(
    inside(
      'model',
      attr(
        'name',
        oneOf(
          'isa-serial',
          'usb-serial',
          'pci-serial',
          'spapr-vty',
          'pl011',
          '16550a',
          'sclpconsole',
          'sclplmconsole',
          'isa-debugcon',
        ),
      ),
      { since: '3.10.0', doc: 'Chip. Absent: what suits the type.' },
    ),
  ),
});
/** The port that the guest sees. */
export interface SerialTarget extends Infer<typeof serialTarget> {}
export const serialTargetXml: Element<SerialTarget> = element('target', serialTarget, {
  doc: 'Port that the guest sees.',
});

const serial = variants(
  'type',
  chardevTypes(ttyPart, { target: optional(child(serialTargetXml)), ...deviceInfo }),
  {
    default: 'pty',
    demanded: true,
    doc: 'Where the port leads on the host.',
  },
);
/** A serial port. */
export type Serial = Infer<typeof serial>;
export const serialXml: Element<Serial> = element('serial', serial, { doc: 'Serial port.', since: '0.2.0' });

const parallelTarget = fields({
  port: optional(attr('port', uint32, { doc: 'Number of the port, from 0. Absent: the next free.' })),
});
/** The parallel port that the guest sees. */
export interface ParallelTarget extends Infer<typeof parallelTarget> {}
export const parallelTargetXml: Element<ParallelTarget> = element('target', parallelTarget, {
  doc: 'Port that the guest sees.',
});

const parallel = variants(
  'type',
  chardevTypes(ttyPart, { target: optional(child(parallelTargetXml)), ...deviceInfo }),
  {
    default: 'pty',
    demanded: true,
    doc: 'Where the port leads on the host.',
  },
);
/** A parallel port. */
export type Parallel = Infer<typeof parallel>;
export const parallelXml: Element<Parallel> = element('parallel', parallel, {
  doc: 'Parallel port.',
  since: '0.2.0',
});
