/**
 * A settled document as QEMU's command line. Pure: same document, same capabilities, same line. The order of the parts is
 * libvirt's, since the guest sees some of it.
 */
import type { Domain } from '@typevirt/model';
import type { QemuCapabilities } from '../probe/index.ts';
import type { Option } from './arguments.ts';
import { balloonOptions, rngOptions } from './balloon-and-rng.ts';
import { basicOptions, closingOptions } from './basics.ts';
import { bootOptions } from './boot.ts';
import { channelOptions, consoleOptions, serialOptions } from './chardev.ts';
import type { PlanContext, PlanOptions } from './context.ts';
import { controllerOptions } from './controller.ts';
import { diskOptions } from './disk.ts';
import { displayOptions } from './display.ts';
import { inputOptions } from './input.ts';
import { interfaceOptions } from './interface.ts';
import { customOptions, environment } from './custom.ts';

/** What will be run. */
export interface CommandPlan {
  readonly binary: string;
  readonly args: readonly string[];
  /** The whole environment. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Plans the start of a guest.
 *
 * @param domain Settled for this run: with emulator, id, aliases and addresses.
 * @throws {VirtError} `configUnsupported` for what this QEMU cannot do.
 */
export function planCommand(
  domain: Domain,
  capabilities: QemuCapabilities,
  options: PlanOptions,
): CommandPlan {
  const context: PlanContext = { domain, capabilities, ...options };
  const parts: readonly ((context: PlanContext) => readonly Option[])[] = [
    basicOptions,
    bootOptions,
    controllerOptions,
    diskOptions,
    interfaceOptions,
    serialOptions,
    channelOptions,
    consoleOptions,
    inputOptions,
    displayOptions,
    balloonOptions,
    rngOptions,
    closingOptions,
    customOptions,
  ];
  const args = parts
    .flatMap((part) => part(context))
    .flatMap(([option, value]) => (value === undefined ? [option] : [option, value]));
  return { binary: domain.devices.emulator ?? capabilities.binary, args, env: environment(context) };
}
