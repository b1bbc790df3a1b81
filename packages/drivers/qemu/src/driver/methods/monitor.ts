/** Direct words with QEMU, for those who know what they do; the guest is marked as tainted by them. */
import { VirtError, type Methods } from '@typevirt/driver';
import { checkFlags } from '@typevirt/driver/kit';
import { parseJson, formatJson, QmpCommandError, type JsonObject } from '../../monitor/index.ts';
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
        const { execute, arguments: args, id } = requireCommand(cmd);
        const tail = id === undefined ? {} : { id };
        try {
          const value = await live.monitor.executeAny(
            execute,
            args,
            call.signal === undefined ? {} : { signal: call.signal },
          );
          return { result: formatJson({ return: value, ...tail }) };
        } catch (error) {
          if (!(error instanceof QmpCommandError)) throw error;
          return { result: formatJson({ ...tail, error: { class: error.class, desc: error.description } }) };
        }
      });
    },
  };
}

interface Command {
  readonly execute: string;
  readonly arguments?: JsonObject;
  readonly id?: JsonObject[string];
}

function requireCommand(text: string): Command {
  const parsed = readJson(text);
  if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed)) {
    throw new VirtError('internalError', `cannot parse json ${text}: it is no object`, { domain: 'none' });
  }
  const command = parsed as JsonObject;
  if (typeof command.execute !== 'string') {
    throw new VirtError('operationFailed', "a monitor command needs the name of what to 'execute'", {
      domain: 'qemu',
    });
  }
  return command as unknown as Command;
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
