/**
 * The remote program: a handler for every row, from the tables of the areas.
 */
import { checkpointHandlers } from './checkpoint.ts';
import { connectHandlers } from './connect.ts';
import { domainHandlers } from './domain.ts';
import { domainBlockHandlers } from './domain-block.ts';
import { domainGuestHandlers } from './domain-guest.ts';
import { domainTuningHandlers } from './domain-tuning.ts';
import { eventHandlers } from './events.ts';
import type { RemoteHandlers } from './handler.ts';
import { interfaceHandlers } from './interface.ts';
import { migrationHandlers } from './migration.ts';
import { networkHandlers } from './network.ts';
import { nodeDeviceHandlers } from './node-device.ts';
import { nwfilterHandlers } from './nwfilter.ts';
import { secretHandlers } from './secret.ts';
import { sessionHandlers } from './session.ts';
import { snapshotHandlers } from './snapshot.ts';
import { storageHandlers } from './storage.ts';

export const remoteHandlers: RemoteHandlers = {
  ...sessionHandlers,
  ...connectHandlers,
  ...eventHandlers,
  ...domainHandlers,
  ...domainTuningHandlers,
  ...domainBlockHandlers,
  ...domainGuestHandlers,
  ...migrationHandlers,
  ...snapshotHandlers,
  ...checkpointHandlers,
  ...networkHandlers,
  ...storageHandlers,
  ...nodeDeviceHandlers,
  ...interfaceHandlers,
  ...secretHandlers,
  ...nwfilterHandlers,
};
