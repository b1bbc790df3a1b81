/**
 * The guest's console on this terminal: bytes both ways, raw, until the escape character is typed, the guest goes away, or the
 * input ends. The terminal is given back as it was in every case.
 */
import type { Domain } from 'typevirt';
import { Failure } from '../failure.ts';
import type { Shell } from './body.ts';

/** The code of an escape written as `^]` or as the character itself. */
export function escapeCode(written: string): number {
  return written.length === 2 && written[0] === '^'
    ? written.toUpperCase().charCodeAt(1) & 0x1f
    : written.charCodeAt(0);
}

/** Talks to a console until it ends. @throws {Failure} without a terminal, or if the domain does not run. */
export async function openConsole(
  domain: Domain,
  device: string | null,
  flags: number,
  shell: Shell,
): Promise<void> {
  const { stdin, stdout } = process;
  if (!stdin.isTTY) throw new Failure('Cannot run interactive console without a controlling TTY');
  const { state } = await domain.getState();
  if (state === 5) throw new Failure('The domain is not running');
  shell.out.say(`Connected to domain '${domain.name}'\n`);
  const hint = shell.escape[0] === '^' && shell.escape.length === 2 ? ` (Ctrl + ${shell.escape[1]})` : '';
  shell.out.say(`Escape character is ${shell.escape}${hint}\n`);
  const stream = await domain.openConsole(device, flags);
  const writer = stream.writable.getWriter();
  const reader = stream.readable.getReader();
  const escape = escapeCode(shell.escape);
  stdin.setRawMode(true);
  stdin.resume();
  try {
    await Promise.race([copyOut(reader, stdout), copyIn(stdin, writer, escape)]);
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    await reader.cancel().catch(() => undefined);
  }
}

async function copyOut(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  output: NodeJS.WriteStream,
): Promise<void> {
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    if (!output.write(value)) await new Promise((resolve) => output.once('drain', resolve));
  }
}

/** Ends when the escape character is typed or the input does. */
function copyIn(
  input: NodeJS.ReadStream,
  writer: WritableStreamDefaultWriter<Uint8Array>,
  escape: number,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void): void => {
      input.off('data', onData);
      input.off('end', onEnd);
      settle();
    };
    const onEnd = (): void => finish(resolve);
    const onData = (data: Buffer | string): void => {
      const bytes = typeof data === 'string' ? Buffer.from(data) : data;
      const at = bytes.indexOf(escape);
      const typed = at < 0 ? bytes : bytes.subarray(0, at);
      if (typed.length > 0) writer.write(typed).catch((error: unknown) => finish(() => reject(error)));
      if (at >= 0) finish(resolve);
    };
    input.on('data', onData);
    input.once('end', onEnd);
  });
}
