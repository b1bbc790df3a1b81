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
  const isOpen = features?.gic === undefined ? boardOf(domain) === 'arm-virt' : features.gic.version === undefined;
  if (!isOpen) return;
  const versions = gic.filter(({ kernel }) => kernel).map(({ version }) => version);
  const version = domain.type === 'kvm' && versions.includes(3) ? '3' : '2';
  domain.features = { ...(features ?? noFeatures), gic: { version } };
}

const noFeatures = { acpi: false, pae: false, viridian: false, privnet: false };

const mebibyteKiB = 1024n;

function checkTseg(domain: Domain): void {
  const smm = domain.features?.smm;
  if (smm?.state !== true || smm.tseg === undefined) return;
  const unsupported = (detail: string) => refuse('configUnsupported', 'none', detail);
  if (boardOf(domain) !== 'q35') unsupported('SMM TSEG is only supported with q35 machine type');
  if (smm.tseg % mebibyteKiB !== 0n) unsupported('SMM TSEG size must be divisible by 1 MiB');
}
