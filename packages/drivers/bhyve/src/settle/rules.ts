/** What bhyve cannot take. @source libvirt bhyveDomainDeviceDefPostParse, bhyveDomainDeviceDefValidate */
import { eachDevice, type Rule } from '@typevirt/model';

export const bhyveRules: readonly Rule[] = [
  eachDevice('pciRootIsFirst', 'controller', (each) =>
    each.type === 'pci' && (each.model === 'pci-root' || each.model === 'pcie-root') && each.index !== 0
      ? {
          code: 'xmlError',
          domain: 'bhyve',
          detail: 'pci-root and pcie-root controllers should have index 0',
          at: '/@index',
        }
      : undefined,
  ),
  eachDevice('isaBridgeIsFirst', 'controller', ({ type, index }) =>
    type === 'isa' && index !== 0
      ? {
          code: 'configUnsupported',
          domain: 'bhyve',
          detail: "Bhyve ISA controller can only have index '0'",
          at: '/@index',
        }
      : undefined,
  ),
];
