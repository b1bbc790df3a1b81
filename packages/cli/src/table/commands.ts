/** Every command, found by its name or alias. */
import { accessRows } from './access.ts';
import { backupRows } from './backup.ts';
import { blockJobsRows } from './block-jobs.ts';
import { checkpointRows } from './checkpoint.ts';
import { cpuRows } from './cpu.ts';
import { devicesRows } from './devices.ts';
import { documentToolsRows } from './document-tools.ts';
import { documentsRows } from './documents.ts';
import { eventsRows } from './events.ts';
import { explainRows } from './explain.ts';
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
import type { CommandRow, RowModule } from './row.ts';

const modules: readonly RowModule[] = [
  accessRows,
  backupRows,
  blockJobsRows,
  checkpointRows,
  cpuRows,
  devicesRows,
  documentToolsRows,
  documentsRows,
  eventsRows,
  explainRows,
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
];

/** The command called `name`, also by an alias. Only the modules of its group are made, if it has one. */
export function findCommand(name: string): CommandRow | undefined {
  const group = groups.find(({ commands }) => (commands as readonly string[]).includes(name))?.keyword;
  for (const module of modules) {
    if (group !== undefined && module.group !== group) continue;
    const rows = module.load();
    const row = Object.hasOwn(rows, name)
      ? rows[name]
      : Object.values(rows).find(({ aliases }) => aliases.includes(name));
    if (row !== undefined) return row;
  }
  return undefined;
}

/** All commands, once each, in no order that matters. */
export function allCommands(): CommandRow[] {
  return modules.flatMap((module) => Object.values(module.load()));
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
    commands: commands.map((each) => findCommand(each)!),
  }));
}

/** The commands that `help` lists, in its order. */
export function commandNames(): string[] {
  return groups.flatMap(({ commands }) => commands);
}
