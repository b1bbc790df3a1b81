/** Power and processors of a running guest. */
import {
  DomainDestroyFlagsValues,
  DomainPausedReason,
  DomainRebootFlagValues,
  DomainShutdownFlagValues,
  DomainState,
  VirtError,
  type Methods,
} from '@typevirt/driver';
import { checkFlags } from '@typevirt/driver/kit';
import type { LiveDomain, QemuDomain } from '../domain.ts';
import { destroyGuest, endGracefully } from '../end.ts';
import { findDomain, requireLive } from '../state.ts';
import { endStray } from '../stray.ts';
import { refuseAgent } from './agent.ts';
import { withJob, type MethodContext } from './context.ts';

/** Methods that stop, go on, and end. */
export type PowerMethods = Pick<
  Methods,
  | 'domainSuspend'
  | 'domainResume'
  | 'domainShutdown'
  | 'domainReboot'
  | 'domainReset'
  | 'domainDestroy'
  | 'domainInjectNmi'
  | 'domainPmWakeup'
>;

const shutdownFlags = DomainShutdownFlagValues.acpiPowerBtn | DomainShutdownFlagValues.guestAgent;
const rebootFlags = DomainRebootFlagValues.acpiPowerBtn | DomainRebootFlagValues.guestAgent;

export function powerMethods(context: MethodContext): PowerMethods {
  return {
    async domainSuspend({ dom }, call) {
      await withJob(context, dom, 'modify', 'domainSuspend', call, async (domain) => {
        const live = requireLive(domain);
        if (domain.condition.state === DomainState.pmsuspended) {
          throw new VirtError('operationInvalid', 'domain is pmsuspended', { domain: 'qemu' });
        }
        if (domain.condition.state === DomainState.paused) return;
        live.nextPause = { reason: DomainPausedReason.user, detail: 'paused' };
        try {
          await live.monitor.execute('stop');
        } finally {
          live.nextPause = undefined;
        }
        await live.status.save();
      });
    },

    async domainResume({ dom }, call) {
      await withJob(context, dom, 'modify', 'domainResume', call, async (domain) => {
        const live = requireLive(domain);
        const { state } = domain.condition;
        if (state === DomainState.running)
          throw new VirtError('operationInvalid', 'domain is already running', { domain: 'qemu' });
        if (state === DomainState.pmsuspended)
          throw new VirtError('operationInvalid', 'domain is pmsuspended', { domain: 'qemu' });
        if (state === DomainState.paused) await live.monitor.execute('cont');
        await live.status.save();
      });
    },

    async domainShutdown({ dom, flags }, call) {
      checkFlags(flags, shutdownFlags, 'qemuDomainShutdownFlags', 'qemu');
      await withJob(context, dom, 'modify', 'domainShutdown', call, async (domain) => {
        const live = requireRunning(domain);
        if (flags === DomainShutdownFlagValues.guestAgent) refuseAgent(domain);
        live.fakeReboot = false;
        await live.monitor.execute('system_powerdown');
      });
    },

    async domainReboot({ dom, flags }, call) {
      checkFlags(flags, rebootFlags, 'qemuDomainReboot', 'qemu');
      await withJob(context, dom, 'modify', 'domainReboot', call, async (domain) => {
        const live = requireLive(domain);
        if (flags === DomainRebootFlagValues.guestAgent) refuseAgent(domain);
        live.fakeReboot = true;
        await live.status.save();
        await live.monitor.execute('system_powerdown');
      });
    },

    async domainReset({ dom, flags }, call) {
      checkFlags(flags, 0, 'qemuDomainReset', 'qemu');
      await withJob(context, dom, 'modify', 'domainReset', call, async (domain) => {
        const live = requireLive(domain);
        live.fakeReboot = false;
        await live.monitor.execute('system_reset');
      });
    },

    async domainDestroy({ dom, flags }, call) {
      checkFlags(
        flags,
        DomainDestroyFlagsValues.graceful | DomainDestroyFlagsValues.removeLogs,
        'qemuDomainDestroyFlags',
        'qemu',
      );
      const end = (flags & DomainDestroyFlagsValues.graceful) === 0 ? destroyGuest : endGracefully;
      // Who runs is ended at once, also while a job waits for a QEMU that does not answer; that job then fails.
      const { live } = findDomain(context.state, dom);
      if (live !== undefined) return end(live);
      await withJob(context, dom, 'destroy', 'domainDestroy', call, async (domain) => {
        if (await endStray(context.state, domain)) return;
        await end(requireLive(domain));
      });
    },

    async domainInjectNmi({ dom, flags }, call) {
      checkFlags(flags, 0, 'qemuDomainInjectNMI', 'qemu');
      await withJob(context, dom, 'modify', 'domainInjectNmi', call, (domain) =>
        requireLive(domain).monitor.execute('inject-nmi'),
      );
    },

    async domainPmWakeup({ dom, flags }, call) {
      checkFlags(flags, 0, 'qemuDomainPMWakeup', 'qemu');
      await withJob(context, dom, 'modify', 'domainPmWakeup', call, (domain) =>
        requireLive(domain).monitor.execute('system_wakeup'),
      );
    },
  };
}

function requireRunning({ live, condition: { state } }: QemuDomain): LiveDomain {
  if (live !== undefined && (state === DomainState.running || state === DomainState.paused)) return live;
  throw new VirtError('operationInvalid', 'domain is not running', { domain: 'qemu' });
}
