/**
 * What a definition for VMware leaves open, and which are refused. What VMX files cannot say is refused when one is made.
 *
 * @source libvirt virVMXDomainDefParserConfig, virVMXDomainDefPostParse, virVMXDomainDevicesDefPostParse,
 *   vmwareDomainDefParserConfig
 */
import {
  displaySteps,
  guestTypeSteps,
  inputBusesAreGiven,
  interfacesAreWhole,
  type DefinitionDriver,
} from '@typevirt/model';
import { scsiModelsFollowDisks } from './scsi-models.ts';

/** ESX hosts and vCenter, or programs for a user's own machine: libvirt reads for each with a driver of its own. */
export type VmwareProduct = 'server' | 'desktop';

const features: Readonly<Record<VmwareProduct, DefinitionDriver['features']>> = {
  server: new Set(['wideScsi', 'nameSlash', 'firmwareAutoselect', 'noBootOrder']),
  desktop: new Set(),
};

const guests = (['i686', 'x86_64'] as const).map((arch) => ({ type: 'vmware', os: 'hvm', arch }) as const);

/** VMware's part in settling; it depends on nothing of a host. */
export function vmwareDefinitions(product: VmwareProduct): DefinitionDriver {
  return {
    features: features[product],
    macPrefix: [0x00, 0x0c, 0x29],
    namespaces: product === 'server' ? ['vmwareDatacenter'] : [],
    steps: [
      ...guestTypeSteps('i686', guests),
      inputBusesAreGiven,
      interfacesAreWhole,
      ...displaySteps({ card: () => 'vmvga' }),
    ],
    lateSteps: [scsiModelsFollowDisks],
    rules: [],
  };
}
