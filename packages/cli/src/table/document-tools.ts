/** Words, options and help of our own commands, which work on documents themselves. Bodies: `commands/document-tools.ts`. */
import { data, flag, rest, rows } from './row.ts';

const anyForm = 'file that holds a document as XML, JSON or YAML';

export const documentToolsRows = rows('documents', 'document-tools', () => ({
  diff: {
    summary: 'tell in which places two documents differ',
    description:
      'Compares what two documents of one kind say, not how they are written. Of domains it\n' +
      '    also tells whether a change can be made live, takes effect at the next boot, or needs\n' +
      '    the domain to be defined anew. What libvirt fills in by itself is left out where a\n' +
      '    domain is compared with a file that does not say it.',
    offline: true,
    options: [
      data('from', 'file, or name of a domain'),
      data('to', 'file, or name of a domain'),
      flag('all', 'also what libvirt fills in by itself'),
      flag('exit-code', 'fail if there is a difference'),
    ],
  },
  fmt: {
    summary: 'lay out documents as libvirt does',
    description:
      'Prints documents with one element a line. Comments, unknown elements and the order of\n' +
      '    everything stay as they are.',
    offline: true,
    options: [
      rest('file', 'file that holds an XML document', { required: true }),
      flag('write', 'write the result back to the files'),
    ],
  },
  validate: {
    summary: 'find what is wrong in documents',
    description:
      'Lists every problem with its line, column and place, what was expected there, and the\n' +
      '    nearest name. The kind of document is known by its root element.',
    offline: true,
    options: [rest('file', anyForm, { required: true })],
  },
}));
