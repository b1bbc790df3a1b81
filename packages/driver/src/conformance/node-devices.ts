/** Devices of the host, and virtual adapters below them. */
import { describe, expect, test } from 'vitest';
import { connect, refused, untilHeard, type ConformanceOptions } from './harness.ts';

function adapterXml(parent: string): string {
  return `<device><parent>${parent}</parent><capability type='scsi_host'><capability type='fc_host'>
    <wwnn>2000000012341299</wwnn><wwpn>1000000012341299</wwpn></capability></capability></device>`;
}
const kind = { system: 1, pci: 2, vports: 0x400 } as const;

export function nodeDevices(options: ConformanceOptions): void {
  const { errorDomain: domain } = options;
  describe('node devices', () => {
    test('devices are listed by kind, found by name, and told', async () => {
      const api = await connect(options);
      const names = async (flags: number) =>
        (await api.connectListAllNodeDevices({ flags })).devices.map(({ name }) => name).sort();
      expect(await names(0)).toEqual(['computer', 'scsi_host1', 'scsi_host11', 'scsi_host2']);
      expect([await names(kind.system), await names(kind.pci), await names(kind.vports)]).toEqual([
        ['computer'],
        [],
        ['scsi_host1', 'scsi_host2'],
      ]);
      expect((await api.nodeDeviceLookupByName({ name: 'scsi_host1' })).dev).toEqual({ name: 'scsi_host1' });
      expect(await api.nodeDeviceGetParent({ name: 'scsi_host1' })).toEqual({ parentName: 'computer' });
      expect(await api.nodeDeviceGetParent({ name: 'computer' })).toEqual({ parentName: null });
      expect((await api.nodeDeviceListCaps({ name: 'scsi_host1' })).names).toEqual(['scsi_host']);
      expect((await api.nodeDeviceGetXmlDesc({ name: 'scsi_host2', flags: 0 })).xml).toBe(`<device>
  <name>scsi_host2</name>
  <parent>computer</parent>
  <capability type='scsi_host'>
    <host>2</host>
    <unique_id>1</unique_id>
    <capability type='fc_host'>
      <wwnn>2000000056785678</wwnn>
      <wwpn>1000000056785678</wwpn>
      <fabric_wwn>2000000087658765</fabric_wwn>
    </capability>
    <capability type='vport_ops'>
      <max_vports>0</max_vports>
      <vports>0</vports>
    </capability>
  </capability>
</device>
`);
    });

    test('a virtual adapter is made and destroyed, and both are told', async () => {
      const api = await connect(options);
      const seen: unknown[] = [];
      api.events.on('nodeDevice', 'lifecycle', ({ dev: { name }, event }) => seen.push([name, event]));
      await untilHeard(api);
      const { dev } = await api.nodeDeviceCreateXml({ xmlDesc: adapterXml('scsi_host1'), flags: 0 });
      expect(dev).toEqual({ name: 'scsi_host12' });
      await api.nodeDeviceDestroy(dev);
      await expect
        .poll(() => seen)
        .toEqual([
          ['scsi_host12', 0],
          ['scsi_host12', 1],
        ]);
      await refused(api.nodeDeviceGetXmlDesc({ ...dev, flags: 0 }), {
        code: 'noNodeDevice',
        domain,
        message: "Node device not found: no node device with matching name 'scsi_host12'",
      });
    });

    test.each([
      ['nowhere', "Could not find parent device for 'new device'"],
      ['computer', 'Parent device computer is not capable of vport operations'],
    ])('an adapter below %s is refused', async (parent, detail) => {
      const api = await connect(options);
      await refused(api.nodeDeviceCreateXml({ xmlDesc: adapterXml(parent), flags: 0 }), {
        code: 'internalError',
        domain: 'nodedev',
        message: `internal error: ${detail}`,
      });
    });
  });
}
