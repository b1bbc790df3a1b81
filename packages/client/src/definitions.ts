/**
 * What the hypervisor of a domain's definition says to it, as far as that depends on no program of a host.
 *
 * QEMU's own rules need the capabilities of a QEMU; only libvirt's common ones are known here for its guests.
 */
import {
  deviceRules,
  deviceViolations,
  DocumentError,
  documentRules,
  featureRules,
  parseDomain,
  settleDomain,
  violations,
  type DefinitionDriver,
  type DefinitionFeature,
  type Domain,
} from '@typevirt/model';
import { bhyveDefinitions } from '@typevirt/driver-bhyve';
import { lxcDefinitions } from '@typevirt/driver-lxc';
import { vmwareDefinitions } from '@typevirt/driver-vmware';
import { xenDefinitions } from '@typevirt/driver-xen';

/** What does not hold in a document. */
export interface Violation {
  /** Where, if that is known: `/domain/devices/disk[2]/target/@bus`. */
  readonly path?: string | undefined;
  readonly detail: string;
}

/** Every common rule that a domain's text breaks; if none, the first thing that the hypervisor refuses. */
export function domainViolations(xml: string): readonly Violation[] {
  try {
    return definitionViolations(parseDomain(xml));
  } catch (error) {
    return [refusalIn(error)];
  }
}

/** As `domainViolations`, of a definition that was read already. */
export function definitionViolations(domain: Domain): readonly Violation[] {
  const driver = driverOf(domain);
  const broken = [
    ...violations(domain, documentRules),
    ...deviceViolations(domain.devices),
    ...violations(domain, deviceRules),
  ];
  if (driver === undefined) return [...broken, ...violations(domain, featureRules(usualFeatures))];
  if (broken.length > 0) return broken;
  try {
    settleDomain(domain, driver, identities);
    return [];
  } catch (error) {
    return [refusalIn(error)];
  }
}

/** What reading refuses beyond the description. */
export function refusalOf(read: (xml: string) => unknown): (xml: string) => readonly Violation[] {
  return (xml) => {
    try {
      read(xml);
      return [];
    } catch (error) {
      return [refusalIn(error)];
    }
  };
}

/** The refusal that was thrown. @throws what is none. */
function refusalIn(error: unknown): Violation {
  if (error instanceof DocumentError) return error;
  throw error;
}

/** A host that can run it is supposed; where a guest names no processor, the most usual one. */
function driverOf({ type, os }: Domain): DefinitionDriver | undefined {
  const architecture = os.type.arch ?? 'x86_64';
  switch (type) {
    case 'lxc':
      return lxcDefinitions({ architecture });
    case 'xen':
      return xenDefinitions({ architecture });
    case 'bhyve':
      return bhyveDefinitions({ wideSata: true });
    case 'vmware':
      return vmwareDefinitions('server');
    default:
      return undefined;
  }
}

/** As of QEMU's driver. */
const usualFeatures: ReadonlySet<DefinitionFeature> = new Set([
  'memoryHotplug',
  'individualVcpus',
  'firmwareAutoselect',
  'netModelString',
  'diskFd',
]);

/** Nothing of what is made up is kept. */
const identities = { newUuid: () => '00000000-0000-0000-0000-000000000000', newByte: () => 0 };
