/** Words, options and help of `explain`. Body: `commands/explain.ts`. */
import { text, rows } from './row.ts';

export const explainRows = rows('documents', 'explain', () => ({
  explain: {
    summary: 'tell what an element or attribute of a document means',
    description:
      'Shows the reference of a place such as domain/devices/disk/driver/@cache, and what may\n' +
      '    stand below it. Without a place: which documents there are.',
    offline: true,
    options: [text('path', 'place in a document')],
  },
}));
