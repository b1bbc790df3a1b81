/** What Xen cannot take. @source libvirt libxlDomainDefValidate */
import { rule, violatesAt, type Rule } from '@typevirt/model';

export const xenRules: readonly Rule[] = [
  rule('bootIsNotSecured', ({ os }) => {
    const asked = os.firmwareFeatures.some(({ name, enabled }) => name === 'secure-boot' && enabled);
    const wanted = os.firmware === 'efi' ? asked : os.loader?.type === 'pflash' && os.loader.secure === true;
    return wanted
      ? violatesAt('/domain/os', 'configUnsupported', 'Secure boot is not supported on Xen', 'libxl')
      : undefined;
  }),
];
