/** From what a caller wrote to what is stored: the common steps, and the few defaults that this driver has. */
import { normalizeDomain, parseDomain, step, type Domain } from '@typevirt/model';
import { wrapped } from '../errors.ts';
import { displaySteps } from './display-defaults.ts';
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

/** Fills in what a document leaves open. */
export function settle({ newUuid, random }: Surroundings, domain: Domain): Domain {
  const facts = { newUuid, newMac: () => newMac(random), scsiWidth: 'narrow' as const };
  return normalizeDomain(domain, facts, [architectureIsGiven, interfacesAreNamed, ...displaySteps]);
}

/** An address of the range that belongs to QEMU and KVM, which libvirt's simulator uses too. */
function newMac(random: () => number): string {
  const own = Array.from({ length: 3 }, () =>
    Math.floor(random() * 256)
      .toString(16)
      .padStart(2, '0'),
  );
  return ['52', '54', '00', ...own].join(':');
}
