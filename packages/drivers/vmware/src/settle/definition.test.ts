import { formatDomain, parseDomain, settleDomain } from '@typevirt/model';
import { expect, test } from 'vitest';
import { vmwareDefinitions, type VmwareProduct } from './definition.ts';

const identities = { newUuid: () => 'c7a5fdbd-edaf-9455-926a-d65c16db1809', newByte: () => 7 };

function settled(product: VmwareProduct, devices: string, name = 'n'): string {
  const text = `<domain type='vmware'><name>${name}</name><memory>4096</memory><os><type>hvm</type></os><devices>${devices}</devices></domain>`;
  return formatDomain(settleDomain(parseDomain(text), vmwareDefinitions(product), identities));
}

test('a disk tells the chip of the controller that is added for it', () => {
  const disk = (target: string, driver = '') =>
    `<disk type='file'>${driver}<source file='[d] a/${target}.vmdk'/><target dev='${target}'/></disk>`;
  const text = settled('server', disk('sda', "<driver name='LsiLogic'/>") + disk('sdp'));
  expect(text).toContain("<controller type='scsi' index='0' model='lsilogic'/>");
  expect(text).toContain("<controller type='scsi' index='1'/>");
});

test('a server takes names with slashes and chooses no boot device; desktop products do otherwise', () => {
  expect(settled('server', '', 'a/b')).not.toContain('<boot ');
  expect(() => settled('desktop', '', 'a/b')).toThrow("name a/b cannot contain '/'");
  expect(settled('desktop', '')).toContain("<boot dev='hd'/>");
});

test('what is watched is drawn by a card of VMware, and cards get addresses of its range', () => {
  const text = settled(
    'server',
    "<graphics type='vnc'/><interface type='bridge'><source bridge='b'/><model type='E1000'/></interface>",
  );
  expect(text).toContain("<model type='vmvga' vram='4096' heads='1' primary='yes'/>");
  expect(text).toContain("<mac address='00:0c:29:07:07:07'/>");
  expect(text).toContain("<model type='e1000'/>");
});

test('cards that libvirt does not know are refused, and where', () => {
  const card = "<interface type='bridge'><source bridge='b'/><model type='ne2k'/></interface>";
  expect(() => settled('server', card)).toThrow(
    expect.objectContaining({
      code: 'configUnsupported',
      path: '/domain/devices/interface[1]/model/@type',
    }),
  );
});
