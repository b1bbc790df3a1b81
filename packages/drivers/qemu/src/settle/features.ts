/** Interrupt controllers and management memory. @source libvirt qemuDomainDefEnableDefaultFeatures, qemuDomainDefTsegPostParse */
import { boardOf, refuse, type Domain, type NormalizeStep } from '@typevirt/model';
import type { QemuCapabilities } from '../probe/index.ts';
import type { SettleContext } from './context.ts';

/** Steps on the board's features. */
export function featureSteps({ capabilities }: SettleContext): readonly NormalizeStep[] {
  return [
    { name: 'interruptControllerIsGiven', run: (domain) => giveGic(domain, capabilities) },
    { name: 'managementMemoryIsPossible', run: checkTseg },
  ];
}

/** Emulation has version 2 for the sake of old guests; under KVM the newest that the host has. */
function giveGic(domain: Domain, { gic }: QemuCapabilities): void {
  const { features } = domain;
  const isOpen =
    features?.gic === undefined ? boardOf(domain) === 'arm-virt' : features.gic.version === undefined;
  if (!isOpen) return;
  const versions = gic.filter(({ kernel }) => kernel).map(({ version }) => version);
  const version = domain.type === 'kvm' && versions.includes(3) ? '3' : '2';
  domain.features = { ...(features ?? noFeatures), gic: { version } };
}

const noFeatures = { acpi: false, pae: false, viridian: false, privnet: false };

function checkTseg(domain: Domain): void {
  const smm = domain.features?.smm;
  if (smm?.state !== true || smm.tseg === undefined) return;
  if (boardOf(domain) !== 'q35')
    refuse('configUnsupported', 'qemu', 'SMM TSEG is only supported with q35 machine type');
}
