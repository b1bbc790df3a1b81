/** One client's connection to this driver. */
import type { DriverConnection } from '@typevirt/driver';
import { definitionMethods } from './methods/pool-definition.ts';
import { hostMethods } from './methods/host.ts';
import { lookupMethods } from './methods/pool-lookup.ts';
import { powerMethods } from './methods/pool-power.ts';
import { volumeCreateMethods } from './methods/volume-create.ts';
import { volumeDataMethods } from './methods/volume-data.ts';
import { volumeLookupMethods } from './methods/volume-lookup.ts';
import type { StorageState } from './state.ts';

/** Opens a connection to the driver's one state. */
export function openConnection(state: StorageState): DriverConnection {
  const context = { state };
  let isOpen = true;
  return {
    ...hostMethods(),
    ...lookupMethods(context),
    ...definitionMethods(context),
    ...powerMethods(context),
    ...volumeLookupMethods(context),
    ...volumeCreateMethods(context),
    ...volumeDataMethods(context),
    events: state.hub,
    supportsFeature: () => false,
    isAlive: () => isOpen,
    isSecure: () => true,
    close: async () => {
      isOpen = false;
    },
  };
}
