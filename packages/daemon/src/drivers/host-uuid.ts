/**
 * The host's own uuid: what an administrator says, else what the firmware or the system's installation says, else one of
 * our own that is kept.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DaemonConfig } from '../options/config.ts';
import { parseUuid } from '../options/uuid.ts';

const files = { smbios: '/sys/class/dmi/id/product_uuid', 'machine-id': '/etc/machine-id' } as const;

/** @param stateFolder Where a uuid of our own is kept. */
export function findHostUuid(
  { hostUuid, hostUuidSource }: Pick<DaemonConfig, 'hostUuid' | 'hostUuidSource'>,
  stateFolder: string,
): string {
  return hostUuid ?? readUuid(files[hostUuidSource]) ?? ownUuid(join(stateFolder, 'host-uuid'));
}

/** Firmware that nobody has told a uuid says all zeros or all ones. */
function readUuid(path: string): string | null {
  try {
    const uuid = parseUuid(readFileSync(path, 'utf8'));
    return uuid === null || /^[0-]+$|^[f-]+$/.test(uuid) ? null : uuid;
  } catch {
    return null;
  }
}

function ownUuid(path: string): string {
  const kept = readUuid(path);
  if (kept !== null) return kept;
  const uuid = randomUUID();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${uuid}\n`, { mode: 0o600 });
  return uuid;
}
