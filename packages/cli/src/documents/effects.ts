/**
 * What a change in a domain's document takes, as a table by place: the first row that fits counts.
 *
 *     live      a running guest can be changed, with the command named
 *     boot      the definition can be changed by that command while the guest runs; the guest sees it when it starts again
 *     redefine  the whole document must be defined again; a running guest sees it when it starts again
 *
 * @source libvirt's qemu driver 9.0: what virDomainUpdateDeviceFlags, virDomainAttachDeviceFlags and the setters accept
 */

import type { Difference } from './compare.ts';

/** When a change counts. */
export type Effect = 'live' | 'boot' | 'redefine';

interface Row {
  readonly at: RegExp;
  /** Only where a whole element comes or goes, or only where it does not. */
  readonly whole?: boolean;
  readonly effect: Effect;
  /** The command that makes the change. */
  readonly by: string;
}

const device = '^/domain/devices/';

const rows: readonly Row[] = [
  { at: /^\/domain\/(title|description)$/, effect: 'live', by: 'desc' },
  { at: /^\/domain\/metadata\b/, effect: 'live', by: 'metadata' },
  { at: /^\/domain\/name$/, effect: 'redefine', by: 'domrename' },
  { at: /^\/domain\/(uuid|@type)$/, effect: 'redefine', by: 'undefine, define' },
  { at: /^\/domain\/currentMemory$/, effect: 'live', by: 'setmem' },
  { at: /^\/domain\/memory$/, effect: 'boot', by: 'setmaxmem --config' },
  { at: /^\/domain\/vcpu\/@current$/, effect: 'live', by: 'setvcpus' },
  { at: /^\/domain\/vcpu$/, effect: 'boot', by: 'setvcpus --maximum --config' },
  { at: /^\/domain\/vcpus\b/, effect: 'live', by: 'setvcpu' },
  { at: /^\/domain\/iothreads$/, effect: 'live', by: 'iothreadadd, iothreaddel' },
  { at: /^\/domain\/cputune\/vcpupin\b/, effect: 'live', by: 'vcpupin' },
  { at: /^\/domain\/cputune\/emulatorpin\b/, effect: 'live', by: 'emulatorpin' },
  { at: /^\/domain\/cputune\/iothreadpin\b/, effect: 'live', by: 'iothreadpin' },
  { at: /^\/domain\/cputune\/(shares|(\w+_)?(period|quota))$/, effect: 'live', by: 'schedinfo' },
  { at: /^\/domain\/blkiotune\b/, effect: 'live', by: 'blkiotune' },
  { at: /^\/domain\/memtune\b/, effect: 'live', by: 'memtune' },
  { at: /^\/domain\/numatune\/memory\/@nodeset$/, effect: 'live', by: 'numatune' },
  { at: /^\/domain\/perf\b/, effect: 'live', by: 'perf' },
  { at: /^\/domain\/on_(poweroff|reboot|crash)$/, effect: 'live', by: 'set-lifecycle-action' },
  { at: new RegExp(`${device}disk/iotune\\b`), effect: 'live', by: 'blkdeviotune' },
  {
    at: new RegExp(`${device}disk/(source|backingStore)\\b`),
    effect: 'live',
    by: 'change-media, update-device',
  },
  { at: new RegExp(`${device}interface/link\\b`), effect: 'live', by: 'domif-setlink' },
  { at: new RegExp(`${device}interface/bandwidth\\b`), effect: 'live', by: 'domiftune' },
  {
    at: new RegExp(`${device}interface/(source|filterref|virtualport|vlan|coalesce|port|mtu)\\b`),
    effect: 'live',
    by: 'update-device',
  },
  { at: new RegExp(`${device}interface/@trustGuestRxFilters$`), effect: 'live', by: 'update-device' },
  {
    at: new RegExp(`${device}graphics/@(passwd|passwdValidTo|connected)$`),
    effect: 'live',
    by: 'update-device',
  },
  { at: new RegExp(`${device}memballoon/stats\\b`), effect: 'live', by: 'dommemstat --period' },
  { at: new RegExp(`${device}memory/target/requested$`), effect: 'live', by: 'update-memory-device' },
  {
    at: new RegExp(
      `${device}(disk|interface|hostdev|redirdev|rng|memory|shmem|input|watchdog|channel|serial|console|lease|vsock|controller)$`,
    ),
    whole: true,
    effect: 'live',
    by: 'attach-device, detach-device',
  },
  {
    at: new RegExp(`${device}\\w+$`),
    whole: true,
    effect: 'boot',
    by: 'attach-device --config, detach-device --config',
  },
  { at: new RegExp(`${device}(disk|graphics|interface)\\b`), effect: 'boot', by: 'update-device --config' },
];

/** What a difference between two definitions takes to be made. */
export function effectOf({ path, from, to }: Difference): { readonly effect: Effect; readonly by: string } {
  const place = withoutPredicates(path);
  const whole = (from === undefined || to === undefined) && !place.includes('@');
  const row = rows.find((each) => each.at.test(place) && (each.whole === undefined || each.whole === whole));
  return row === undefined ? { effect: 'redefine', by: 'define' } : { effect: row.effect, by: row.by };
}

/** What libvirt fills in where a definition does not say it. */
const filledIn =
  /^\/domain\/(@id|uuid|currentMemory|resource\b.*|clock\b.*|on_\w+|cpu\b.*|pm\b.*|seclabel\b.*|vcpu(\/@.*)?|os\/(boot|type\/@(arch|machine))|devices\/(emulator|controller|memballoon|audio|input|video)(\/.*)?|devices\/\w+\/(address|alias|mac|model|target|driver|listen)(\/.*)?|devices\/(serial|console))$/;

/** Whether a place that only a hypervisor's document has tells nothing about what was asked for. */
export function isFilledIn(path: string): boolean {
  return filledIn.test(withoutPredicates(path));
}

function withoutPredicates(path: string): string {
  return path.replace(/\[[^\]]*\]/g, '');
}
