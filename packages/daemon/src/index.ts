/** The daemon, for programs and tests that run one in their own process. */
export type { HypervisorRow } from './drivers/hypervisors.ts';
export { joinConnections } from './drivers/join.ts';
export { Log } from './log/log.ts';
export { parseCommandLine } from './options/command-line.ts';
export { decide, type Settings } from './options/settings.ts';
export { Daemon } from './server/daemon.ts';
