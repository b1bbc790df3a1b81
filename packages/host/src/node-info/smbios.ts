/**
 * Who made the machine, from the firmware's tables as the kernel shows them.
 *
 * @source linux Documentation/ABI/testing/sysfs-class-dmi; libvirt formatdomain "SMBIOS System Information"
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Blocks of named entries, in libvirt's names; entries the firmware left empty are left out. */
export interface Smbios {
  readonly bios: Readonly<Record<string, string>>;
  readonly system: Readonly<Record<string, string>>;
  readonly baseBoard: Readonly<Record<string, string>>;
  readonly chassis: Readonly<Record<string, string>>;
}

const files = {
  bios: { vendor: 'bios_vendor', version: 'bios_version', date: 'bios_date', release: 'bios_release' },
  system: {
    manufacturer: 'sys_vendor',
    product: 'product_name',
    version: 'product_version',
    serial: 'product_serial',
    uuid: 'product_uuid',
    sku: 'product_sku',
    family: 'product_family',
  },
  baseBoard: {
    manufacturer: 'board_vendor',
    product: 'board_name',
    version: 'board_version',
    serial: 'board_serial',
    asset: 'board_asset_tag',
  },
  chassis: {
    manufacturer: 'chassis_vendor',
    version: 'chassis_version',
    serial: 'chassis_serial',
    asset: 'chassis_asset_tag',
  },
} as const;

/** Reads the tables; undefined where the firmware has none. Entries only root may read are left out for others. */
export function readSmbios(root: string): Smbios | undefined {
  const folder = join(root, 'sys/class/dmi/id');
  if (!existsSync(folder)) return undefined;
  const block = (names: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(
      Object.entries(names).flatMap(([name, file]) => {
        const value = entry(join(folder, file));
        return value === '' ? [] : [[name, value]];
      }),
    );
  return {
    bios: block(files.bios),
    system: block(files.system),
    baseBoard: block(files.baseBoard),
    chassis: block(files.chassis),
  };
}

/** The machine's own UUID, lower-case; undefined if it has none or a filler of one repeated digit. */
export function readHostUuid(root: string): string | undefined {
  const uuid = entry(join(root, 'sys/class/dmi/id/product_uuid')).toLowerCase();
  const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(uuid);
  return isUuid && new Set(uuid.replaceAll('-', '')).size > 1 ? uuid : undefined;
}

function entry(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}
