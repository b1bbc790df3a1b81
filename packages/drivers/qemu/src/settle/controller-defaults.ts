/**
 * Controllers: which chip, where a definition leaves it open, and what a board cannot have.
 *
 * @source libvirt qemuDomainControllerDefPostParse, qemuDomainGetSCSIControllerModel
 */
import {
  boardOf,
  refuse,
  type Controller,
  type ControllerOf,
  type Domain,
  type NormalizeStep,
} from '@typevirt/model';
import { hasType, type QemuCapabilities } from '../probe/index.ts';
import { architectureOf, isPpc64Guest, isS390Guest } from './boards.ts';
import type { SettleContext } from './context.ts';

/** The controllers that the document names, and those that a board brings. */
export function controllerSteps({ capabilities }: SettleContext): readonly NormalizeStep[] {
  return [
    {
      name: 'controllersHaveModels',
      run: (domain) =>
        domain.devices.controllers.forEach((each) => settleController(each, domain, capabilities)),
    },
  ];
}

function settleController(controller: Controller, domain: Domain, capabilities: QemuCapabilities): void {
  if (controller.type === 'scsi') giveScsiModel(controller, domain, capabilities);
  if (controller.type === 'usb') settleUsb(controller, domain, capabilities);
  if (controller.type === 'pci') settlePci(controller, domain);
}

function giveScsiModel(
  controller: ControllerOf<'scsi'>,
  domain: Domain,
  capabilities: QemuCapabilities,
): void {
  if (controller.model !== undefined && controller.model !== 'auto') return;
  controller.model = likeOthers(controller, domain) ?? scsiModel(domain, capabilities);
  if (controller.model !== undefined) return;
  refuse(
    'configUnsupported',
    'qemu',
    `Unable to determine model for SCSI controller idx=${controller.index ?? 0}`,
  );
}

/** A controller that was added for the host's SCSI devices is of the kind that holds the others. */
function likeOthers({ index }: ControllerOf<'scsi'>, { devices }: Domain): ControllerOf<'scsi'>['model'] {
  const isForHost = devices.hostdevs.some(
    ({ address }) => address?.type === 'drive' && address.controller === index,
  );
  if (!isForHost) return undefined;
  return devices.controllers
    .filter((each): each is ControllerOf<'scsi'> => each.type === 'scsi' && each.index !== index)
    .at(-1)?.model;
}

function scsiModel(domain: Domain, capabilities: QemuCapabilities): ControllerOf<'scsi'>['model'] {
  if (boardOf(domain) === 'pseries') return 'ibmvscsi';
  if (isS390Guest(domain)) return 'virtio-scsi';
  if (hasType(capabilities, 'lsi53c895a')) return 'lsilogic';
  return hasType(capabilities, 'virtio-scsi-pci') ? 'virtio-scsi' : undefined;
}

type UsbModel = ControllerOf<'usb'>['model'];
const mostXhciPorts = 15;

function settleUsb(controller: ControllerOf<'usb'>, domain: Domain, capabilities: QemuCapabilities): void {
  controller.model ??= usbModel(controller, domain, capabilities);
  const { model, ports = 0 } = controller;
  if (model === 'qusb1' || model === 'qusb2')
    refuse(
      'configUnsupported',
      'qemu',
      `USB controller model type 'qusb1' or 'qusb2' is not supported in ${domain.type}`,
    );
  if ((model === 'nec-xhci' || model === 'qemu-xhci') && ports > mostXhciPorts)
    refuse('configUnsupported', 'qemu', `'${model}' controller only supports up to '${mostXhciPorts}' ports`);
}

/** The oldest chip where it exists, since guests know it; newer architectures have newer ones. */
function usbModel(controller: ControllerOf<'usb'>, domain: Domain, capabilities: QemuCapabilities): UsbModel {
  const first = (...models: readonly (readonly [UsbModel, string])[]): UsbModel =>
    models.find(([, type]) => hasType(capabilities, type))?.[0];
  const plain = first(['piix3-uhci', 'piix3-usb-uhci']);
  if (isS390Guest(domain)) return controller.address === undefined ? 'none' : plain;
  if (isPpc64Guest(domain))
    return first(['qemu-xhci', 'qemu-xhci'], ['pci-ohci', 'pci-ohci'], ['nec-xhci', 'nec-usb-xhci']) ?? plain;
  if (architectureOf(domain) === 'aarch64')
    return first(['qemu-xhci', 'qemu-xhci'], ['nec-xhci', 'nec-usb-xhci']) ?? plain;
  return plain;
}

/** Only POWER boards have more than one root; expanders hang on roots of their own kind. */
function settlePci(controller: ControllerOf<'pci'>, domain: Domain): void {
  const { model, index, target } = controller;
  const board = boardOf(domain);
  const unsupported = (detail: string) => refuse('configUnsupported', 'qemu', detail);
  if (board !== 'pseries' && (model === 'pci-root' || model === 'pcie-root') && index !== 0)
    refuse('xmlError', 'qemu', 'pci-root and pcie-root controllers should have index 0');
  if (model === 'pci-expander-bus' && board !== 'i440fx')
    unsupported('pci-expander-bus controllers are only supported on 440fx-based machinetypes');
  if (model === 'pcie-expander-bus' && board !== 'q35' && board !== 'arm-virt')
    unsupported('pcie-expander-bus controllers are not supported with this machine type');
  // Only roots have a hole to be sized.
  if (model !== 'pci-root' && model !== 'pcie-root') delete controller.pciHole64KiB;
  const cells = domain.cpu?.numa?.cells.length ?? 0;
  if (target?.node === undefined || target.node < cells) return;
  refuse(
    'xmlError',
    'qemu',
    `${model} with index ${index ?? 0} is configured for a NUMA node (${target.node}) not present in the domain's <cpu><numa> array (${cells})`,
  );
}
