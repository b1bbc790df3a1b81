/** Rules that hold for each device of a kind, and say which one breaks them. */
import type { Devices } from '../devices/index.ts';
import type { Domain } from '../domain.ts';
import type { Complaint } from './complaint.ts';
import { rule, violatesAt, type Rule } from './rule.ts';

/** Lists of devices, by the elements that they are written as. */
const lists = {
  disk: 'disks',
  controller: 'controllers',
  filesystem: 'filesystems',
  interface: 'interfaces',
  serial: 'serials',
  parallel: 'parallels',
  console: 'consoles',
  channel: 'channels',
  input: 'inputs',
  graphics: 'graphics',
  sound: 'sounds',
  video: 'videos',
  hostdev: 'hostdevs',
  memory: 'memories',
  rng: 'rngs',
} as const satisfies Record<string, keyof Devices>;

type Lists = typeof lists;

/** A rule on devices of one kind; the first that breaks it is told, with its place. */
export function eachDevice<K extends keyof Lists>(
  name: string,
  element: K,
  complain: (device: Devices[Lists[K]][number], domain: Domain) => Complaint | undefined,
): Rule {
  return rule(name, (domain) => {
    for (const [index, device] of domain.devices[lists[element]].entries()) {
      const complaint = complain(device, domain);
      if (complaint === undefined) continue;
      const { code, detail, at = '' } = complaint;
      return violatesAt(`/domain/devices/${element}[${index + 1}]${at}`, code, detail, complaint.domain);
    }
    return undefined;
  });
}
