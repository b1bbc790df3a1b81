/** Every command, found by its name or alias. */
import { accessRows } from './access.ts';
import { backupRows } from './backup.ts';
import { blockJobsRows } from './block-jobs.ts';
import { checkpointRows } from './checkpoint.ts';
import { cpuRows } from './cpu.ts';
import { devicesRows } from './devices.ts';
import { documentsRows } from './documents.ts';
import { eventsRows } from './events.ts';
import { guestRows } from './guest.ts';
import { hostRows } from './host.ts';
import { interfaceRows } from './interface.ts';
import { lifecycleRows } from './lifecycle.ts';
import { migrationRows } from './migration.ts';
import { monitorRows } from './monitor.ts';
import { networkRows } from './network.ts';
import { nodeDeviceRows } from './node-device.ts';
import { nwfilterRows } from './nwfilter.ts';
import { poolRows } from './pool.ts';
import { qemuRows } from './qemu.ts';
import { savingRows } from './saving.ts';
import { secretRows } from './secret.ts';
import { shellRows } from './shell.ts';
import { snapshotRows } from './snapshot.ts';
import { tuningRows } from './tuning.ts';
import { volumeRows } from './volume.ts';
import { groups } from './groups.ts';
import type { CommandRow } from './row.ts';

const byName = new Map<string, CommandRow>();
for (const module of [
  accessRows,
  backupRows,
  blockJobsRows,
  checkpointRows,
  cpuRows,
  devicesRows,
  documentsRows,
  eventsRows,
  guestRows,
  hostRows,
  interfaceRows,
  lifecycleRows,
  migrationRows,
  monitorRows,
  networkRows,
  nodeDeviceRows,
  nwfilterRows,
  poolRows,
  qemuRows,
  savingRows,
  secretRows,
  shellRows,
  snapshotRows,
  tuningRows,
  volumeRows,
]) {
  for (const row of Object.values<CommandRow>(module)) {
    for (const name of [row.name, ...row.aliases]) byName.set(name, row);
  }
}

/** The command called `name`, also by an alias. */
export function findCommand(name: string): CommandRow | undefined {
  return byName.get(name);
}

/** All commands, once each, in no order that matters. */
export function allCommands(): CommandRow[] {
  return [...new Set(byName.values())];
}

/** A group of `help` with its rows in the order listed. */
export interface CommandGroup {
  readonly name: string;
  readonly keyword: string;
  readonly commands: readonly CommandRow[];
}

/** All groups in the order of `help`. */
export function commandGroups(): CommandGroup[] {
  return groups.map(({ name, keyword, commands }) => ({
    name,
    keyword,
    commands: commands.map((each) => byName.get(each)!),
  }));
}
