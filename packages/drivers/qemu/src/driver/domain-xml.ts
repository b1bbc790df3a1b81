/** A domain's document as callers see it. */
import { DomainXMLFlags } from '@typevirt/driver';
import type { Domain } from '@typevirt/model';
import type { View } from '@typevirt/xml';
import type { QemuCapabilities } from '../probe/index.ts';
import { expandHostModel } from '../settle/host-model.ts';
import type { DomainTexts } from './domain-texts.ts';
import type { QemuDomain } from './domain.ts';
import { migratableDocument } from './migratable.ts';

/**
 * The text that `virDomainGetXMLDesc` answers.
 *
 * @param flags `DomainXMLFlags`; `inactive` shows the definition of a running domain, if it has one.
 * @param capabilities Of the domain's program: with them, a processor like the host's is shown as what it would be.
 */
export function domainXmlText(
  domain: QemuDomain,
  flags: number,
  texts: DomainTexts,
  capabilities?: QemuCapabilities,
): string {
  const inactive = domain.live === undefined || (flags & DomainXMLFlags.inactive) !== 0;
  const migratable = (flags & DomainXMLFlags.migratable) !== 0;
  const views: View[] = [inactive || migratable ? 'inactive' : 'live'];
  if ((flags & DomainXMLFlags.secure) !== 0) views.push('secure');
  if (migratable) views.push('migratable', 'secure');
  return texts.text(documentFor(domain, { inactive, migratable, capabilities }), views);
}

interface Wanted {
  readonly inactive: boolean;
  readonly migratable: boolean;
  readonly capabilities: QemuCapabilities | undefined;
}

function documentFor(domain: QemuDomain, { inactive, migratable, capabilities }: Wanted): Domain {
  if (migratable) return migratableDocument(domain);
  if (!inactive) return domain.document;
  const document = withoutRun(domain.definition ?? domain.document);
  return capabilities === undefined ? document : withHostModel(document, capabilities);
}

/** Less the number of the run; the document itself where it has none, so that its text need not be written again. */
function withoutRun(document: Domain): Domain {
  if (document.id === undefined) return document;
  const { id: _id, ...rest } = document;
  return rest;
}

function withHostModel(document: Domain, capabilities: QemuCapabilities): Domain {
  if (document.cpu?.mode !== 'host-model') return document;
  const shown = structuredClone(document);
  expandHostModel(shown, capabilities);
  if (shown.cpu?.model !== undefined) shown.cpu.model.fallback = 'allow';
  return shown;
}
