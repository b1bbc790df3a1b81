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
  parseInterface,
  parseNetwork,
  parseNetworkPort,
  parseNodeDevice,
  parseNwfilter,
  parseNwfilterBinding,
  parseSecret,
  parseStoragePool,
  parseStorageVolume,
} from '@typevirt/model';
import type { Element } from '@typevirt/xml';
import { domainViolations, refusalOf, type Violation } from './definitions.ts';
import { backupViolations, checkpointViolations, snapshotViolations } from './moment-definitions.ts';

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
    { title: 'domain', element: domainXml, violations: domainViolations },
    { title: 'checkpoint', element: checkpointXml, violations: checkpointViolations },
    { title: 'snapshot', element: snapshotXml, violations: snapshotViolations },
    { title: 'backup', element: backupXml, violations: backupViolations },
    { title: 'network', element: networkXml, violations: refusalOf(parseNetwork) },
    { title: 'network port', element: networkPortXml, violations: refusalOf(parseNetworkPort) },
    { title: 'storage pool', element: storagePoolXml, violations: refusalOf(parseStoragePool) },
    {
      title: 'storage volume',
      element: storageVolumeXml,
      // Which formats there are depends on the pool; files have most.
      violations: refusalOf((xml) => parseStorageVolume(xml, { pool: 'dir' })),
    },
    { title: 'secret', element: secretXml, violations: refusalOf(parseSecret) },
    { title: 'node device', element: nodeDeviceXml, violations: refusalOf(parseNodeDevice) },
    { title: 'host interface', element: hostInterfaceXml, violations: refusalOf(parseInterface) },
    { title: 'network filter', element: nwfilterXml, violations: refusalOf(parseNwfilter) },
    {
      title: 'network filter binding',
      element: nwfilterBindingXml,
      violations: refusalOf(parseNwfilterBinding),
    },
    { title: 'capabilities', element: capabilitiesXml },
    { title: 'domain capabilities', element: domainCapabilitiesXml },
  ].map((kind: DocumentKind) => [kind.element.name, kind]),
);

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
