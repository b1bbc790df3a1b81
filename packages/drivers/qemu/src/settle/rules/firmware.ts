/** Firmware against board and features. @source libvirt qemuValidateDomainDef, qemuValidateDomainDefBoot */
import { boardOf, rule, type Domain, type Refusal, type Rule } from '@typevirt/model';
import { architectureOf, isX86Guest } from '../boards.ts';
import { unsupported } from './refusals.ts';

const usesUefi = ({ os }: Domain): boolean => os.loader?.type === 'pflash' || os.firmware === 'efi';

function checkAcpi(domain: Domain): Refusal | undefined {
  const acpi = domain.features?.acpi === true;
  if (isX86Guest(domain) && usesUefi(domain) && !acpi)
    return unsupported('UEFI requires ACPI on this architecture');
  if (architectureOf(domain) === 'aarch64' && acpi && !usesUefi(domain))
    return unsupported('ACPI requires UEFI on this architecture');
  return undefined;
}

function checkSecureBoot(domain: Domain): Refusal | undefined {
  if (domain.os.loader?.secure !== true) return undefined;
  if (boardOf(domain) !== 'q35') return unsupported('Secure boot is supported with q35 machine types only');
  if (architectureOf(domain) !== 'x86_64')
    return unsupported('Secure boot is supported for x86_64 architecture only');
  return domain.features?.smm?.state === true
    ? undefined
    : unsupported('Secure boot requires SMM feature enabled');
}

/** Nothing here opens other images as flash yet; a guest without its variables would boot otherwise. */
function checkVariables({ os: { nvram } }: Domain): Refusal | undefined {
  if (nvram === undefined || nvram.type === 'path' || nvram.type === 'file') return undefined;
  return unsupported(`unsupported nvram disk type '${nvram.type}'`);
}

/** Rules on firmware. */
export const firmwareRules: readonly Rule[] = [
  rule('uefiAndAcpiGoTogether', checkAcpi),
  rule('secureBootIsPossible', checkSecureBoot),
  rule('variablesAreInAFile', checkVariables),
];
