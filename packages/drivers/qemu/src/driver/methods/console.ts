/**
 * Streams from and to a guest's devices: consoles, channels, pictures of its screen.
 *
 * One client at a time has a console; `force` takes it from whoever has it, whose stream ends then.
 */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  DomainChannelFlags,
  DomainConsoleFlags,
  VirtError,
  type ByteStream,
  type Methods,
} from '@typevirt/driver';
import { checkFlags } from '@typevirt/driver/kit';
import { openTerminal, openUnixStream } from '@typevirt/host';
import type { Domain } from '@typevirt/model';
import type { LiveDomain, QemuDomain } from '../domain.ts';
import { bytesStream } from '../bytes-stream.ts';
import { findDomain, requireLive } from '../state.ts';
import { withJob, type MethodContext } from './context.ts';

/** Methods that answer a stream. */
export type ConsoleMethods = Pick<Methods, 'domainOpenConsole' | 'domainOpenChannel' | 'domainScreenshot'>;

export function consoleMethods(context: MethodContext): ConsoleMethods {
  const { state } = context;
  return {
    async domainOpenConsole({ dom, devName, flags }) {
      checkFlags(flags, DomainConsoleFlags.force | DomainConsoleFlags.safe, 'qemuDomainOpenConsole', 'qemu');
      const domain = findDomain(state, dom);
      const device = consoleDevice(requireLive(domain).document, devName);
      return { stream: await openDevice(domain, device, (flags & DomainConsoleFlags.force) !== 0) };
    },

    async domainOpenChannel({ dom, name, flags }) {
      checkFlags(flags, DomainChannelFlags.force, 'qemuDomainOpenChannel', 'qemu');
      const domain = findDomain(state, dom);
      const { channels } = requireLive(domain).document.devices;
      const channel = channels.find(
        (each) =>
          name === null || each.alias === name || ('name' in each.target && each.target.name === name),
      );
      if (channel === undefined)
        throw new VirtError('internalError', `cannot find channel ${name ?? '(null)'}`, { domain: 'qemu' });
      return { stream: await openDevice(domain, channel, (flags & DomainChannelFlags.force) !== 0) };
    },

    async domainScreenshot({ dom, screen, flags }, call) {
      checkFlags(flags, 0, 'qemuDomainScreenshot', 'qemu');
      return withJob(context, dom, 'query', 'domainScreenshot', call, async (domain) => {
        const live = requireLive(domain);
        const { alias, heads } = videoOfScreen(live.document, screen);
        const file = join(state.files.instance(live.id, domain.name), 'screenshot.png');
        try {
          await live.monitor.execute('screendump', {
            filename: file,
            format: 'png',
            ...(heads > 1 || screen > 0 ? { device: alias, head: 0 } : {}),
          });
          return { mime: 'image/png', stream: bytesStream(await readFile(file)) };
        } finally {
          await rm(file, { force: true });
        }
      });
    },
  };
}

type CharDevice =
  | Domain['devices']['consoles'][number]
  | Domain['devices']['channels'][number]
  | Domain['devices']['serials'][number];

function consoleDevice({ devices }: Domain, name: string | null): CharDevice {
  const all: readonly CharDevice[] = [...devices.consoles, ...devices.serials, ...devices.parallels];
  const found = name === null ? all[0] : all.find(({ alias }) => alias === name);
  if (found === undefined)
    throw new VirtError('internalError', `cannot find character device ${name ?? '(null)'}`, {
      domain: 'qemu',
    });
  return found;
}

/** Who has which device, or is about to; an entry goes when its stream ends. */
const taken = new WeakMap<LiveDomain, Map<string, ByteStream | 'opening'>>();

async function openDevice(domain: QemuDomain, device: CharDevice, force: boolean): Promise<ByteStream> {
  const live = requireLive(domain);
  const alias = device.alias ?? '';
  const users = taken.get(live) ?? new Map<string, ByteStream | 'opening'>();
  taken.set(live, users);
  const other = users.get(alias);
  if (other !== undefined) {
    if (!force || other === 'opening')
      throw new VirtError('operationFailed', 'Active console session exists for this domain', {
        domain: 'qemu',
      });
    other.abort(
      new VirtError('operationAborted', 'another client has taken the console', { domain: 'qemu' }),
    );
  }
  const path =
    device.type === 'pty' || device.type === 'unix' || device.type === 'dev'
      ? device.source?.path
      : undefined;
  if (path === undefined) {
    throw new VirtError('internalError', `character device ${alias} is not using a PTY or UNIX socket`, {
      domain: 'qemu',
    });
  }
  const forget = (): void => {
    if (users.get(alias) === stream) users.delete(alias);
  };
  users.set(alias, 'opening');
  const opening = device.type === 'unix' ? openUnixStream(path, forget) : openTerminal(path, forget);
  const stream = await opening.catch((error: unknown) => {
    users.delete(alias);
    throw error;
  });
  users.set(alias, stream);
  return stream;
}

function videoOfScreen(
  { devices }: Domain,
  screen: number,
): { readonly alias: string; readonly heads: number } {
  const [video] = devices.videos;
  if (video === undefined)
    throw new VirtError('operationInvalid', 'no screens to take screenshot from', { domain: 'qemu' });
  const chosen = devices.videos[screen];
  if (chosen === undefined) {
    throw new VirtError('invalidArg', `no screen with ID ${screen}`, { domain: 'qemu' });
  }
  return { alias: chosen.alias ?? `video${screen}`, heads: devices.videos.length };
}
