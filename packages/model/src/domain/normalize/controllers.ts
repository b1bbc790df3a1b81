/**
 * Controllers: numbered, in order, and one for everything that needs one.
 *
 * @source libvirt virDomainAssignControllerIndexes, virDomainControllerInsert, virDomainDefAddImplicitControllers
 */
import type { Controller, ControllerOf } from '../devices/controller.ts';
import type { Devices } from '../devices/index.ts';
import { step } from './step.ts';

/** Controllers of one kind stand together, in the order of their numbers. */
export const controllersAreSorted = step('controllersAreSorted', ({ devices }) => {
  const given = devices.controllers;
  devices.controllers = [];
  for (const controller of given) insertController(devices, controller);
});

/**
 * Puts a controller behind those of its kind with lower numbers; one without number behind all of its kind, and a master
 * before its companions.
 */
export function insertController(devices: Devices, controller: Controller): void {
  const { controllers } = devices;
  let place: number | undefined;
  for (let at = controllers.length - 1; at >= 0; at--) {
    const other = controllers[at];
    if (!other || other.type !== controller.type) continue;
    if (controller.index === undefined) {
      place = at + 1;
      break;
    }
    const number = other.index ?? -1;
    const followsMaster = number === controller.index && isFollower(other) && !isFollower(controller);
    if (number > controller.index || followsMaster) place = at;
    else place ??= at + 1;
  }
  controllers.splice(place ?? controllers.length, 0, controller);
}

/** Numbers that were left open: the lowest that is free. Companions of one USB 2 controller share theirs. */
export const controllersAreNumbered = step('controllersAreNumbered', ({ devices }) => {
  for (const controller of devices.controllers) {
    if (controller.index !== undefined) continue;
    controller.index = companionIndex(devices, controller) ?? freeIndex(devices, controller.type);
  }
});

/** Ports of the master from which on each companion serves. */
const firstPorts: Readonly<Record<string, number>> = { 'ich9-uhci1': 0, 'ich9-uhci2': 2, 'ich9-uhci3': 4 };

export const companionsHavePorts = step('companionsHavePorts', ({ devices }) => {
  for (const controller of devices.controllers) {
    if (controller.type !== 'usb' || controller.model === undefined) continue;
    const port = firstPorts[controller.model];
    if (port !== undefined) controller.masterStartPort ??= port;
  }
});

const isCompanion = (controller: Controller): controller is ControllerOf<'usb'> =>
  controller.type === 'usb' && controller.model?.startsWith('ich9-') === true;

/** Does it serve a master's slow devices? */
const isFollower = (controller: Controller): boolean =>
  isCompanion(controller) && controller.model !== 'ich9-ehci1';

/** The number of the USB 2 controller before it, unless there is one of its model with that number already. */
function companionIndex({ controllers }: Devices, controller: Controller): number | undefined {
  if (!isCompanion(controller)) return undefined;
  const before = controllers
    .slice(0, controllers.indexOf(controller))
    .filter(({ type }) => type === 'usb')
    .at(-1);
  if (before === undefined || !isCompanion(before)) return undefined;
  const taken = controllers.some(
    (each) => isCompanion(each) && each.index === before.index && each.model === controller.model,
  );
  return taken ? undefined : before.index;
}

function freeIndex({ controllers }: Devices, type: Controller['type']): number {
  const used = new Set(controllers.filter((each) => each.type === type).map(({ index }) => index));
  let index = 0;
  while (used.has(index)) index += 1;
  return index;
}

/** Makes sure that there is a controller of this kind and number; tells whether it was added. */
export function ensureController(devices: Devices, type: Controller['type'], index: number): boolean {
  const known = devices.controllers.some((each) => each.type === type && each.index === index);
  if (!known) devices.controllers.push({ type, index });
  return !known;
}

/** Every drive, port and card has its controller. */
export const controllersAreThere = step('controllersAreThere', ({ devices }) => {
  for (const bus of ['scsi', 'fdc', 'ide', 'sata'] as const)
    ensureUpTo(devices, bus, highestDrive(devices, bus));
  for (const { address, target } of devices.channels) {
    if (target.type === 'virtio')
      ensureController(devices, 'virtio-serial', address?.type === 'virtio-serial' ? address.controller : 0);
  }
  for (const { address, target } of devices.consoles) {
    if (target?.type === 'virtio')
      ensureController(devices, 'virtio-serial', address?.type === 'virtio-serial' ? address.controller : 0);
  }
  addCardReaders(devices);
  ensureUpTo(devices, 'scsi', highestScsiHostdev(devices));
});

function ensureUpTo(devices: Devices, type: Controller['type'], last: number): void {
  for (let index = 0; index <= last; index++) ensureController(devices, type, index);
}

function highestDrive({ disks }: Devices, bus: 'scsi' | 'fdc' | 'ide' | 'sata'): number {
  return disks.reduce(
    (most, { target, address }) =>
      target.bus === bus && address?.type === 'drive' ? Math.max(most, address.controller) : most,
    -1,
  );
}

function highestScsiHostdev({ hostdevs }: Devices): number {
  return hostdevs.reduce(
    (most, { address }) => (address?.type === 'drive' ? Math.max(most, address.controller) : most),
    -1,
  );
}

function addCardReaders(devices: Devices): void {
  for (const [place, card] of devices.smartcards.entries()) {
    if (card.address === undefined) {
      const slots = devices.smartcards
        .slice(0, place)
        .flatMap(({ address }) =>
          address?.type === 'ccid' && address.controller === 0 ? [address.slot] : [],
        );
      card.address = { type: 'ccid', controller: 0, slot: Math.max(-1, ...slots) + 1 };
    }
    if (card.address.type === 'ccid') ensureController(devices, 'ccid', card.address.controller);
  }
}
