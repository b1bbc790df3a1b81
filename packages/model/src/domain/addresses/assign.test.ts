import { describe, expect, test } from 'vitest';
import { parseDomain } from '../parse.ts';
import { assignAddresses, diskIndex } from './index.ts';
import type { Domain } from '../domain.ts';

const q35 = "<controller type='pci' index='0' model='pcie-root'/>";
const i440fx = "<controller type='pci' index='0' model='pci-root'/>";
const disk = (n: number) =>
  `<disk type='file'><target dev='vd${String.fromCharCode(97 + n)}' bus='virtio'/></disk>`;

function board(machine: string, devices: string): Domain {
  return parseDomain(
    `<domain type='qemu'><name>a</name><memory>1024</memory><os><type arch='x86_64' machine='${machine}'>hvm</type></os><devices>${devices}</devices></domain>`,
  );
}
const places = (domain: Domain) =>
  domain.devices.disks.map(({ address }) =>
    address?.type === 'pci' ? [address.bus, address.slot, address.function] : undefined,
  );

describe('assignAddresses()', () => {
  test('leaves its argument as it was', () => {
    const domain = board('pc', i440fx + disk(0));
    assignAddresses(domain);
    expect(domain.devices.disks[0]?.address).toBeUndefined();
  });

  test('fills slots of a conventional board from the second on', () => {
    expect(places(assignAddresses(board('pc', i440fx + disk(0) + disk(1))))).toEqual([
      [0, 2, 0],
      [0, 3, 0],
    ]);
  });

  test('adds a bridge when slots run out, and one free slot stays for it', () => {
    const many = Array.from({ length: 26 }, (_, n) => disk(n)).join('');
    const cards = "<sound model='ac97'/>".repeat(10);
    const { devices } = assignAddresses(board('pc', i440fx + many + cards));
    const bridge = devices.controllers.find((each) => each.type === 'pci' && each.model === 'pci-bridge');
    expect(bridge).toMatchObject({ index: 1, modelName: 'pci-bridge', target: { chassisNr: 1 } });
  });

  test('gives each Express device a port of its own, and one more for later', () => {
    const { devices } = assignAddresses(board('q35', q35 + disk(0)));
    const ports = devices.controllers.flatMap((each) =>
      each.type === 'pci' && each.model === 'pcie-root-port' ? [each] : [],
    );
    expect(ports.map(({ target }) => target?.port)).toEqual([8, 9]);
    expect(ports[0]?.address).toMatchObject({ slot: 1, function: 0, multifunction: true });
    expect(devices.disks[0]?.address).toMatchObject({ bus: 1, slot: 0 });
  });

  test('puts a conventional device on an Express board behind a bridge behind a port', () => {
    const { devices } = assignAddresses(board('q35', `${q35}<sound model='ac97'/>`));
    expect(devices.controllers.map((each) => (each.type === 'pci' ? each.model : ''))).toEqual([
      'pcie-root',
      'pcie-root-port',
      'pcie-to-pci-bridge',
      'pcie-root-port',
    ]);
    expect(devices.sounds[0]?.address).toMatchObject({ bus: 2, slot: 1 });
  });

  test.each([
    ["<address type='pci' slot='0x01'/>", 'Attempted double use of PCI Address 0000:00:01.0'],
    [
      "<address type='pci' domain='0x0001' slot='0x05'/>",
      'Invalid PCI address 0001:00:05.0. Only PCI domain 0 is available',
    ],
  ])('refuses %s on i440fx', (address, detail) => {
    const given = `<disk type='file'><target dev='vda' bus='virtio'/>${address}</disk>`;
    expect(() => assignAddresses(board('pc', i440fx + given))).toThrow(
      expect.objectContaining({ code: 'xmlError', detail }),
    );
  });

  test('finds a place for what is written into the first slot, whatever the function', () => {
    const given = `<disk type='file'><target dev='vda' bus='virtio'/><address type='pci' function='0x1'/></disk>`;
    const { devices } = assignAddresses(board('pc', i440fx + given));
    expect(devices.disks[0]?.address).toMatchObject({ bus: 0, slot: 2, function: 0 });
  });

  test('refuses a controller where it cannot be plugged', () => {
    const devices = `${q35}<controller type='pci' index='1' model='dmi-to-pci-bridge'/>
      <controller type='pci' index='2' model='pcie-root-port'><address type='pci' bus='0x01' slot='0x01'/></controller>`;
    expect(() => assignAddresses(board('q35', devices))).toThrow(
      expect.objectContaining({
        detail:
          "The device at PCI address 0000:01:01.0 cannot be plugged into the PCI controller with index='1'. It requires a controller that accepts a pcie-root-port.",
      }),
    );
  });

  test('refuses USB ports that are not there or taken', () => {
    const usb = "<controller type='usb' index='0' model='piix3-uhci'/>";
    const mouse = (address: string) => `<input type='mouse' bus='usb'>${address}</input>`;
    const at = (bus: number, port: string) => `<address type='usb' bus='${bus}' port='${port}'/>`;
    const refused = (devices: string, detail: string) =>
      expect(() => assignAddresses(board('pc', i440fx + usb + devices))).toThrow(
        expect.objectContaining({ detail }),
      );
    refused(mouse(at(1, '1')), 'USB bus 1 requested but no controller with that index is present');
    refused(mouse(at(0, '3')), 'requested USB port 3 not present on USB bus 0');
    refused(mouse(at(0, '1')) + mouse(at(0, '1')), 'Duplicate USB address bus 0 port 1');
  });

  test('adds a hub when USB devices outnumber ports', () => {
    const usb = "<controller type='usb' index='0' model='piix3-uhci'/>";
    const { devices } = assignAddresses(
      board('pc', i440fx + usb + "<input type='tablet' bus='usb'/>".repeat(3)),
    );
    expect(devices.hubs).toHaveLength(1);
    expect(devices.hubs[0]?.address).toMatchObject({ port: '1' });
    expect(devices.inputs.map(({ address }) => (address?.type === 'usb' ? address.port : ''))).toEqual([
      '2',
      '1.1',
      '1.2',
    ]);
  });
});

describe('diskIndex()', () => {
  test.each([
    ['vda', 0],
    ['sdz', 25],
    ['hdaa', 26],
    ['sdaaa', 702],
    ['xyz', undefined],
  ])('%s is %s', (name, index) => {
    expect(diskIndex(name)).toBe(index);
  });
});
