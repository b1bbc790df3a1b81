/**
 * What a PCI controller shows of itself, where its document leaves that open: the emulator's device, chassis and port
 * numbers.
 *
 * @source libvirt qemuDomainPCIControllerSetDefaultModelName, qemuDomainAssignPCIAddresses
 */
import type { Controller, ControllerOf } from '../../devices/controller.ts';
import { pciPlace } from './slots.ts';
import type { PciModel } from './bus.ts';

type PciController = ControllerOf<'pci'>;

const names: Partial<Record<PciModel, NonNullable<PciController['modelName']>>> = {
  'pci-bridge': 'pci-bridge',
  'dmi-to-pci-bridge': 'i82801b11-bridge',
  'pcie-to-pci-bridge': 'pcie-pci-bridge',
  'pcie-root-port': 'pcie-root-port',
  'pcie-switch-upstream-port': 'x3130-upstream',
  'pcie-switch-downstream-port': 'xio3130-downstream',
  'pci-expander-bus': 'pxb',
  'pcie-expander-bus': 'pxb-pcie',
};

/** Fills in names and numbers of all PCI controllers. */
export function describePciControllers(controllers: readonly Controller[], isPSeries: boolean): void {
  for (const controller of controllers) {
    if (controller.type !== 'pci') continue;
    const name = controller.model && names[controller.model];
    if (controller.modelName === undefined && name) controller.modelName = name;
    if (isPSeries && controller.model === 'pci-root') describeHostBridge(controller, controllers);
    else fillTarget(controller, controllers);
  }
}

function fillTarget(controller: PciController, all: readonly Controller[]): void {
  const { index = 0, target = {} } = controller;
  switch (controller.model) {
    case 'pci-bridge':
      controller.target = { ...target, chassisNr: target.chassisNr ?? index };
      break;
    case 'pcie-root-port':
    case 'pcie-switch-downstream-port': {
      const { slot = 0, function: part = 0 } = pciPlace(controller) ?? {};
      const port = controller.model === 'pcie-root-port' ? (slot << 3) + part : slot;
      controller.target = { ...target, chassis: target.chassis ?? index, port: target.port ?? port };
      break;
    }
    case 'pci-expander-bus':
    case 'pcie-expander-bus':
      controller.target = { ...target, busNr: target.busNr ?? lowestBusNumber(all) - 2 };
      break;
    default:
  }
}

/** Bus numbers behind expanders are handed out from the top, so that each has room for buses of its own. */
function lowestBusNumber(controllers: readonly Controller[]): number {
  const used = controllers.flatMap((each) =>
    each.type === 'pci' && each.target?.busNr !== undefined ? [each.target.busNr] : [],
  );
  return Math.min(256, ...used);
}

function describeHostBridge(controller: PciController, all: readonly Controller[]): void {
  controller.modelName ??= 'spapr-pci-host-bridge';
  if (controller.target?.index !== undefined) return;
  const taken = new Set(all.flatMap((each) => (each.type === 'pci' ? (each.target?.index ?? []) : [])));
  let index = 1;
  while (taken.has(index)) index += 1;
  controller.target = { ...controller.target, index: controller.index === 0 ? 0 : index };
}
