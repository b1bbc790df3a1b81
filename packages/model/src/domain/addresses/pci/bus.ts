/**
 * PCI buses of a guest: what can be plugged into each, which slots it has, and what is taken.
 *
 * @source libvirt virDomainPCIAddressBusSetModel, virDomainPCIAddressReserveAddrInternal; docs/pci-addresses, pci-hotplug
 */
import { refuse } from '../../../document-error.ts';
import type { PciAddress } from '../../devices/address.ts';
import type { ControllerOf } from '../../devices/controller.ts';

export type PciModel = NonNullable<ControllerOf<'pci'>['model']>;

/** What is plugged in: a device of either kind, a controller that only fits some buses, or what fits none. */
export type Plug = 'nothing' | 'pci-device' | 'pcie-device' | Exclude<PciModel, 'pci-root' | 'pcie-root'>;

/** What a device needs of the bus it is put on. */
export interface PciNeed {
  readonly plug: Plug;
  /** It shall be possible to unplug it while the guest runs. */
  readonly hotplug: boolean;
  /** It may share a slot with others of its kind, each its own function. */
  readonly shareSlot: boolean;
}

interface BusKind {
  readonly accepts: readonly Plug[];
  readonly hotplug: boolean;
  readonly slots: readonly [first: number, last: number];
}

const legacy = ['pci-device', 'pci-bridge'] as const;
const expressPort = ['pcie-device', 'pcie-switch-upstream-port', 'pcie-to-pci-bridge'] as const;
const busKinds: Readonly<Record<PciModel, BusKind>> = {
  'pci-root': { accepts: [...legacy, 'pci-expander-bus'], hotplug: true, slots: [1, 31] },
  'pci-bridge': { accepts: legacy, hotplug: true, slots: [1, 31] },
  'pci-expander-bus': { accepts: legacy, hotplug: true, slots: [0, 31] },
  'pcie-root': {
    accepts: ['pci-device', 'pcie-device', 'pcie-root-port', 'dmi-to-pci-bridge', 'pcie-expander-bus'],
    hotplug: false,
    slots: [1, 31],
  },
  'dmi-to-pci-bridge': { accepts: legacy, hotplug: false, slots: [0, 31] },
  'pcie-to-pci-bridge': { accepts: legacy, hotplug: true, slots: [1, 31] },
  'pcie-root-port': { accepts: expressPort, hotplug: true, slots: [0, 0] },
  'pcie-switch-downstream-port': { accepts: expressPort, hotplug: true, slots: [0, 0] },
  'pcie-switch-upstream-port': { accepts: ['pcie-switch-downstream-port'], hotplug: false, slots: [0, 31] },
  'pcie-expander-bus': { accepts: ['pcie-root-port', 'dmi-to-pci-bridge'], hotplug: false, slots: [0, 31] },
};

interface Slot {
  /** Bit n: function n is taken. */
  functions: number;
  readonly shared: boolean;
}

/** One bus. */
export interface PciBus {
  readonly model: PciModel;
  readonly kind: BusKind;
  readonly slots: Map<number, Slot>;
}

export function pciBus(model: PciModel, hotplug = true): PciBus {
  const kind = busKinds[model];
  return { model, kind: hotplug ? kind : { ...kind, hotplug: false }, slots: new Map() };
}

/** `0000:00:1f.2` */
export function pciText({
  domain,
  bus,
  slot,
  function: fn,
}: Pick<PciAddress, 'domain' | 'bus' | 'slot' | 'function'>): string {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
  return `${hex(domain, 4)}:${hex(bus, 2)}:${hex(slot, 2)}.${fn}`;
}

/** Does a bus take such a device without being told to? */
export function accepts({ kind }: PciBus, need: PciNeed): boolean {
  return kind.accepts.includes(need.plug) && (kind.hotplug || !need.hotplug);
}

/** When a user says where, devices of either kind go into slots of either, and hotplug is not asked for. */
function acceptsFromUser({ kind }: PciBus, { plug }: PciNeed): boolean {
  if (plug === 'nothing') return true;
  if (kind.accepts.includes(plug)) return true;
  const anyDevice = kind.accepts.includes('pci-device') || kind.accepts.includes('pcie-device');
  if (plug === 'pci-device' || plug === 'pcie-device') return anyDevice;
  if (plug === 'pci-bridge') return kind.accepts.includes('pcie-device');
  return plug === 'pcie-to-pci-bridge' && anyDevice;
}

const plugWords: Readonly<Record<Plug, string>> = {
  nothing: 'nothing',
  'pci-device': 'standard PCI device',
  'pcie-device': 'PCI Express device',
  'pci-bridge': 'pci-bridge',
  'dmi-to-pci-bridge': 'dmi-to-pci-bridge',
  'pcie-to-pci-bridge': 'pcie-to-pci-bridge',
  'pcie-root-port': 'pcie-root-port',
  'pcie-switch-upstream-port': 'pcie-switch-upstream-port',
  'pcie-switch-downstream-port': 'pcie-switch-downstream-port',
  'pci-expander-bus': 'pci-expander-bus',
  'pcie-expander-bus': 'pcie-expander-bus',
};

/**
 * Takes a place that a user chose.
 *
 * @throws {DocumentError} `xmlError` when there is no such place, it does not fit the device, or it is taken.
 */
export function reserveGiven(buses: readonly PciBus[], address: PciAddress, need: PciNeed): void {
  const wrong = (detail: string) => refuse('xmlError', 'domain', detail);
  const bus = buses[address.bus];
  if (buses.length === 0) wrong('No PCI buses available');
  const text = pciText(address);
  if (address.domain !== 0) wrong(`Invalid PCI address ${text}. Only PCI domain 0 is available`);
  if (!bus) wrong(`Invalid PCI address ${text}. Only PCI buses up to ${buses.length - 1} are available`);
  if (bus && !acceptsFromUser(bus, need)) {
    wrong(
      `The device at PCI address ${text} cannot be plugged into the PCI controller with index='${address.bus}'. ` +
        `It requires a controller that accepts a ${plugWords[need.plug]}.`,
    );
  }
  const [first, last] = bus?.kind.slots ?? [0, 31];
  if (address.slot < first) wrong(`Invalid PCI address ${text}. slot must be >= ${first}`);
  if (address.slot > last) wrong(`Invalid PCI address ${text}. slot must be <= ${last}`);
  if (bus) take(bus, address, need);
}

/** @throws {DocumentError} `xmlError` when the function is taken. */
export function take(bus: PciBus, address: PciAddress, need: Pick<PciNeed, 'shareSlot'>): void {
  const bit = 1 << address.function;
  const slot = bus.slots.get(address.slot) ?? { functions: 0, shared: need.shareSlot };
  if (slot.functions & bit)
    refuse('xmlError', 'domain', `Attempted double use of PCI Address ${pciText(address)}`);
  slot.functions |= bit;
  bus.slots.set(address.slot, slot);
}

/** A free place on this bus: a slot of its own, or a function beside others that share theirs. */
export function freePlace(
  bus: PciBus,
  need: PciNeed,
  fn: number | undefined,
): { slot: number; function: number } | undefined {
  if (!accepts(bus, need)) return undefined;
  const [first, last] = bus.kind.slots;
  for (let slot = first; slot <= last; slot++) {
    const used = bus.slots.get(slot);
    if (!used || used.functions === 0) return { slot, function: fn ?? 0 };
    if (!need.shareSlot || !used.shared) continue;
    const candidates = fn === undefined ? [0, 1, 2, 3, 4, 5, 6, 7] : [fn];
    const free = candidates.find((each) => (used.functions & (1 << each)) === 0);
    if (free !== undefined) return { slot, function: free };
  }
  return undefined;
}
