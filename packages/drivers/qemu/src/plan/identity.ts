/** What firmware tells the guest of itself: SMBIOS tables, blobs of fw_cfg, the generation. */
import type { Domain } from '@typevirt/model';
import { commas, device, type Option } from './arguments.ts';
import type { PlanContext } from './context.ts';
import { unsupported } from './refuse.ts';

type Entry = { readonly name: string; readonly value: string };

/** `-smbios`, `-fw_cfg` and the generation's device. */
export function identityOptions({ domain }: PlanContext): readonly Option[] {
  return [...smbiosOptions(domain), ...blobOptions(domain), ...generationOptions(domain)];
}

function smbiosOptions({ name, os, sysinfo }: Domain): readonly Option[] {
  const mode = os.smbios?.mode;
  if (mode === undefined || mode === 'emulate') return [];
  if (mode === 'host') throw unsupported('Host SMBIOS information is not available');
  const tables = sysinfo.find((each) => each.type === 'smbios');
  if (tables?.type !== 'smbios') throw unsupported(`Domain '${name}' sysinfo are not available`);
  if (tables.boards.length > 1)
    throw unsupported('qemu does not support more than one entry to Type 2 in SMBIOS table');
  const rows: readonly (readonly [type: number, entries: readonly Entry[], order: readonly string[]])[] = [
    [0, tables.bios, ['vendor', 'version', 'date', 'release']],
    [1, tables.system, ['manufacturer', 'product', 'version', 'serial', 'uuid', 'sku', 'family']],
    ...tables.boards.map(
      ({ entries }) =>
        [2, entries, ['manufacturer', 'product', 'version', 'serial', 'asset', 'location']] as const,
    ),
    [3, tables.chassis, ['manufacturer', 'version', 'serial', 'asset', 'sku']],
  ];
  return [
    ...rows.flatMap(([type, entries, order]) => table(type, entries, order)),
    ...(tables.oemStrings.length === 0
      ? []
      : [
          [
            '-smbios',
            ['type=11', ...tables.oemStrings.map((text) => `value=${commas(text)}`)].join(','),
          ] as const,
        ]),
  ];
}

function table(type: number, entries: readonly Entry[], order: readonly string[]): readonly Option[] {
  if (entries.length === 0) return [];
  const words = order.flatMap((wanted) => {
    const value = entries.find(({ name }) => name === wanted)?.value;
    return value === undefined ? [] : [`${wanted}=${commas(value)}`];
  });
  return [['-smbios', [`type=${type}`, ...words].join(',')]];
}

function blobOptions({ sysinfo }: Domain): readonly Option[] {
  const blobs = sysinfo.flatMap((each) => (each.type === 'fwcfg' ? each.entries : []));
  return blobs.map(({ name, file, value }): Option => {
    const content = file === undefined ? `string=${commas(value ?? '')}` : `file=${commas(file)}`;
    return ['-fw_cfg', `name=${commas(name)},${content}`];
  });
}

function generationOptions({ generationId }: Domain): readonly Option[] {
  return generationId?.value === undefined
    ? []
    : [device('vmgenid', { guid: generationId.value, id: 'vmgenid0' })];
}
