/** Direct words with QEMU, for those who know what they do; the guest is marked as tainted by them. */
import { VirtError, type Methods } from '@typevirt/driver';
import { checkFlags } from '@typevirt/driver/kit';
import { parseJson, formatJson, type JsonObject } from '../../monitor/index.ts';
import { requireLive } from '../state.ts';
import { withJob, type MethodContext } from './context.ts';

/** Methods that only this driver has. */
export type MonitorMethods = Pick<Methods, 'qemuDomainMonitorCommand'>;

/** The command is one of the human monitor. @source libvirt virDomainQemuMonitorCommandFlags */
const hmpFlag = 1;

export function monitorMethods(context: MethodContext): MonitorMethods {
  return {
    async qemuDomainMonitorCommand({ dom, cmd, flags }, call) {
      checkFlags(flags, hmpFlag, 'qemuDomainQemuMonitorCommand', 'qemu');
      return withJob(context, dom, 'modify', 'qemuDomainMonitorCommand', call, async (domain) => {
        const live = requireLive(domain);
        live.taints.add('custom-monitor');
        await live.status.save();
        if ((flags & hmpFlag) !== 0) return { result: await live.monitor.human(cmd) };
        const reply = await live.monitor.exchange(
          requireCommand(cmd),
          call.signal === undefined ? {} : { signal: call.signal },
        );
        return { result: formatJson(reply) };
      });
    },
  };
}

/** The message, to which an id of ours is added. */
function requireCommand(text: string): JsonObject {
  const parsed = readJson(text);
  if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed)) {
    throw new VirtError('internalError', `cannot parse json ${text}: it is no object`, { domain: 'none' });
  }
  const command = parsed as JsonObject;
  if ('id' in command)
    throw new VirtError('internalError', "Unable to append command 'id' string", { domain: 'none' });
  return command;
}

function readJson(text: string) {
  try {
    return parseJson(text);
  } catch (error) {
    throw new VirtError('internalError', `cannot parse json ${text}: ${(error as Error).message}`, {
      domain: 'none',
      cause: error,
    });
  }
}
