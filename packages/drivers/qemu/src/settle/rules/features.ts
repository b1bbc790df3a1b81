/** Features of boards and accelerators that not every guest can have. @source libvirt qemuValidateDomainDefFeatures */
import {
  boardOf,
  rule,
  violates,
  type Domain,
  type Features,
  type Refusal,
  type Rule,
} from '@typevirt/model';
import { hasType } from '../../probe/index.ts';
import { architectureOf, isPpc64Guest, isX86Guest } from '../boards.ts';
import type { SettleContext } from '../context.ts';
import { unsupported } from './refusals.ts';

/** Features of POWER boards: field and the name that libvirt says. */
const pSeriesOnly = [
  ['hpt', 'hpt'],
  ['htm', 'htm'],
  ['nestedHv', 'nested-hv'],
  ['ccfAssist', 'ccf-assist'],
  ['cfpc', 'cfpc'],
  ['sbbc', 'sbbc'],
  ['ibs', 'ibs'],
] as const satisfies readonly (readonly [keyof Features, string])[];

function misplaced(name: string, { os }: Domain): Refusal {
  return unsupported(
    `The '${name}' feature is not supported for architecture '${os.type.arch}' or machine type '${os.type.machine}'`,
  );
}

function checkBoards(domain: Domain): Refusal | undefined {
  const { features } = domain;
  const board = boardOf(domain);
  if (features?.gic !== undefined && board !== 'arm-virt') return misplaced('gic', domain);
  if (features?.ioapic !== undefined && !isX86Guest(domain)) return misplaced('ioapic', domain);
  const [, power] =
    pSeriesOnly.find(([field]) => board !== 'pseries' && features?.[field] !== undefined) ?? [];
  return power === undefined ? undefined : misplaced(power, domain);
}

function checkHyperv(domain: Domain): Refusal | undefined {
  if (domain.features?.hyperv === undefined || isX86Guest(domain) || isPpc64Guest(domain)) return undefined;
  const { arch, machine } = domain.os.type;
  return unsupported(
    `Hyperv features are not supported for architecture '${arch}' or machine type '${machine}'`,
  );
}

const ringSizes = { least: 1024, most: 65_536 };

function checkAccelerator({ features, type }: Domain): Refusal | undefined {
  const ring = features?.kvm?.dirtyRing;
  if (ring?.state === true) {
    const { size = 0 } = ring;
    const isPowerOfTwo = (size & (size - 1)) === 0;
    if (size < ringSizes.least || size > ringSizes.most || !isPowerOfTwo)
      return violates('xmlError', 'dirty ring must be power of 2 and ranges [1024, 65536]');
  }
  if (features?.tcg !== undefined && type !== 'qemu')
    return unsupported(`TCG features are incompatible with domain type '${type}'`);
  return undefined;
}

/** Rules on features. */
export function featureRules({ capabilities }: SettleContext): readonly Rule[] {
  return [
    rule('featuresFitTheBoard', checkBoards),
    rule('hypervIsForPcs', checkHyperv),
    rule('acceleratorFeaturesFit', checkAccelerator),
    rule('vmportIsThere', (domain) =>
      domain.features?.vmport !== undefined && !isX86Guest(domain)
        ? unsupported('vmport is not available with this QEMU binary')
        : undefined,
    ),
    rule('vmcoreinfoIsThere', ({ features }) =>
      features?.vmcoreinfo?.state === true && !hasType(capabilities, 'vmcoreinfo')
        ? unsupported('vmcoreinfo is not available with this QEMU binary')
        : undefined,
    ),
    rule('generationIdIsThere', ({ generationId }) =>
      generationId !== undefined && !hasType(capabilities, 'vmgenid')
        ? unsupported("this QEMU does not support the 'genid' capability")
        : undefined,
    ),
    rule('sleepStatesAreThere', (domain) => checkSleep(domain)),
    rule('launchIsProtected', (domain) => checkLaunch(domain, capabilities.sev !== undefined)),
  ];
}

/** The firmware of PCs alone can be told which sleep states to offer. */
function checkSleep(domain: Domain): Refusal | undefined {
  if (domain.powerManagement === undefined || isX86Guest(domain)) return undefined;
  if (domain.powerManagement.suspendToMem !== undefined) return unsupported('setting ACPI S3 not supported');
  return domain.powerManagement.suspendToDisk === undefined
    ? undefined
    : unsupported('setting ACPI S4 not supported');
}

function checkLaunch(domain: Domain, hasSev: boolean): Refusal | undefined {
  const { launchSecurity } = domain;
  if (launchSecurity?.type === 'sev' && !hasSev)
    return unsupported('SEV launch security is not supported with this QEMU binary');
  if (launchSecurity?.type === 's390-pv' && (domain.type !== 'kvm' || architectureOf(domain) !== 's390x'))
    return unsupported('S390 PV launch security is not supported with this QEMU binary');
  return undefined;
}
