/**
 * Waiting for events: until the first one, or with `--loop` until time is up or the user interrupts.
 *
 *     register ─▶ wait ─▶ print each ─▶ first event (without --loop) | timeout | Ctrl-C ─▶ count
 *
 * A wait without any event is a failure without words.
 */
import type { Connection, Events, VirtError } from 'typevirt';
import { Failure, SilentFailure } from '../failure.ts';
import type { Arguments } from '../grammar/arguments.ts';
import { formatStamp } from '../output/values.ts';
import type { Shell } from './body.ts';
import type { EventFamily, EventKind } from './event-kinds.ts';

type LoopOption = 'event' | 'loop' | 'timeout' | 'list' | 'timestamp';

/** Registers listeners that call `deliver`, or `refuse` if there are no such events; returns what takes them away again. */
export type Registration = (
  connection: Connection,
  deliver: (kind: string, payload: unknown, text: string) => void,
  refuse: (error: VirtError) => void,
) => (() => void)[];

/** A whole `…-event` command. @param findKey Key of the one object of interest. */
export async function runEvents(
  shell: Shell,
  args: Arguments<LoopOption>,
  family: EventFamily,
  findKey: () => Promise<string | undefined>,
  all = false,
): Promise<void> {
  if (args.has('list')) {
    shell.out.show(
      family.kinds.map(({ name }) => name),
      family.kinds.map(({ name }) => `${name}\n`).join(''),
    );
    return;
  }
  const kinds = all ? family.kinds : [findKind(family, args.text('event'))];
  const timeoutMs = timeoutOf(args);
  const key = await findKey();
  await waitForEvents(
    shell,
    { loop: args.has('loop'), timestamp: args.has('timestamp'), timeoutMs },
    (connection, deliver, refuse) =>
      kinds.map((kind) =>
        connection.on(
          family.object,
          kind.key as keyof Events[typeof family.object] & string,
          (payload: unknown) => deliver(kind.name, payload, kind.describe(payload as never)),
          key,
          refuse,
        ),
      ),
  );
}

function findKind(family: EventFamily, written: string | undefined): EventKind<never> {
  if (written === undefined) {
    const choices = family.offersAll
      ? 'one of --list, --all, or --event <type> is required'
      : 'either --list or --event <type> is required';
    throw new Failure(choices);
  }
  const kind = family.kinds.find(({ name }) => name === written);
  if (kind === undefined) throw new Failure(`unknown event type ${written}`);
  return kind;
}

/** `--timeout` in milliseconds. @throws {Failure} if it is zero or too large. */
export function timeoutOf(args: Arguments<'timeout'>): number | undefined {
  const seconds = args.uint('timeout');
  if (seconds === undefined) return undefined;
  if (seconds < 1 || seconds > (2 ** 31 - 1) / 1000) {
    throw new Failure(`Numeric value '${seconds}' for <timeout> option is malformed or out of range`);
  }
  return seconds * 1000;
}

/** Waits and prints. @throws {SilentFailure} if nothing came. */
export async function waitForEvents(
  shell: Shell,
  options: { loop: boolean; timestamp: boolean; timeoutMs: number | undefined },
  register: Registration,
): Promise<void> {
  const connection = await shell.connection();
  let count = 0;
  let printing = Promise.resolve();
  const end = resolvers<string>();
  const deliver = (kind: string, payload: unknown, text: string): void => {
    if (!options.loop && count > 0) return;
    count += 1;
    const stamp = formatStamp(new Date());
    const line = options.timestamp ? `${stamp}: ${text}` : text;
    printing = printing.then(() =>
      shell.out.stream({ kind, at: stamp, text: text.trimEnd(), ...(payload as object) }, line),
    );
    if (!options.loop) end.resolve('');
  };
  const stops = register(connection, deliver, end.reject);
  const onAbort = (): void => end.resolve('event loop interrupted\n');
  shell.signal.addEventListener('abort', onAbort, { once: true });
  const timer = startTimer(options.timeoutMs, () => end.resolve('event loop timed out\n'));
  const offClosed = connection.on('connect', 'closed', () => {
    end.reject(new Failure('the connection was closed while waiting for events'));
  });
  try {
    const remark = await end.promise;
    await printing;
    if (shell.out.isText) shell.out.print(`${remark}events received: ${count}\n`);
  } finally {
    clearTimeout(timer);
    offClosed();
    shell.signal.removeEventListener('abort', onAbort);
    for (const stop of stops) stop();
  }
  if (count === 0) throw new SilentFailure();
}

/** Without a limit the timer only keeps the process waiting, since a simulator has no socket that would. */
function startTimer(timeoutMs: number | undefined, onTimeout: () => void): NodeJS.Timeout {
  return timeoutMs === undefined
    ? setInterval(() => undefined, 2 ** 31 - 1)
    : setTimeout(onTimeout, timeoutMs);
}

interface Resolvers<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
  reject(error: Error): void;
}

function resolvers<T>(): Resolvers<T> {
  let settle: Omit<Resolvers<T>, 'promise'> | undefined;
  const promise = new Promise<T>((resolve, reject) => {
    settle = { resolve, reject };
  });
  return { promise, ...settle! };
}
