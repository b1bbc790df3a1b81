/** Who the domain is. @source libvirt virDomainDefParseXML */
import { refuse } from '../../document-error.ts';
import type { Domain } from '../domain.ts';
import type { ForeignElement } from '@typevirt/xml';
import { step } from './step.ts';

function smbiosUuid(domain: Domain): string | undefined {
  for (const sysinfo of domain.sysinfo) {
    if (sysinfo.type !== 'smbios') continue;
    const given = sysinfo.system.find(({ name }) => name === 'uuid');
    if (given) return given.value.toLowerCase();
  }
  return undefined;
}

/** The UUID that SMBIOS shows is the domain's own. */
export const uuidIsGiven = step('uuidIsGiven', (domain, facts) => {
  const shown = smbiosUuid(domain);
  if (domain.uuid !== undefined && shown !== undefined && shown !== domain.uuid) {
    refuse('xmlDetail', 'domain', 'UUID mismatch between <uuid> and <sysinfo>', '/domain/uuid');
  }
  domain.uuid ??= shown ?? facts.newUuid();
});

/** An empty generation id is made up. */
export const generationIdIsGiven = step('generationIdIsGiven', ({ generationId }, facts) => {
  if (generationId) generationId.value ??= facts.newUuid();
});

/** Notes of applications: one element for each namespace, none without. */
export const metadataIsByNamespace = step('metadataIsByNamespace', ({ metadata }) => {
  if (!metadata) return;
  const seen = new Set<string>();
  metadata.children = metadata.children.filter((node) => {
    if (typeof node === 'string' || !('name' in node)) return true;
    const uri = namespaceOf(node);
    if (uri === undefined || seen.has(uri)) return false;
    seen.add(uri);
    return true;
  });
});

function namespaceOf({ name, attributes }: ForeignElement): string | undefined {
  const prefix = name.includes(':') ? name.slice(0, name.indexOf(':')) : undefined;
  const declaration = prefix === undefined ? 'xmlns' : `xmlns:${prefix}`;
  return attributes.find(([attribute]) => attribute === declaration)?.[1];
}
