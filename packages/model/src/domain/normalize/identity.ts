/** Who the domain is. @source libvirt virDomainDefParseXML */
import { refuse } from '../../document-error.ts';
import type { Domain } from '../domain.ts';
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
    refuse('xmlDetail', 'domain', 'UUID mismatch between <uuid> and <sysinfo>');
  }
  domain.uuid ??= shown ?? facts.newUuid();
});

/** An empty generation id is made up. */
export const generationIdIsGiven = step('generationIdIsGiven', ({ generationId }, facts) => {
  if (generationId) generationId.value ??= facts.newUuid();
});
