/** Words, options and help of the commands whose bodies are in `commands/events.ts`. @source virsh 9.0 help output */
import { flag, number, text, rows } from './row.ts';

export const eventsRows = rows('events', 'events', () => ({
  event: {
    summary: 'Domain Events',
    description: 'List event types, or wait for domain events to occur',
    options: [
      text('domain', 'filter by domain name, id or uuid', { completes: 'domain' }),
      text('event', 'which event type to wait for', { completes: 'domainEvent' }),
      flag('all', 'wait for all events instead of just one type'),
      flag('loop', 'loop until timeout or interrupt, rather than one-shot'),
      number('timeout', 'timeout seconds'),
      flag('list', 'list valid event types'),
      flag('timestamp', 'show timestamp for each printed event'),
    ],
  },
}));
