/** From what a caller wrote to what is stored: the common steps, and the few defaults that this driver has. */
import {
  displaySteps,
  inputBusesAreGiven,
  interfacesAreWhole,
  parseDomain,
  settleDomain,
  step,
  type DefinitionDriver,
  type Domain,
  inText,
} from '@typevirt/model';
import { wrapped } from '../errors.ts';
import type { Surroundings } from '../options.ts';

/** The simulated host is of one architecture. */
export const hostArch = 'i686';

/** Every interface has a name on the host from its definition on. */
const interfacesAreNamed = step('interfacesAreNamed', ({ devices }) => {
  const taken = new Set(devices.interfaces.map(({ target }) => target?.dev));
  let number = 0;
  for (const device of devices.interfaces) {
    if (device.target?.dev !== undefined) continue;
    while (taken.has(`testnet${number}`)) number += 1;
    device.target = { ...device.target, dev: `testnet${number}` };
    taken.add(`testnet${number}`);
  }
});

const architectureIsGiven = step('architectureIsGiven', ({ os }) => {
  os.type.arch ??= hostArch;
});

/**
 * Reads a domain document as `virDomainDefineXML` does.
 *
 * @param strict Refuse everything that the grammar does not know.
 * @throws {VirtError} what the document breaks, with libvirt's number.
 */
export function readDefinition(surroundings: Surroundings, text: string, strict = false): Domain {
  return wrapped(() => inText(text, () => settle(surroundings, parseDomain(text, { strict }))));
}

/** The simulator's part in settling. */
const definitions: DefinitionDriver = {
  features: new Set(['memoryHotplug', 'offlineVcpuPin', 'individualVcpus', 'userAlias', 'netModelString']),
  macPrefix: [0x52, 0x54, 0x00],
  namespaces: [],
  steps: [
    architectureIsGiven,
    inputBusesAreGiven,
    interfacesAreWhole,
    interfacesAreNamed,
    ...displaySteps({ card: () => 'cirrus' }),
  ],
  rules: [],
};

/** Fills in what a document leaves open, and refuses what libvirt's common rules do not allow. */
export function settle({ newUuid, random }: Surroundings, domain: Domain): Domain {
  return settleDomain(domain, definitions, { newUuid, newByte: () => Math.floor(random() * 256) });
}
