/** One client's connection to this driver: the methods, and what dies with it. */
import { VirtError, type DriverConnection, type EventSource, type Methods } from '@typevirt/driver';
import { MonitorClosedError, MonitorTimeoutError, QmpCommandError } from '../monitor/index.ts';
import type { Connected } from './domain.ts';
import { destroyGuest } from './end.ts';
import { agentMethods } from './methods/agent.ts';
import { blockLimitMethods } from './methods/block-limits.ts';
import { checkpointMethods } from './methods/checkpoint.ts';
import { consoleMethods } from './methods/console.ts';
import type { MethodContext } from './methods/context.ts';
import { definitionMethods } from './methods/definition.ts';
import { hostMethods } from './methods/host.ts';
import { iothreadMethods } from './methods/iothreads.ts';
import { jobMethods } from './methods/jobs.ts';
import { keyMethods } from './methods/keys.ts';
import { limitMethods } from './methods/limits.ts';
import { lookupMethods } from './methods/lookup.ts';
import { metadataMethods } from './methods/metadata.ts';
import { monitorMethods } from './methods/monitor.ts';
import { nativeMethods } from './methods/native.ts';
import { pinningMethods } from './methods/pinning.ts';
import { powerMethods } from './methods/power.ts';
import { snapshotMethods } from './methods/snapshots.ts';
import { resourceMethods } from './methods/resources.ts';
import { statsMethods } from './methods/stats.ts';
import { tuningMethods } from './methods/tuning.ts';
import type { QemuState } from './state.ts';

/** Features of libvirt's drivers that this one has, by number: string parameters, descriptors. */
const features: ReadonlySet<number> = new Set([8, 9]);

/** Opens a connection to the driver's one state. */
export function openConnection(state: QemuState): DriverConnection {
  const connected: Connected = { closed: false };
  const context: MethodContext = { state, connection: connected };
  const events: EventSource = state.hub;
  return {
    ...lookupMethods(context),
    ...hostMethods(context),
    ...limitMethods(context),
    ...jobMethods(context),
    ...agentMethods(context),
    ...asking({
      ...definitionMethods(context),
      ...powerMethods(context),
      ...metadataMethods(context),
      ...resourceMethods(context),
      ...pinningMethods(context),
      ...snapshotMethods(context),
      ...iothreadMethods(context),
      ...tuningMethods(context),
      ...blockLimitMethods(context),
      ...statsMethods(context),
      ...consoleMethods(context),
      ...keyMethods(context),
      ...checkpointMethods(context),
      ...monitorMethods(context),
      ...nativeMethods(context),
    }),
    events,
    supportsFeature: (feature) => features.has(feature),
    isAlive: () => !connected.closed,
    isSecure: () => true,
    close: () => endAutodestroyed(state, connected),
  };
}

/** Ends the guests that were to live no longer than this connection. */
async function endAutodestroyed(state: QemuState, connected: Connected): Promise<void> {
  connected.closed = true;
  const doomed = [...state.domains.running()].filter(({ live }) => live?.autodestroy === connected);
  const ends = doomed.map(async ({ name, live }) => {
    if (live === undefined) return;
    await destroyGuest(live).catch((error: unknown) =>
      state.log.error(`domain ${name} could not be ended with its connection`, { error }),
    );
  });
  await Promise.all(ends);
}

/** Methods whose errors from QEMU are told in the API's words. */
function asking<M extends Partial<Methods>>(methods: M): M {
  const wrapped = Object.entries(methods).map(([name, method]) => {
    const call = method as (...args: unknown[]) => unknown;
    return [name, (...args: unknown[]) => settled(() => call(...args))] as const;
  });
  return Object.fromEntries(wrapped) as M;
}

function settled(call: () => unknown): unknown {
  try {
    const answer = call();
    return answer instanceof Promise ? answer.catch(retell) : answer;
  } catch (error) {
    return retell(error);
  }
}

function retell(error: unknown): never {
  if (error instanceof QmpCommandError) {
    throw new VirtError(
      'internalError',
      `unable to execute QEMU command '${error.command}': ${error.description}`,
      { domain: 'qemu', cause: error },
    );
  }
  if (error instanceof MonitorClosedError) {
    throw new VirtError('operationFailed', `domain is no longer running: ${error.message}`, {
      domain: 'qemu',
      cause: error,
    });
  }
  if (error instanceof MonitorTimeoutError) {
    throw new VirtError('operationTimeout', error.message, { domain: 'qemu', cause: error });
  }
  throw error;
}
