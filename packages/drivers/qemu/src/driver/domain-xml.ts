/** A domain's document as callers see it. */
import { DomainXMLFlags } from '@typevirt/driver';
import { formatDomain, type Domain } from '@typevirt/model';
import type { View } from '@typevirt/xml';
import type { QemuDomain } from './domain.ts';

/**
 * The text that `virDomainGetXMLDesc` answers.
 *
 * @param flags `DomainXMLFlags`; `inactive` shows the definition of a running domain, if it has one.
 */
export function domainXmlText(domain: QemuDomain, flags: number): string {
  const inactive =
    domain.live === undefined || (flags & (DomainXMLFlags.inactive | DomainXMLFlags.migratable)) !== 0;
  const document = inactive ? (domain.definition ?? domain.document) : domain.document;
  const views: View[] = [inactive ? 'inactive' : 'live'];
  if ((flags & DomainXMLFlags.secure) !== 0) views.push('secure');
  if ((flags & DomainXMLFlags.migratable) !== 0) views.push('migratable', 'secure');
  return formatDomain(inactive ? withoutRun(document) : document, views);
}

/** A running document shown as a definition: less the number of the run. */
function withoutRun({ id: _id, ...document }: Domain): Domain {
  return document;
}
