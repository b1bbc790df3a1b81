/** Body of `event`. */
import type { eventsRows } from '../table/events.ts';
import type { Bodies } from './body.ts';
import { domainEvents } from './event-kinds.ts';
import { runEvents } from './event-loop.ts';
import { findDomain } from './find.ts';

export const bodies: Bodies<typeof eventsRows> = {
  async event(args, shell) {
    args.exclusive('all', 'event');
    args.exclusive('list', 'all');
    args.exclusive('list', 'event');
    const findKey = async (): Promise<string | undefined> => {
      const written = args.text('domain');
      if (written === undefined) return undefined;
      return (await findDomain(await shell.connection(), written)).uuid;
    };
    await runEvents(shell, args, domainEvents, findKey, args.has('all'));
  },
};
