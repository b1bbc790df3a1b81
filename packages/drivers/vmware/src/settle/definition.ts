/**
 * What a definition for ESX, vCenter or a desktop product of VMware leaves open, and which are refused.
 *
 * @source libvirt virVMXDomainDefParserConfig, virVMXDomainDefPostParse, virVMXDomainDevicesDefPostParse, esxCapsInit
 */
import {
  displaySteps,
  guestTypeSteps,
  inputBusesAreGiven,
  interfacesAreWhole,
  type DefinitionDriver,
} from '@typevirt/model';

const guests = (['i686', 'x86_64'] as const).map((arch) => ({ type: 'vmware', os: 'hvm', arch }) as const);

/** VMware's part in settling; it depends on nothing of a host. */
export const vmwareDefinitions: DefinitionDriver = {
  features: new Set(['wideScsi', 'nameSlash', 'firmwareAutoselect', 'noBootOrder']),
  macPrefix: [0x00, 0x0c, 0x29],
  namespaces: ['vmwareDatacenter'],
  steps: [
    ...guestTypeSteps('i686', guests),
    inputBusesAreGiven,
    interfacesAreWhole,
    ...displaySteps({ card: () => 'vmvga' }),
  ],
  rules: [],
};
