/** Changing a domain's documents: computed first, stored next, taken over last, so that a failure changes nothing. */
import type { Domain } from '@typevirt/model';
import type { QemuDomain } from '../domain.ts';
import type { QemuState } from '../state.ts';
import type { Scope } from './impact.ts';

/** Applies a change to the live document, the definition, or both. The caller holds the job. */
export async function changeDocuments(
  state: QemuState,
  domain: QemuDomain,
  scope: Scope,
  change: (document: Domain) => Domain,
): Promise<void> {
  const { live, definition } = domain;
  const nextLive = scope.live && live !== undefined ? change(live.document) : undefined;
  const nextDefinition = scope.config && definition !== undefined ? change(definition) : undefined;
  if (nextDefinition !== undefined) {
    await state.store.saveDefinition(nextDefinition);
    domain.definition = nextDefinition;
  }
  if (nextLive !== undefined && live !== undefined) {
    live.document = nextLive;
    await live.status.save();
  }
}
