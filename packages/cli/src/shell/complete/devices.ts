/** Completers of what the document or state of the domain given says. */
import { firstValue, find, findAll, parseXml, valueAt, type XmlElement } from '../../xml/tree.ts';
import { type Asked, type Completer, givenDomain } from './completer.ts';

/** Values found in the document of the domain given. */
function inDocument(values: (root: XmlElement) => readonly (string | undefined)[]): Completer {
  return async (asked) => {
    const root = parseXml((await (await givenDomain(asked))?.getXmlDesc()) ?? '');
    return root === undefined ? [] : values(root).filter((each) => each !== undefined);
  };
}

const disks = (root: XmlElement): XmlElement[] => findAll(root, 'devices/disk');
const target = (device: XmlElement): string | undefined => valueAt(device, 'target/@dev');

/** A disk and, by their numbers, its image and those behind it, as `vda`, `vda[1]` and `vda[2]`. */
function imagesOf(disk: XmlElement): string[] {
  const images = [find(disk, 'source')];
  for (let image = find(disk, 'backingStore'); image !== undefined; image = find(image, 'backingStore'))
    images.push(image.attributes.index === undefined ? find(image, 'source') : image);
  const numbers = images.map((image) => image?.attributes.index).filter((each) => each !== undefined);
  const name = target(disk) ?? '';
  return [name, ...numbers.map((number) => `${name}[${number}]`)];
}

function isGivenInterface(asked: Asked, device: XmlElement): boolean {
  const written = asked.given('interface');
  return written !== undefined && [target(device), valueAt(device, 'mac/@address')].includes(written);
}

/** The state that the link is not in. */
const otherLinkState: Completer = async (asked) =>
  inDocument((root) =>
    findAll(root, 'devices/interface')
      .filter((device) => isGivenInterface(asked, device))
      .map((device) => (valueAt(device, 'link/@state') === 'down' ? 'up' : 'down')),
  )(asked);

export const deviceCompleters = {
  disk: inDocument((root) => disks(root).map(target)),
  diskImage: inDocument((root) => disks(root).flatMap(imagesOf)),
  interface: inDocument((root) =>
    findAll(root, 'devices/interface').map((device) => firstValue(device, 'target/@dev', 'mac/@address')),
  ),
  interfaceMac: inDocument((root) =>
    findAll(root, 'devices/interface').map((device) => valueAt(device, 'mac/@address')),
  ),
  otherLinkState,
  deviceAlias: inDocument((root) =>
    (find(root, 'devices')?.children ?? []).map((device) =>
      typeof device === 'string' ? undefined : valueAt(device, 'alias/@name'),
    ),
  ),
  consoleAlias: inDocument((root) => {
    const devices = ['serial', 'console', 'parallel'].flatMap((kind) => findAll(root, `devices/${kind}`));
    return [...new Set(devices.map((device) => valueAt(device, 'alias/@name')))];
  }),
  vcpu: inDocument((root) => [...Array(Number(valueAt(root, 'vcpu') ?? 0)).keys()].map(String)),
  iothread: async (asked) =>
    ((await (await givenDomain(asked))?.getIothreadInfo()) ?? []).map(({ iothreadId }) => String(iothreadId)),
  guestVcpu: async (asked) => {
    const { vcpus } = (await (await givenDomain(asked))?.getGuestVcpus()) ?? {};
    return String(vcpus ?? '').split(',');
  },
  mountpoint: async (asked) =>
    ((await (await givenDomain(asked))?.getFsinfo()) ?? []).map(({ mountpoint }) => mountpoint),
} as const satisfies Readonly<Record<string, Completer>>;
