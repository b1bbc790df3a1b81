/** Notes that people and applications keep with a domain. */
import { DomainModificationImpact, type Methods } from '@typevirt/driver';
import { checkFlags } from '@typevirt/driver/kit';
import { getMetadata, metadataKind, setMetadata, type Domain } from '@typevirt/model';
import { wrapped } from '../documents.ts';
import { emitDomain } from '../emit.ts';
import { findDomain } from '../state.ts';
import { changeDocuments } from './change.ts';
import { withJob, type MethodContext } from './context.ts';
import { scopeOf } from './impact.ts';

/** Methods on notes. */
export type MetadataMethods = Pick<Methods, 'domainGetMetadata' | 'domainSetMetadata'>;

const impact = DomainModificationImpact.live | DomainModificationImpact.config;

export function metadataMethods(context: MethodContext): MetadataMethods {
  const { state } = context;
  return {
    domainGetMetadata({ dom, type, uri, flags }) {
      checkFlags(flags, impact, 'qemuDomainGetMetadata', 'qemu');
      const domain = findDomain(state, dom);
      const scope = scopeOf(domain, flags);
      const document = scope.live ? domain.document : (domain.definition ?? domain.document);
      return { metadata: wrapped(() => getMetadata(document, metadataKind(type), uri)) };
    },

    async domainSetMetadata({ dom, type, metadata, key, uri, flags }, call) {
      checkFlags(flags, impact, 'qemuDomainSetMetadata', 'qemu');
      await withJob(context, dom, 'modify', 'domainSetMetadata', call, async (domain) => {
        const change = (document: Domain): Domain =>
          wrapped(() => setMetadata(document, metadataKind(type), metadata, key, uri));
        await changeDocuments(state, domain, scopeOf(domain, flags), change);
        emitDomain(state, domain, 'metadataChange', { type, nsuri: uri });
      });
    },
  };
}
