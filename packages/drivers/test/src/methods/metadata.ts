/** Notes that people and applications keep with a domain. */
import { DomainModificationImpact as Impact, type Methods } from '@typevirt/driver';
import { getMetadata, metadataKind, setMetadata } from '@typevirt/model';
import { emitDomain } from '../domain/emit.ts';
import { allowFlags, changeDocuments, documentFor, type MethodContext } from './context.ts';

export type MetadataMethods = Pick<Methods, 'domainGetMetadata' | 'domainSetMetadata'>;

export function metadataMethods({ world }: MethodContext): MetadataMethods {
  return {
    domainGetMetadata({ dom, type, uri, flags }) {
      allowFlags(flags, Impact.live | Impact.config, 'testDomainGetMetadata');
      return { metadata: getMetadata(documentFor(world.domain(dom), flags), metadataKind(type), uri) };
    },
    domainSetMetadata({ dom, type, metadata, key, uri, flags }) {
      allowFlags(flags, Impact.live | Impact.config, 'testDomainSetMetadata');
      const domain = world.domain(dom);
      changeDocuments(domain, flags, (document) =>
        setMetadata(document, metadataKind(type), metadata, key, uri),
      );
      emitDomain(world, domain, 'metadataChange', { type, nsuri: uri });
    },
  };
}
