/**
 * What a document may say once only, though it can be written again.
 *
 * @source libvirt virDomainDefParseXML, virDomainHugepagesParse; answers of libvirt 9.0
 */
import { parseBitmap } from '@typevirt/xml';
import type { Hostdev } from '../devices/hostdev.ts';
import type { Interface } from '../devices/interface.ts';
import type { Domain } from '../domain.ts';
import { firstTwice, placeOfSecond, rule, violatesAt, type Rule } from './rule.ts';

const iothreadPins = rule('iothreadsArePinnedOnce', ({ cpuTune }) => {
  const pinned = cpuTune?.iothreadPins.map(({ iothread }) => iothread) ?? [];
  const twice = firstTwice(pinned);
  return twice === undefined
    ? undefined
    : violatesAt(
        `/domain/cputune/iothreadpin[${placeOfSecond(pinned)}]/@iothread`,
        'internalError',
        `duplicate iothreadpin for same iothread '${twice}'`,
      );
});

const ciphers = rule('ciphersAreNamedOnce', ({ keyWrap }) => {
  const names = keyWrap?.ciphers.map(({ name }) => name) ?? [];
  const twice = firstTwice(names);
  return twice === undefined
    ? undefined
    : violatesAt(
        `/domain/keywrap/cipher[${placeOfSecond(names)}]/@name`,
        'internalError',
        `A domain definition can have no more than one cipher node with name ${twice}`,
      );
});

type Page = NonNullable<NonNullable<Domain['memoryBacking']>['hugepages']>['pages'][number];

/** Without cells of its own, a guest is one node, to which every size applies. */
const hugePages = rule('eachNodeHasOnePageSize', ({ memoryBacking, cpu }) => {
  const sizes = memoryBacking?.hugepages?.pages ?? [];
  const hasCells = (cpu?.numa?.cells.length ?? 0) > 0;
  const nodesOf = ({ nodeset }: Page) => (hasCells && nodeset !== undefined ? nodeset : undefined);
  for (const [index, page] of sizes.entries()) {
    for (const other of sizes.slice(0, index)) {
      const [nodes, others] = [nodesOf(page), nodesOf(other)];
      if (nodes === undefined && others === undefined)
        return violatesAt(
          `/domain/memoryBacking/hugepages/page[${index + 1}]`,
          'xmlDetail',
          `two master hugepages detected: ${page.size} and ${other.size}`,
        );
      if (nodes === undefined || others === undefined || !intersect(nodes, others)) continue;
      return violatesAt(
        `/domain/memoryBacking/hugepages/page[${index + 1}]/@nodeset`,
        'xmlDetail',
        `nodeset attribute of hugepages of sizes ${page.size} and ${other.size} intersect`,
      );
    }
  }
  return undefined;
});

function intersect(a: string, b: string): boolean {
  const others = parseBitmap(b);
  return [...(parseBitmap(a) ?? [])].some((node) => others?.has(node));
}

const hostDevices = rule('hostDevicesAreGivenOnce', ({ devices }) => {
  const seen: string[] = devices.interfaces.flatMap((device) => ofInterface(device) ?? []);
  for (const [index, device] of devices.hostdevs.entries()) {
    const names = ofHost(device);
    if (names.some((name) => seen.includes(name)))
      return violatesAt(
        `/domain/devices/hostdev[${index + 1}]`,
        'xmlError',
        'Hostdev already exists in the domain configuration',
      );
    seen.push(...names);
  }
  return undefined;
});

function ofInterface(device: Interface): string | undefined {
  const address = device.type === 'hostdev' ? device.source?.address : undefined;
  return address?.type === 'pci' ? pciName(address) : undefined;
}

function pciName(place: { domain: number; bus: number; slot: number; function: number }): string {
  return `pci ${place.domain}:${place.bus}:${place.slot}.${place.function}`;
}

/** What a device of the host is known by: a USB device by its place or, without, by what it is. */
function ofHost(device: Hostdev): string[] {
  if (device.mode !== 'subsystem') return [];
  switch (device.type) {
    case 'pci':
      return [pciName(device.source.address)];
    case 'usb': {
      const { address, vendor, product } = device.source;
      if (address !== undefined) return [`usb ${address.bus ?? 0}:${address.device}`];
      return [`usb ${String(vendor)} ${String(product)}`];
    }
    case 'scsi': {
      const { source } = device;
      if (source.protocol === 'iscsi') return [`iscsi ${source.hosts[0]?.name ?? ''} ${source.name}`];
      const { bus, target, unit } = source.address;
      return [`scsi ${source.adapter} ${bus}:${target}:${unit}`];
    }
    case 'scsi_host':
      return [`scsi_host ${device.source.wwpn}`];
    case 'mdev':
      return [`mdev ${device.source.address}`];
  }
}

const labels = rule('eachModelLabelsOnce', ({ securityLabels }) => {
  const models = securityLabels.map(({ model }) => model);
  if (models.length > 1 && models.includes(undefined))
    return violatesAt(
      `/domain/seclabel[${models.indexOf(undefined) + 1}]/@model`,
      'xmlError',
      'missing security model when using multiple labels',
    );
  const twice = firstTwice(models);
  return twice === undefined
    ? undefined
    : violatesAt(
        `/domain/seclabel[${placeOfSecond(models)}]`,
        'xmlDetail',
        `seclabel for model ${twice} is already provided`,
      );
});

const sourceLabels = rule('sourcesAreLabelledOnce', ({ devices }) => {
  for (const [index, { source }] of devices.disks.entries()) {
    const given = source && 'seclabels' in source ? source.seclabels : [];
    const twice = firstTwice(given.flatMap(({ model }) => model ?? []));
    if (twice !== undefined)
      return violatesAt(
        `/domain/devices/disk[${index + 1}]/source/seclabel`,
        'xmlDetail',
        `seclabel for model ${twice} is already provided`,
      );
  }
  return undefined;
});

/** In the order in which libvirt looks. */
export const repetitionRules: readonly Rule[] = [
  hugePages,
  iothreadPins,
  labels,
  sourceLabels,
  hostDevices,
  ciphers,
];
