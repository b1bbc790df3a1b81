/** From what a caller wrote to what is stored: the common steps, and the few defaults that this driver has. */
import {
  displaySteps,
  newMac,
  normalizeDomain,
  parseDomain,
  step,
  type DefinitionFeature,
  type Domain,
} from '@typevirt/model';
import { wrapped } from '../errors.ts';
import type { Surroundings } from '../options.ts';

/** The simulated host is of one architecture. */
export const hostArch = 'i686';

/** Every interface has an address, and a name on the host, from its definition on. */
const interfacesAreNamed = step('interfacesAreNamed', ({ devices }, { newMac }) => {
  const taken = new Set(devices.interfaces.map(({ target }) => target?.dev));
  let number = 0;
  for (const device of devices.interfaces) {
    device.mac ??= { address: newMac() };
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
  return wrapped(() => settle(surroundings, parseDomain(text, { strict })));
}

const features = new Set<DefinitionFeature>([
  'memoryHotplug',
  'offlineVcpuPin',
  'individualVcpus',
  'userAlias',
  'netModelString',
]);

/** Fills in what a document leaves open. */
export function settle({ newUuid, random }: Surroundings, domain: Domain): Domain {
  const newByte = () => Math.floor(random() * 256);
  const facts = {
    newUuid,
    newMac: () => newMac([0x52, 0x54, 0x00], newByte),
    features,
    cellsDecideMemory: false,
  };
  return normalizeDomain(domain, facts, [
    architectureIsGiven,
    interfacesAreNamed,
    ...displaySteps({ card: () => 'cirrus' }),
  ]);
}
