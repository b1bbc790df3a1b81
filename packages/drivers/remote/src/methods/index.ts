/** Every method of the contract, from the tables of the areas. */
import type { RemoteMethods } from '../method.ts';
import { checkpointMethods } from './checkpoint.ts';
import { connectMethods } from './connect.ts';
import { domainMethods } from './domain.ts';
import { domainBlockMethods } from './domain-block.ts';
import { domainGuestMethods } from './domain-guest.ts';
import { domainTuningMethods } from './domain-tuning.ts';
import { hypervisorMethods } from './hypervisor.ts';
import { interfaceMethods } from './interface.ts';
import { migrationMethods } from './migration.ts';
import { networkMethods } from './network.ts';
import { nodeDeviceMethods } from './node-device.ts';
import { nwfilterMethods } from './nwfilter.ts';
import { secretMethods } from './secret.ts';
import { snapshotMethods } from './snapshot.ts';
import { storageMethods } from './storage.ts';

export const remoteMethods: RemoteMethods = {
  ...connectMethods,
  ...domainMethods,
  ...domainTuningMethods,
  ...domainBlockMethods,
  ...domainGuestMethods,
  ...migrationMethods,
  ...snapshotMethods,
  ...checkpointMethods,
  ...networkMethods,
  ...storageMethods,
  ...nodeDeviceMethods,
  ...interfaceMethods,
  ...secretMethods,
  ...nwfilterMethods,
  ...hypervisorMethods,
};
