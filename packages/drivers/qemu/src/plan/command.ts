/**
 * A settled document as QEMU's command line. Pure: same document, same capabilities, same line. The order of the parts is
 * libvirt's, since the guest sees some of it; each part is a file beside this one.
 *
 * @source libvirt 9.0 `virsh domxml-to-native qemu-argv`
 */
import type { Domain } from '@typevirt/model';
import type { QemuCapabilities } from '../probe/index.ts';
import { formatProps, type Option } from './arguments.ts';
import { audioOptions, soundOptions } from './audio.ts';
import { balloonOptions, rngOptions } from './balloon-and-rng.ts';
import { basicOptions } from './basics.ts';
import { bootOptions } from './boot.ts';
import { channelOptions, consoleOptions, smartcardOptions } from './channel.ts';
import type { PlanContext, PlanOptions } from './context.ts';
import { controllerOptions } from './controller.ts';
import { customOptions, environment, overridden } from './custom.ts';
import { diskOptions } from './disk.ts';
import { filesystemOptions } from './filesystem.ts';
import { graphicsOptions } from './graphics.ts';
import { hostdevOptions } from './hostdev.ts';
import { inputOptions } from './input.ts';
import { interfaceOptions } from './interface.ts';
import { memoryDeviceOptions } from './memory-device.ts';
import { redirdevOptions } from './redirdev.ts';
import { parallelOptions, serialOptions } from './serial.ts';
import { shmemOptions } from './shmem.ts';
import {
  crashInfoOptions,
  cryptoOptions,
  hubOptions,
  iommuOptions,
  launchSecurityOptions,
  nvramOptions,
  panicOptions,
  sandboxOptions,
  vsockOptions,
} from './small-devices.ts';
import { tpmOptions } from './tpm.ts';
import { videoOptions } from './video.ts';
import { watchdogOptions } from './watchdog.ts';

/** What will be run. */
export interface CommandPlan {
  readonly binary: string;
  readonly args: readonly string[];
  /** The whole environment. */
  readonly env: Readonly<Record<string, string>>;
}

type Part = (context: PlanContext) => readonly Option[];

const parts: readonly Part[] = [
  basicOptions,
  bootOptions,
  iommuOptions,
  controllerOptions,
  memoryDeviceOptions,
  hubOptions,
  diskOptions,
  filesystemOptions,
  interfaceOptions,
  smartcardOptions,
  serialOptions,
  parallelOptions,
  channelOptions,
  consoleOptions,
  tpmOptions,
  inputOptions,
  audioOptions,
  graphicsOptions,
  videoOptions,
  soundOptions,
  watchdogOptions,
  redirdevOptions,
  hostdevOptions,
  incomingOptions,
  balloonOptions,
  rngOptions,
  nvramOptions,
  crashInfoOptions,
  launchSecurityOptions,
  customOptions,
  sandboxOptions,
  panicOptions,
  shmemOptions,
  vsockOptions,
  cryptoOptions,
  () => [['-msg', 'timestamp=on']],
];

/**
 * Plans the start of a guest.
 *
 * @param domain Settled for this run: with emulator, id, aliases and addresses.
 * @throws {VirtError} `configUnsupported` for what this QEMU cannot do; `noSecret` for a secret that nobody gave.
 */
export function planCommand(
  domain: Domain,
  capabilities: QemuCapabilities,
  options: PlanOptions,
): CommandPlan {
  const context: PlanContext = { domain, capabilities, ...options };
  const args = parts
    .flatMap((part) => part(context))
    .map((option) => overridden(domain, option))
    .flatMap(words);
  return { binary: domain.devices.emulator ?? capabilities.binary, args, env: environment(context) };
}

function words([option, value]: Option): readonly string[] {
  if (value === undefined) return [option];
  return [option, typeof value === 'string' ? value : formatProps(value)];
}

function incomingOptions({ incoming }: PlanContext): readonly Option[] {
  return incoming === undefined ? [] : [['-incoming', incoming]];
}
