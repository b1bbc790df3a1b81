/** Bodies of the commands that speak to QEMU itself. */
import { Failure } from '../failure.ts';
import type { Arguments } from '../grammar/arguments.ts';
import { DomainQemuMonitorCommandFlags } from 'typevirt';
import type { qemuRows } from '../table/qemu.ts';
import type { Bodies } from './body.ts';
import { timeoutOf, waitForEvents } from './event-loop.ts';
import { domainOf, findDomain } from './find.ts';
import { duplicateFds, passedFds } from './pass-fds.ts';

/** The command as QEMU wants it: JSON as written, or a name with arguments, as an object or as its inside. */
function monitorCommand(words: readonly string[], hmp: boolean): string {
  const whole = words.join(' ');
  if (hmp || isJsonObject(whole)) return whole;
  const [name = '', ...rest] = words;
  if (rest.length === 0) return JSON.stringify({ execute: name });
  const written = rest.join(' ');
  const found = [written, `{${written}}`].find(isJsonObject);
  if (found === undefined) {
    throw new Failure(`failed to wrap arguments '${written}' into a QMP command wrapper`, {
      cause: new Failure(`internal error: cannot parse json {${written}}`),
    });
  }
  return `{"execute":${JSON.stringify(name)},"arguments":${found}}`;
}

function isJsonObject(text: string): boolean {
  if (!text.trimStart().startsWith('{')) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Indented by two, as virsh's `--pretty` prints. */
const pretty = (text: string): string => JSON.stringify(JSON.parse(text), undefined, 2);

/** What is printed of a reply that is JSON. @throws {Failure} if it is none, or has not the member asked for. */
function shownReply(reply: string, args: Arguments<'hmp' | 'pretty' | 'return-value'>): string {
  if (!args.has('return-value')) return args.has('pretty') ? pretty(reply) : `${reply}\n`;
  let parsed: { return?: unknown };
  try {
    parsed = JSON.parse(reply) as { return?: unknown };
  } catch (cause) {
    throw new Failure('failed to parse JSON returned by qemu', { cause });
  }
  if (parsed.return === undefined) throw new Failure("'return' member missing");
  return JSON.stringify(parsed.return, undefined, args.has('pretty') ? 2 : 0);
}

export const bodies: Bodies<typeof qemuRows> = {
  async 'qemu-monitor-command'(args, shell) {
    args.exclusive('hmp', 'return-value');
    args.exclusive('hmp', 'pretty');
    let domain = await domainOf(args, shell);
    const fds = passedFds(args);
    const hmp = args.has('hmp');
    const command = monitorCommand(args.list('cmd'), hmp);
    const flags = hmp ? DomainQemuMonitorCommandFlags.hmp : 0;
    if (fds.length > 0) {
      await shell.passFiles();
      domain = await domainOf(args, shell);
    }
    const reply =
      fds.length === 0
        ? await domain.qemuMonitorCommand(command, flags)
        : await domain.qemuMonitorCommandWithFiles(command, await duplicateFds(fds), flags);
    if (hmp) shell.out.show({ reply }, `${reply}\n`);
    else shell.out.show(JSON.parse(reply), shownReply(reply, args));
  },

  async 'qemu-monitor-event'(args, shell) {
    const name = args.text('event');
    const timeoutMs = timeoutOf(args);
    const matches = eventFilter(name, args.has('regex'), args.has('no-case'));
    const written = args.text('domain');
    const key =
      written === undefined ? undefined : (await findDomain(await shell.connection(), written)).uuid;
    const wait = { loop: args.has('loop'), timestamp: args.has('timestamp'), timeoutMs };
    await waitForEvents(shell, wait, (connection, deliver, refuse) => [
      connection.on(
        'qemu',
        'monitor',
        (event) => {
          if (!matches(event.event)) return;
          const seconds = `${event.seconds}.${String(event.micros).padStart(6, '0')}`;
          const when = wait.timestamp ? '' : ` at ${seconds}`;
          const details = detailsText(event.details, args.has('pretty'));
          deliver(
            event.event,
            event,
            `event ${event.event}${when} for domain '${event.dom.name}': ${details}\n`,
          );
        },
        key,
        refuse,
      ),
    ]);
  },
};

function detailsText(details: string | null, indented: boolean): string {
  if (details === null) return '<null>';
  return indented ? pretty(details) : details;
}

function eventFilter(name: string | undefined, regex: boolean, noCase: boolean): (event: string) => boolean {
  if (name === undefined) return () => true;
  if (regex) {
    const pattern = new RegExp(name, noCase ? 'i' : '');
    return (event) => pattern.test(event);
  }
  return noCase ? (event) => event.toLowerCase() === name.toLowerCase() : (event) => event === name;
}
