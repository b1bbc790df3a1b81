/** CPU descriptions in a file: bare `<cpu>`, or within a domain, the host's capabilities or a domain's capabilities. */
import { Failure } from '../failure.ts';
import { elements, findAll, parseXml, type XmlElement, formatXml } from '../xml/tree.ts';

/** All descriptions in the document. @throws {Failure} if there is none. */
export function cpuDescriptions(document: string, file: string): string[] {
  const root = parseXml(`<container>${document.replace(/<\?xml[^>]*\?>/, '')}</container>`);
  const found = elements(root).flatMap(describe);
  if (found.length > 0) return found;
  throw new Failure(
    `File '${file}' does not contain any <cpu> element or valid domain XML, host capabilities XML, or domain capabilities XML`,
  );
}

function describe(element: XmlElement): string[] {
  switch (element.name) {
    case 'cpu':
      return [element.source];
    case 'domain':
      return findAll(element, 'cpu').map((cpu) => cpu.source);
    case 'capabilities':
      return findAll(element, 'host/cpu').map((cpu) => cpu.source);
    case 'domainCapabilities':
      return findAll(element, 'cpu/mode')
        .filter(({ attributes }) => attributes.name === 'host-model' && attributes.supported === 'yes')
        .map((mode) => formatXml({ name: 'cpu', attributes: {}, children: mode.children }));
    default:
      return [];
  }
}
