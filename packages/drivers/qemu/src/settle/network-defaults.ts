/** Network cards, where a definition leaves them open. @source libvirt qemuDomainDeviceNetDefPostParse, qemuDomainDefaultNetModel */
import { boardOf, interfacesAreWhole, type Domain, type NormalizeStep } from '@typevirt/model';
import { hasType, type QemuCapabilities } from '../probe/index.ts';
import { isArmGuest, isS390Guest } from './boards.ts';
import type { SettleContext } from './context.ts';

/** Steps on network devices. */
export function networkSteps({ capabilities }: SettleContext): readonly NormalizeStep[] {
  return [
    { name: 'networkCardsAreGiven', run: (domain) => giveModels(domain, capabilities) },
    interfacesAreWhole,
  ];
}

function giveModels(domain: Domain, capabilities: QemuCapabilities): void {
  for (const device of domain.devices.interfaces) {
    if (device.type === 'hostdev') continue;
    device.model ??= device.type === 'vdpa' ? 'virtio' : usualModel(domain, capabilities);
  }
}

function usualModel(domain: Domain, capabilities: QemuCapabilities): string {
  const board = boardOf(domain);
  if (isS390Guest(domain) || board === 'arm-virt' || board === 'riscv-virt') return 'virtio';
  if (isArmGuest(domain)) return domain.os.type.machine === 'versatilepb' ? 'smc91c111' : 'lan9118';
  return ['rtl8139', 'e1000'].find((model) => hasType(capabilities, model)) ?? 'virtio';
}
