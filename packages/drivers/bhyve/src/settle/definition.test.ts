import { formatDomain, parseDomain, settleDomain } from '@typevirt/model';
import { expect, test } from 'vitest';
import { bhyveDefinitions } from './definition.ts';

const identities = { newUuid: () => 'c7a5fdbd-edaf-9455-926a-d65c16db1809', newByte: () => 0 };

function settled(devices: string, wideSata = true, os = ''): string {
  const text = `<domain type='bhyve'><name>n</name><memory>4096</memory><os><type>hvm</type>${os}</os><devices>${devices}</devices></domain>`;
  return formatDomain(settleDomain(parseDomain(text), bhyveDefinitions({ wideSata }), identities));
}

const slots = (text: string): string[] => [...text.matchAll(/slot='0x(\w+)'/g)].map(([, slot]) => slot ?? '');

const sata = (letter: string) =>
  `<disk type='file'><source file='/${letter}'/><target dev='hd${letter}' bus='sata'/></disk>`;
const line = "<serial type='nmdm'><source master='/dev/nmdm0A' slave='/dev/nmdm0B'/></serial>";
const card = (place = '') => `<interface type='bridge'><source bridge='b'/>${place}</interface>`;

test('disks share one SATA controller, or have one each where it has a single port', () => {
  expect(settled(sata('a') + sata('b')).match(/<controller type='sata'/g)).toHaveLength(1);
  const narrow = settled(sata('a') + sata('b'), false);
  expect(narrow).toContain("<address type='drive' controller='1' bus='0' target='0' unit='0'/>");
  expect(narrow.match(/<controller type='sata'/g)).toHaveLength(2);
});

test('slots are handed out in bhyve’s order, and slot 1 is kept for the ISA bridge', () => {
  expect(slots(settled(sata('a') + card()))).toEqual(['02', '03']);
  const text = settled(sata('a') + card() + line);
  expect(text).toMatch(/<controller type='isa' index='0'>\n.*slot='0x01'/);
});

test('the ISA bridge moves where something else was put in its slot', () => {
  const taken = card("<address type='pci' domain='0' bus='0' slot='1' function='0'/>");
  expect(settled(taken + line)).toMatch(/<controller type='isa' index='0'>\n.*slot='0x02'/);
});

test('a slot that is used twice, and a second ISA bridge, are refused', () => {
  const place = "<address type='pci' domain='0' bus='0' slot='5' function='0'/>";
  expect(() => settled(card(place) + card(place))).toThrow(
    'Attempted double use of PCI Address 0000:00:05.0',
  );
  expect(() => settled("<controller type='isa' index='1'/>")).toThrow(
    expect.objectContaining({
      code: 'configUnsupported',
      path: '/domain/devices/controller[1]/@index',
    }),
  );
});
