/**
 * PCI controllers: which QEMU device each may be, and which settings that device has.
 *
 * @source libvirt qemuValidateDomainDeviceDefControllerPCI
 */
import {
  boardOf,
  type ControllerOf,
  type Domain,
  type PciControllerTarget,
  type Refusal,
} from '@typevirt/model';
import { unsupported } from './refusals.ts';

type PciController = ControllerOf<'pci'>;
type Model = NonNullable<PciController['model']>;
type Name = NonNullable<PciController['modelName']>;
type Option = keyof PciControllerTarget;

interface Kind {
  readonly names: readonly Name[];
  readonly options: readonly Option[];
}

const kinds: Readonly<Record<Model, Kind>> = {
  'pci-root': { names: ['none', 'spapr-pci-host-bridge'], options: ['index', 'node'] },
  'pcie-root': { names: ['none'], options: [] },
  'pci-bridge': { names: ['pci-bridge'], options: ['chassisNr'] },
  'dmi-to-pci-bridge': { names: ['i82801b11-bridge'], options: [] },
  'pcie-to-pci-bridge': { names: ['pcie-pci-bridge'], options: [] },
  'pcie-root-port': { names: ['ioh3420', 'pcie-root-port'], options: ['chassis', 'port', 'hotplug'] },
  'pcie-switch-upstream-port': { names: ['x3130-upstream'], options: [] },
  'pcie-switch-downstream-port': { names: ['xio3130-downstream'], options: ['chassis', 'port', 'hotplug'] },
  'pci-expander-bus': { names: ['pxb'], options: ['busNr', 'node'] },
  'pcie-expander-bus': { names: ['pxb-pcie'], options: ['busNr', 'node'] },
};

/** Settings in the order in which libvirt looks at them, with its names. */
const optionNames: readonly (readonly [Option, string])[] = [
  ['index', 'targetIndex'],
  ['chassisNr', 'chassisNr'],
  ['chassis', 'chassis'],
  ['port', 'port'],
  ['busNr', 'busNr'],
  ['node', 'numaNode'],
  ['hotplug', 'hotplug'],
];

/** What is wrong with a PCI controller. */
export function checkPciController(controller: PciController, domain: Domain): Refusal | undefined {
  const { model, modelName, index = 0, target, address } = controller;
  if (model === undefined) return undefined;
  const { names, options } = kinds[model];
  const where = `for PCI controller with index '${index}', model '${model}' and modelName '${modelName ?? 'none'}'`;
  if (model === 'pci-bridge' && address?.type === 'pci' && address.bus >= index)
    return reversed(index, address.bus);
  if (modelName !== undefined && !names.includes(modelName))
    return unsupported(`Option 'modelName' has invalid value ${where}`);
  if (model === 'pcie-root' && index !== 0) return unsupported(`Index for '${model}' controllers must be 0`);
  for (const [option, name] of optionNames) {
    if (target?.[option] !== undefined && !options.includes(option))
      return unsupported(`Option '${name}' is not valid ${where}`);
  }
  if (controller.pciHole64KiB === undefined) return undefined;
  const board = boardOf(domain);
  return board === 'i440fx' || board === 'q35'
    ? undefined
    : unsupported(
        `Setting the 64-bit PCI hole size is not supported for machine '${domain.os.type.machine}'`,
      );
}

function reversed(index: number, bus: number): Refusal {
  const hex = (value: number): string => `0x${value.toString(16).padStart(2, '0')}`;
  return unsupported(
    `PCI controller at index ${index} (${hex(index)}) has bus='${hex(bus)}', but index must be larger than bus`,
  );
}
