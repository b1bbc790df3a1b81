/** Body of `explain`, apart from the other document commands since it needs no description loaded. */
import { explain, formatExplained } from '../documents/explain.ts';
import { readTitles } from '../documents/reference.ts';
import type { explainRows } from '../table/explain.ts';
import type { Bodies } from './body.ts';

export const bodies: Bodies<typeof explainRows> = {
  async explain(args, { out }) {
    const path = args.text('path');
    if (path === undefined) {
      out.table(
        [
          { title: 'Place', show: ({ root }) => root },
          { title: 'Document', show: ({ title }) => title },
        ],
        await readTitles(),
      );
      return;
    }
    const explained = await explain(path);
    out.show(explained, formatExplained(explained));
  },
};
