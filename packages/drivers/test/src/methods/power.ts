/** Suspending, resuming, ending and beginning anew. */
import { DomainPausedReason, DomainRunningReason, DomainState, type Methods } from '@typevirt/driver';
import type { Domain } from '@typevirt/model';
import { emitDomain, emitLifecycle } from '../domain/emit.ts';
import type { TestDomain } from '../domain/domain.ts';
import { stopDomain } from '../domain/run.ts';
import { testError } from '../errors.ts';
import type { World } from '../world/world.ts';
import { allowFlags, requireActive, type MethodContext } from './context.ts';

export type PowerMethods = Pick<
  Methods,
  | 'domainSuspend'
  | 'domainResume'
  | 'domainShutdown'
  | 'domainReboot'
  | 'domainReset'
  | 'domainDestroy'
  | 'domainInjectNmi'
  | 'domainSendKey'
  | 'domainSendProcessSignal'
>;

export function powerMethods({ world }: MethodContext): PowerMethods {
  return {
    domainSuspend({ dom }) {
      const domain = world.domain(dom);
      if (domain.condition.state !== DomainState.running) throw not(domain, 'running');
      domain.condition = { state: DomainState.paused, reason: DomainPausedReason.user };
      emitLifecycle(world, domain, 'suspended', 'paused');
    },
    domainResume({ dom }) {
      const domain = world.domain(dom);
      if (domain.condition.state !== DomainState.paused) throw not(domain, 'paused');
      domain.condition = { state: DomainState.running, reason: DomainRunningReason.unpaused };
      emitLifecycle(world, domain, 'resumed', 'unpaused');
    },
    domainShutdown({ dom, flags }) {
      allowFlags(flags, 0, 'testDomainShutdownFlags');
      const domain = world.domain(dom);
      if (!domain.isActive) throw not(domain, 'running');
      follow(world, domain, domain.document.onPoweroff ?? 'destroy');
    },
    domainReboot({ dom, flags }) {
      allowFlags(flags, 0x1f, 'testDomainReboot');
      const domain = world.domain(dom);
      requireActive(domain);
      follow(world, domain, domain.document.onReboot ?? 'restart');
    },
    domainReset({ dom, flags }) {
      allowFlags(flags, 0, 'testDomainReset');
      requireActive(world.domain(dom));
    },
    domainDestroy({ dom, flags }) {
      allowFlags(flags, 1, 'testDomainDestroyFlags');
      const domain = world.domain(dom);
      requireActive(domain);
      stopDomain(world, domain, 'destroyed');
      emitLifecycle(world, domain, 'stopped', 'destroyed');
    },
    domainInjectNmi({ dom, flags }) {
      allowFlags(flags, 0, 'testDomainInjectNMI');
      requireActive(world.domain(dom));
    },
    domainSendKey({ dom, codeset, keycodes, flags }) {
      allowFlags(flags, 0, 'testDomainSendKey');
      requireActive(world.domain(dom));
      requireKeys(codeset, keycodes);
    },
    domainSendProcessSignal({ dom, flags, pidValue }) {
      allowFlags(flags, 0, 'testDomainSendProcessSignal');
      world.domain(dom);
      if (pidValue !== 1n) throw testError('invalidArg', 'only sending a signal to pid 1 is supported');
    },
  };
}

function not(domain: TestDomain, state: string): Error {
  return testError('internalError', `domain '${domain.name}' not ${state}`);
}

/** What a domain's document wants to happen when its guest powers off or reboots. */
function follow(world: World, domain: TestDomain, action: NonNullable<Domain['onReboot']>): void {
  if (action === 'restart' || action === 'rename-restart') {
    domain.condition = { state: DomainState.running, reason: DomainRunningReason.booted };
    emitDomain(world, domain, 'reboot', {});
    return;
  }
  stopDomain(world, domain, 'shutdown');
  emitLifecycle(world, domain, 'stopped', 'shutdown');
}

/** Sets of key codes, by libvirt's numbers, and the highest code of each. */
const keySets = [
  ['linux', 767],
  ['xt', 255],
  ['atset1', 255],
  ['atset2', 255],
  ['atset3', 255],
  ['os_x', 127],
  ['xt_kbd', 65535],
  ['usb', 65535],
  ['win32', 255],
  ['qnum', 255],
] as const;

function requireKeys(codeset: number, keycodes: readonly number[]): void {
  const [name, highest] = keySets[codeset] ?? ['unknown', -1];
  const wrong = keycodes.find((code) => code > highest);
  if (wrong !== undefined) throw testError('internalError', `invalid keycode ${wrong} of ${name} codeset`);
}
