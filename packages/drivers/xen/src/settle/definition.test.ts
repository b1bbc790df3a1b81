import { formatDomain, parseDomain, settleDomain } from '@typevirt/model';
import { expect, test } from 'vitest';
import { xenDefinitions } from './definition.ts';

const identities = { newUuid: () => 'c7a5fdbd-edaf-9455-926a-d65c16db1809', newByte: () => 0 };
const isTraditional = (emulator: string) => emulator.endsWith('qemu-dm');

function settled(os: string, devices = '', rest = ''): string {
  const driver = xenDefinitions({ architecture: 'x86_64', isTraditional });
  const text = `<domain type='xen'><name>n</name><memory>4096</memory><os>${os}</os>${rest}<devices>${devices}</devices></domain>`;
  return formatDomain(settleDomain(parseDomain(text), driver, identities));
}

test('a paravirtual guest has its terminal, its inputs, its balloon and its bus', () => {
  const text = settled('<type>xen</type><kernel>/k</kernel>', "<graphics type='vnc'/>");
  expect(text).toContain("<type arch='x86_64'>linux</type>");
  for (const device of [
    "<target type='xen' port='0'/>",
    "<input type='mouse' bus='xen'/>",
    "<input type='keyboard' bus='xen'/>",
    "<memballoon model='xen'/>",
    "<controller type='xenbus' index='0'/>",
    "<model type='xen' vram='4096' heads='1' primary='yes'/>",
  ])
    expect(text).toContain(device);
});

test('a full machine has a PC’s inputs, wide addresses, and a card by its device model', () => {
  const text = settled('<type>hvm</type>', "<graphics type='vnc'/>");
  expect(text).toContain("<input type='mouse' bus='ps2'/>");
  expect(text).toContain('<pae/>');
  expect(text).toContain("<model type='cirrus' vram='8192' heads='1' primary='yes'/>");
  const old = settled(
    '<type>hvm</type>',
    "<emulator>/usr/lib/xen/bin/qemu-dm</emulator><graphics type='vnc'/>",
  );
  expect(old).toContain("<model type='cirrus' vram='4096' heads='1' primary='yes'/>");
});

test('images are raw unless said otherwise, and PCI devices are given by Xen', () => {
  const text = settled(
    '<type>hvm</type>',
    "<disk type='file'><source file='/a'/><target dev='hda'/></disk><hostdev mode='subsystem' type='pci'><source><address domain='0' bus='1' slot='0' function='0'/></source></hostdev>",
  );
  expect(text).toContain("<driver type='raw'/>");
  expect(text).toContain("<driver name='xen'/>");
});

test('secure boot and devices of containers are refused', () => {
  expect(() =>
    settled("<type>hvm</type><loader secure='yes' readonly='yes' type='pflash'>/l</loader>"),
  ).toThrow(expect.objectContaining({ code: 'configUnsupported', domain: 'libxl', path: '/domain/os' }));
  const device =
    "<hostdev mode='capabilities' type='misc'><source><char>/dev/net/tun</char></source></hostdev>";
  expect(() => settled('<type>hvm</type>', device)).toThrow("'capabilities' is not supported in xen");
});
