/**
 * The documents themselves, without a connection: what kinds there are, and reading, checking, writing and explaining them.
 * An entry point of its own (`typevirt/documents`), since descriptions take time to load and most callers only pass text on.
 */
import {
  backupXml,
  capabilitiesXml,
  checkpointXml,
  domainCapabilitiesXml,
  domainXml,
  hostInterfaceXml,
  networkPortXml,
  networkXml,
  nodeDeviceXml,
  nwfilterBindingXml,
  nwfilterXml,
  secretXml,
  snapshotXml,
  storagePoolXml,
  storageVolumeXml,
  DocumentError,
  parseNetwork,
  parseStoragePool,
  parseStorageVolume,
} from '@typevirt/model';
import { parse, type Element } from '@typevirt/xml';
import { domainViolations, type Violation } from './definitions.ts';

export type { Violation };

/** A kind of document. Its description says everything else. */
export interface DocumentKind {
  /** What it is called in sentences. */
  readonly title: string;
  readonly element: Element<unknown>;
  /** What does not hold in a document that its description accepts. */
  violations?(xml: string): readonly Violation[];
}

/** All kinds of documents, by the name of their root element. */
export const documentKinds: ReadonlyMap<string, DocumentKind> = new Map(
  [
    {
      title: 'domain',
      element: domainXml,
      violations: (xml: string) => domainViolations(parse(xml, domainXml)),
    },
    { title: 'checkpoint', element: checkpointXml },
    { title: 'snapshot', element: snapshotXml },
    { title: 'backup', element: backupXml },
    { title: 'network', element: networkXml, violations: refusalOf(parseNetwork) },
    { title: 'network port', element: networkPortXml },
    { title: 'storage pool', element: storagePoolXml, violations: refusalOf(parseStoragePool) },
    {
      title: 'storage volume',
      element: storageVolumeXml,
      // Which formats there are depends on the pool; files have most.
      violations: refusalOf((xml) => parseStorageVolume(xml, { pool: 'dir' })),
    },
    { title: 'secret', element: secretXml },
    { title: 'node device', element: nodeDeviceXml },
    { title: 'host interface', element: hostInterfaceXml },
    { title: 'network filter', element: nwfilterXml },
    { title: 'network filter binding', element: nwfilterBindingXml },
    { title: 'capabilities', element: capabilitiesXml },
    { title: 'domain capabilities', element: domainCapabilitiesXml },
  ].map((kind: DocumentKind) => [kind.element.name, kind]),
);

/** What reading refuses beyond the description. */
function refusalOf(read: (xml: string) => unknown): (xml: string) => readonly Violation[] {
  return (xml) => {
    try {
      read(xml);
      return [];
    } catch (error) {
      if (error instanceof DocumentError) return [error];
      throw error;
    }
  };
}

export {
  entries,
  format,
  fromJson,
  locate,
  lookup,
  nearest,
  nearestPath,
  parse,
  parseTree,
  validate,
  XmlError,
  type Element,
  type JsonProblem,
  type ReferenceEntry,
  type XmlElement,
  type XmlNode,
  type XmlTree,
} from '@typevirt/xml';
