/**
 * The contract's suite, written once for every driver: on the simulator in this process, through our daemon, through
 * libvirt's own. libvirt's simulator is the judge: what it does is what is expected.
 */
import { describe } from 'vitest';
import { absent } from './absent.ts';
import { cancellation } from './cancellation.ts';
import { checkpoints } from './checkpoints.ts';
import { definition } from './definition.ts';
import { events } from './events.ts';
import { flags } from './flags.ts';
import { guest } from './guest.ts';
import type { ConformanceOptions } from './harness.ts';
import { host } from './host.ts';
import { interfaces } from './interfaces.ts';
import { lifecycle } from './lifecycle.ts';
import { lookup } from './lookup.ts';
import { metadata } from './metadata.ts';
import { networks } from './networks.ts';
import { nodeDevices } from './node-devices.ts';
import { parameters } from './parameters.ts';
import { snapshots } from './snapshots.ts';
import { storage } from './storage.ts';

export { touched, type ConformanceOptions, type OpenDriver } from './harness.ts';

const groups = [
  host,
  lookup,
  lifecycle,
  definition,
  metadata,
  events,
  snapshots,
  checkpoints,
  parameters,
  guest,
  networks,
  storage,
  interfaces,
  nodeDevices,
  flags,
  cancellation,
  absent,
];

/** Registers the suite's tests for one driver. */
export function conformance(options: ConformanceOptions): void {
  describe(options.name, () => {
    for (const group of groups) group(options);
  });
}
