/** Network interfaces of the host. */
import { describe, expect, test } from 'vitest';
import { connect, refused, type ConformanceOptions } from './harness.ts';

const mac = 'aa:bb:cc:dd:ee:07';
const xml = `<interface type='ethernet' name='eth7'><start mode='none'/><mac address='${mac}'/><protocol family='ipv4'><dhcp/></protocol></interface>`;

export function interfaces(options: ConformanceOptions): void {
  const { errorDomain: domain } = options;
  describe('interfaces', () => {
    test('an interface is defined, brought up, down and undefined', async () => {
      const api = await connect(options);
      const { iface } = await api.interfaceDefineXml({ xml, flags: 0 });
      expect(iface).toEqual({ name: 'eth7', mac });
      expect(await api.interfaceIsActive({ iface })).toEqual({ active: false });
      await api.interfaceCreate({ iface, flags: 0 });
      await refused(api.interfaceCreate({ iface, flags: 0 }), { code: 'operationInvalid', domain });
      expect(await api.interfaceIsActive({ iface })).toEqual({ active: true });
      await api.interfaceDestroy({ iface, flags: 0 });
      await refused(api.interfaceDestroy({ iface, flags: 0 }), { code: 'operationInvalid', domain });
      await api.interfaceUndefine({ iface });
      await refused(api.interfaceLookupByName({ name: 'eth7' }), {
        code: 'noInterface',
        domain,
        message: "Interface not found: no interface with matching name 'eth7'",
      });
    });

    test('interfaces are found by name and address, listed and told', async () => {
      const api = await connect(options);
      const { iface } = await api.interfaceLookupByName({ name: 'eth1' });
      expect(await api.interfaceLookupByMacString({ mac: iface.mac })).toEqual({ iface });
      await api.interfaceDefineXml({ xml, flags: 0 });
      const names = async (flags: number) =>
        (await api.connectListAllInterfaces({ flags })).ifaces.map(({ name }) => name).sort();
      expect([await names(0), await names(1), await names(2)]).toEqual([
        ['eth1', 'eth7'],
        ['eth7'],
        ['eth1'],
      ]);
      expect(await api.interfaceGetXmlDesc({ iface, flags: 0 })).toEqual({
        xml: `<interface type='ethernet' name='eth1'>
  <start mode='onboot'/>
  <mtu size='1492'/>
  <protocol family='ipv4'>
    <ip address='192.168.0.5' prefix='24'/>
    <route gateway='192.168.0.1'/>
  </protocol>
  <mac address='aa:bb:cc:dd:ee:ff'/>
</interface>
`,
      });
    });

    test('two interfaces of one address are not told apart', async () => {
      const api = await connect(options);
      await api.interfaceDefineXml({ xml: xml.replace(mac, 'aa:bb:cc:dd:ee:ff'), flags: 0 });
      await refused(api.interfaceLookupByMacString({ mac: 'aa:bb:cc:dd:ee:ff' }), {
        code: 'multipleInterfaces',
        domain,
      });
    });

    test('a change is taken back as a whole, or kept', async () => {
      const api = await connect(options);
      const names = async () =>
        (await api.connectListAllInterfaces({ flags: 0 })).ifaces.map(({ name }) => name).sort();
      await api.interfaceChangeBegin({ flags: 0 });
      await refused(api.interfaceChangeBegin({ flags: 0 }), {
        code: 'operationInvalid',
        domain,
        message: 'Requested operation is not valid: there is another transaction running.',
      });
      await api.interfaceDefineXml({ xml, flags: 0 });
      expect(await names()).toEqual(['eth1', 'eth7']);
      await api.interfaceChangeRollback({ flags: 0 });
      expect(await names()).toEqual(['eth1']);
      await api.interfaceChangeBegin({ flags: 0 });
      await api.interfaceDefineXml({ xml, flags: 0 });
      await api.interfaceChangeCommit({ flags: 0 });
      expect(await names()).toEqual(['eth1', 'eth7']);
      await refused(api.interfaceChangeCommit({ flags: 0 }), {
        code: 'operationInvalid',
        domain,
        message: 'Requested operation is not valid: no transaction running, nothing to be committed.',
      });
    });
  });
}
