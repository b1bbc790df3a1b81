/**
 * What a definition for bhyve leaves open, and which are refused.
 *
 * @source libvirt bhyveDomainDefPostParse, bhyveDomainDeviceDefPostParse, bhyveDomainDeviceDefValidate
 */
import {
  displaySteps,
  ensureController,
  guestTypeSteps,
  inputBusesAreGiven,
  interfacesAreWhole,
  placeOnPciRoot,
  step,
  type DefinitionDriver,
  type Domain,
} from '@typevirt/model';
import { sataDrivesAreAddressed } from './drives.ts';
import { onPci } from './pci.ts';
import { bhyveRules } from './rules.ts';

/** What settling knows of the program. */
export interface BhyveProgram {
  /** One SATA controller has 32 ports. Without that, each disk has a controller of its own. */
  readonly wideSata: boolean;
}

const guests = [{ type: 'bhyve', os: 'hvm', arch: 'x86_64' }] as const;

/** bhyve's part in settling. */
export function bhyveDefinitions(program: BhyveProgram): DefinitionDriver {
  return {
    features: new Set(['firmwareAutoselect']),
    macPrefix: [0x52, 0x54, 0x00],
    namespaces: ['bhyveCommandline'],
    steps: [
      ...guestTypeSteps('x86_64', guests),
      inputBusesAreGiven,
      step('pciRootIsThere', ({ devices }) => {
        const isNew = ensureController(devices, 'pci', 0);
        const root = devices.controllers.at(-1);
        if (isNew && root?.type === 'pci') root.model = 'pci-root';
      }),
      step('isaBridgeIsThere', (domain) => {
        if (needsIsaBridge(domain)) ensureController(domain.devices, 'isa', 0);
      }),
      sataDrivesAreAddressed(program),
      interfacesAreWhole,
      ...displaySteps({ card: () => 'gop' }),
    ],
    place: (domain) => placeOnPciRoot(domain, onPci),
    rules: bhyveRules,
  };
}

/**
 * Firmware, serial lines and a framebuffer hang on the ISA bridge. libvirt looks for the card as well, which it adds only
 * later, so that there a definition gains a device when it is read again.
 */
function needsIsaBridge({ bootloader, os, devices }: Domain): boolean {
  if ((bootloader === undefined && os.loader !== undefined) || os.firmware === 'efi') return true;
  if (devices.serials.length > 0 || devices.consoles.length > 0) return true;
  return devices.graphics.length > 0;
}
