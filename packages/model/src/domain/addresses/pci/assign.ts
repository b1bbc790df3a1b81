/**
 * Gives every device on PCI its place, and adds the buses that this takes.
 *
 *     places that users wrote ─▶ the board's own ─▶ everything else, in a fixed order
 *
 * It runs twice: first to find which buses are missing (their controllers are then added), then for good, so that the
 * added controllers themselves get places as if they had been written down.
 *
 * @source libvirt qemuDomainAssignPCIAddresses
 */
import type { Controller } from '../../devices/controller.ts';
import type { Devices } from '../../devices/index.ts';
import { boardOf, type Board } from '../board.ts';
import type { Domain } from '../../domain.ts';
import { reserveGiven } from './bus.ts';
import { placeChipset } from './chipset.ts';
import { describePciControllers } from './controllers.ts';
import { PciNeeds, type PciNeedFacts } from './needs.ts';
import { pciPlace, pciSlots, wantsPci, type PciSlot } from './slots.ts';
import { PciTopology } from './topology.ts';

/** What is known of the host. */
export type PciFacts = Pick<PciNeedFacts, 'hostPciIsExpress'>;

/**
 * @param domain Changed in place: a copy that the caller owns.
 * @throws {DocumentError} When a given place does not fit or is taken, or there is none left.
 */
export function assignPci(domain: Domain, facts: PciFacts): void {
  const { devices } = domain;
  const board = boardOf(domain);
  const root = devices.controllers.find((each) => each.type === 'pci' && each.index === 0);
  const express = root?.type === 'pci' && root.model === 'pcie-root';
  const needs = new PciNeeds({ ...facts, express });
  if (root) for (const model of missingBuses(devices, board, needs)) devices.controllers.push(model);
  const topology = new PciTopology(devices.controllers, false);
  if (!root && mayGoWithoutPci(domain)) return;
  placeAll(devices, board, topology, needs);
  setMultifunction(devices, topology, needs);
  describePciControllers(devices.controllers, board === 'pseries');
}

/** Boards of these have PCI only where a root is written down; the devices of all others look for a bus. */
function mayGoWithoutPci({ os }: Domain): boolean {
  return /^(arm|aarch64|riscv|loongarch|s390)/.test(os.type.arch ?? '');
}

function placeAll(devices: Devices, board: Board, topology: PciTopology, needs: PciNeeds): void {
  for (const { device, need } of pciSlots(devices, needs)) {
    const given = pciPlace(device);
    if (given) reserveGiven(topology.buses, given, need);
  }
  placeChipset(board, devices, topology, needs);
  for (const slot of pciSlots(devices, needs)) if (wantsPci(slot.device)) placeOne(slot, devices, topology);
}

function placeOne({ device, need, controller }: PciSlot, devices: Devices, topology: PciTopology): void {
  const fn = controller && companionFunction(controller);
  device.address =
    controller && fn !== undefined
      ? placeCompanion(controller, fn, need, devices, topology)
      : topology.reserveNext(need);
}

/** The four controllers of an ICH9 share a slot; each has its function. */
const companions: Readonly<Record<string, number>> = {
  'ich9-ehci1': 7,
  'ich9-uhci1': 0,
  'ich9-uhci2': 1,
  'ich9-uhci3': 2,
};

function companionFunction(controller: Controller): number | undefined {
  return controller.type === 'usb' && controller.model ? companions[controller.model] : undefined;
}

function placeCompanion(
  controller: Controller,
  fn: number,
  need: PciSlot['need'],
  devices: Devices,
  topology: PciTopology,
) {
  const sibling = devices.controllers.find(
    (each) => companionFunction(each) !== undefined && each.index === controller.index && pciPlace(each),
  );
  const shared = sibling && pciPlace(sibling);
  const multifunction = fn === 0 ? { multifunction: true } : {};
  if (!shared) return { ...topology.reserveNext(need, fn), ...multifunction };
  const { multifunction: _other, ...slot } = shared;
  const address = { ...slot, function: fn };
  reserveGiven(topology.buses, address, need);
  return { ...address, ...multifunction };
}

/** Function 0 says when other functions of its slot are in use. */
function setMultifunction(devices: Devices, topology: PciTopology, needs: PciNeeds): void {
  for (const { device } of pciSlots(devices, needs)) {
    const place = pciPlace(device);
    if (place?.function !== 0 || place.multifunction !== undefined) continue;
    const functions = topology.buses[place.bus]?.slots.get(place.slot)?.functions ?? 0;
    if (functions > 1) device.address = { ...place, multifunction: true };
  }
}

/**
 * Controllers of the buses that are missing. A conventional board keeps a slot free for a bridge to come; an Express board
 * whose buses were all added here gets one more port, for a device to be plugged in later.
 */
function missingBuses(given: Devices, board: Board, needs: PciNeeds): Controller[] {
  const trial = copyPlaced(given);
  const topology = new PciTopology(trial.controllers, true);
  const before = topology.buses.length;
  growToGiven(trial, topology, needs);
  for (const { device, need } of pciSlots(trial, needs)) {
    const place = pciPlace(device);
    if (place) reserveGiven(topology.buses, place, need);
  }
  placeChipset(board, trial, topology, needs);
  const conventional = !topology.hasExpressRoot;
  if (conventional && board !== 'pseries' && hasFreeSlot(topology)) {
    topology.reserveNext({ plug: 'pci-device', hotplug: true, shareSlot: false });
  }
  for (const slot of pciSlots(trial, needs)) if (wantsPci(slot.device)) placeOne(slot, trial, topology);
  const added: Controller[] = [];
  const addMissing = () => {
    for (let index = 1; index < topology.buses.length; index++) {
      const known = [...given.controllers, ...added].some(
        (each) => each.type === 'pci' && each.index === index,
      );
      const model = topology.buses[index]?.model;
      if (known || !model) continue;
      const controller: Controller = { type: 'pci', index, model };
      added.push(controller);
      const need = needs.controller(controller);
      if (need) topology.reserveNext(need);
    }
  };
  if (before <= 1 && topology.buses.length > before && topology.hasExpressRoot) {
    topology.reserveNext({ plug: 'pcie-device', hotplug: true, shareSlot: false });
  }
  addMissing();
  return added;
}

/** Places are given as a whole, so the devices of a trial are its own, and what is in them is shared. */
function copyPlaced(devices: Devices): Devices {
  const copy: Record<string, unknown> = { ...devices };
  for (const kind in copy) {
    const found = copy[kind];
    if (Array.isArray(found)) copy[kind] = found.map((device: object) => ({ ...device }));
    else if (typeof found === 'object') copy[kind] = { ...found };
  }
  return copy as unknown as Devices;
}

/** A place on a bus that nobody wrote down asks for that bus. */
function growToGiven(devices: Devices, topology: PciTopology, needs: PciNeeds): void {
  let last = 0;
  for (const { device } of pciSlots(devices, needs)) last = Math.max(last, pciPlace(device)?.bus ?? 0);
  topology.growTo(last);
}

function hasFreeSlot({ buses }: PciTopology): boolean {
  return buses.some(({ kind, slots }) => {
    const [first, end] = kind.slots;
    return Array.from({ length: end - first + 1 }, (_, n) => first + n).some((slot) => !slots.has(slot));
  });
}
