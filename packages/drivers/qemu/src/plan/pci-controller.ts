/** Buses of PCI and their bridges. */
import type { ControllerOf, Domain } from '@typevirt/model';
import type { ControllerProps } from './controller.ts';
import { broken } from './refuse.ts';

const portDrivers: Readonly<Record<string, string>> = {
  'pcie-root-port': 'pcie-root-port',
  'pcie-switch-downstream-port': 'xio3130-downstream',
  'pcie-switch-upstream-port': 'x3130-upstream',
  'dmi-to-pci-bridge': 'i82801b11-bridge',
  'pcie-to-pci-bridge': 'pcie-pci-bridge',
  'pci-bridge': 'pci-bridge',
  'pci-expander-bus': 'pxb',
  'pcie-expander-bus': 'pxb-pcie',
};

/** Driver and properties of a bus; undefined for the one that the board has. */
export function pciController(_domain: Domain, controller: ControllerOf<'pci'>): ControllerProps | undefined {
  const { model, modelName, target, alias: id } = controller;
  if (model === undefined) throw broken('a PCI controller has no model');
  const named = modelName === 'none' ? undefined : modelName;
  const name = named ?? portDrivers[model] ?? model;
  switch (model) {
    case 'pcie-root':
      return undefined;
    case 'pci-root':
      return named === 'spapr-pci-host-bridge' && (target?.index ?? 0) > 0
        ? { name, own: { index: target?.index, id, numa_node: target?.node } }
        : undefined;
    case 'pci-bridge':
      return { name, own: { chassis_nr: target?.chassisNr, id, shpc: target?.hotplug } };
    case 'dmi-to-pci-bridge':
    case 'pcie-to-pci-bridge':
    case 'pcie-switch-upstream-port':
      return { name, own: { id } };
    case 'pcie-root-port':
    case 'pcie-switch-downstream-port':
      return { name, own: { port: target?.port, chassis: target?.chassis, id, hotplug: target?.hotplug } };
    case 'pci-expander-bus':
    case 'pcie-expander-bus':
      return { name, own: { bus_nr: target?.busNr, id, numa_node: target?.node } };
  }
}
