/** One client's connection to a world: the methods, with refusals in the API's words and ordered faults in front. */
import type { DriverConnection, Methods } from '@typevirt/driver';
import { retold } from './errors.ts';
import { withFaults } from './faults.ts';
import { checkpointMethods } from './methods/checkpoints.ts';
import type { MethodContext } from './methods/context.ts';
import { definitionMethods } from './methods/definition.ts';
import { hostMethods } from './methods/host.ts';
import { lookupMethods } from './methods/lookup.ts';
import { metadataMethods } from './methods/metadata.ts';
import { powerMethods } from './methods/power.ts';
import { savingMethods } from './methods/saving.ts';
import { snapshotMethods } from './methods/snapshots.ts';
import { blockMethods } from './methods/blocks.ts';
import { guestMethods } from './methods/guest.ts';
import { iothreadMethods } from './methods/iothreads.ts';
import { memoryMethods } from './methods/memory.ts';
import { statsMethods } from './methods/stats.ts';
import { tuningMethods } from './methods/tuning.ts';
import { vcpuMethods } from './methods/vcpus.ts';
import { networkMethods } from './methods/networks.ts';
import { interfaceMethods } from './methods/interfaces.ts';
import { poolMethods } from './methods/pools.ts';
import { volumeMethods } from './methods/volumes.ts';
import { nodeDeviceMethods } from './methods/node-devices.ts';
import type { World } from './world/world.ts';

/** Features of libvirt's drivers that this one has, by number: string parameters. */
const features: ReadonlySet<number> = new Set([8]);

/** Where a connection comes from and what becomes of its world at its end. */
export interface Opening {
  readonly world: World;
  readonly uri: string;
  readonly onClose: () => void;
}

export function openConnection({ world, uri, onClose }: Opening): DriverConnection {
  const context: MethodContext = { world };
  const methods = {
    ...hostMethods(context, uri),
    ...lookupMethods(context),
    ...definitionMethods(context),
    ...powerMethods(context),
    ...metadataMethods(context),
    ...nodeDeviceMethods(context),
    ...volumeMethods(context),
    ...poolMethods(context),
    ...interfaceMethods(context),
    ...networkMethods(context),
    ...vcpuMethods(context),
    ...tuningMethods(context),
    ...statsMethods(context),
    ...memoryMethods(context),
    ...iothreadMethods(context),
    ...guestMethods(context),
    ...blockMethods(context),
    ...savingMethods(context),
    ...snapshotMethods(context),
    ...checkpointMethods(context),
  };
  let open = true;
  return {
    ...withFaults(telling(methods), world.surroundings.faults),
    events: world.hub,
    supportsFeature: (feature) => features.has(feature),
    isAlive: () => open,
    isSecure: () => true,
    close() {
      if (open) onClose();
      open = false;
      return Promise.resolve();
    },
  };
}

/** Methods whose refusals of documents are errors of the API. */
function telling<M extends Partial<Methods>>(methods: M): M {
  const wrapped = Object.entries(methods).map(([name, method]) => {
    const run = method as (...args: unknown[]) => unknown;
    return [name, (...args: unknown[]) => settled(() => run(...args))] as const;
  });
  return Object.fromEntries(wrapped) as M;
}

function settled(run: () => unknown): unknown {
  try {
    const answer = run();
    if (!(answer instanceof Promise)) return answer;
    return answer.catch((error: unknown) => {
      throw retold(error);
    });
  } catch (error) {
    throw retold(error);
  }
}
