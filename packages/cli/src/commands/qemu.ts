/** Bodies of the commands that speak to QEMU itself. */
import { Failure } from '../failure.ts';
import type { Arguments } from '../grammar/arguments.ts';
import { DomainQemuMonitorCommandFlags } from 'typevirt';
import type { qemuRows } from '../table/qemu.ts';
import type { Bodies } from './body.ts';
import { timeoutOf, waitForEvents } from './event-loop.ts';
import { domainOf, findDomain } from './find.ts';

/** The command as QEMU wants it: JSON as written, or a word with `name=value` arguments made into JSON. */
function monitorCommand(words: readonly string[], hmp: boolean): string {
  const [first = '', ...rest] = words;
  if (hmp || first.startsWith('{')) return words.join(' ');
  if (rest.length === 0) return JSON.stringify({ execute: first });
  const argument = rest.join(' ');
  if (argument.startsWith('{')) return `{"execute":${JSON.stringify(first)},"arguments":${argument}}`;
  return JSON.stringify({ execute: first, arguments: keyValues(rest) });
}

function keyValues(words: readonly string[]): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const word of words.flatMap((each) => each.split(','))) {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(word) ?? [];
    if (name === undefined)
      throw new Failure(`failed to wrap arguments '${words.join(' ')}' into a QMP command wrapper`);
    found[name] = scalar(value!);
  }
  return found;
}

function scalar(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?[0-9]+$/.test(text) ? Number(text) : text;
}

/** Indented by two, as virsh's `--pretty` prints. */
const pretty = (text: string): string => JSON.stringify(JSON.parse(text), undefined, 2);

function shownReply(reply: string, args: Arguments<'hmp' | 'pretty' | 'return-value'>): string {
  if (!args.has('return-value')) return args.has('pretty') ? `${pretty(reply)}\n` : reply;
  let parsed: unknown;
  try {
    parsed = JSON.parse(reply);
  } catch (cause) {
    throw new Failure('failed to parse JSON returned by qemu', { cause });
  }
  const value = (parsed as { return?: unknown }).return;
  if (value === undefined) throw new Failure("'return' member missing");
  return args.has('pretty') ? `${JSON.stringify(value, undefined, 2)}\n` : JSON.stringify(value);
}

export const bodies: Bodies<typeof qemuRows> = {
  async 'qemu-monitor-command'(args, shell) {
    args.exclusive('hmp', 'return-value');
    args.exclusive('hmp', 'pretty');
    if (args.has('pass-fds')) throw new Failure('option --pass-fds is not implemented in typevirt');
    const hmp = args.has('hmp');
    const command = monitorCommand(args.list('cmd'), hmp);
    const domain = await domainOf(args, shell);
    const reply = await domain.qemuMonitorCommand(command, hmp ? DomainQemuMonitorCommandFlags.hmp : 0);
    const text = shownReply(reply, args);
    shell.out.show(
      hmp ? { reply } : JSON.parse(reply),
      hmp ? reply : `${text}${text.endsWith('\n') ? '' : '\n'}`,
    );
  },

  async 'qemu-monitor-event'(args, shell) {
    const name = args.text('event');
    const timeoutMs = timeoutOf(args);
    const matches = eventFilter(name, args.has('regex'), args.has('no-case'));
    const written = args.text('domain');
    const key =
      written === undefined ? undefined : (await findDomain(await shell.connection(), written)).uuid;
    const wait = { loop: args.has('loop'), timestamp: false, timeoutMs };
    await waitForEvents(shell, wait, (connection, deliver) => [
      connection.on(
        'qemu',
        'monitor',
        (event) => {
          if (!matches(event.event)) return;
          const details =
            event.details === null ? '' : args.has('pretty') ? pretty(event.details) : event.details;
          const stamp = `${event.seconds}.${String(event.micros).padStart(6, '0')}`;
          const when = args.has('timestamp') ? new Date(Number(event.seconds) * 1000).toISOString() : stamp;
          deliver(
            event.event,
            event,
            `event ${event.event} at ${when} for domain '${event.dom.name}': ${details}\n`,
          );
        },
        key,
      ),
    ]);
  },
};

function eventFilter(name: string | undefined, regex: boolean, noCase: boolean): (event: string) => boolean {
  if (name === undefined) return () => true;
  if (regex) {
    const pattern = new RegExp(name, noCase ? 'i' : '');
    return (event) => pattern.test(event);
  }
  return noCase ? (event) => event.toLowerCase() === name.toLowerCase() : (event) => event === name;
}
