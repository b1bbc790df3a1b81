/** Virtual networks. */
import { describe, expect, test } from 'vitest';
import { connect, refused, untilHeard, type ConformanceOptions } from './harness.ts';

function networkXml(name: string, uuid = ''): string {
  return `<network><name>${name}</name>${uuid}<forward mode='nat'/><bridge name='br-${name}'/>
    <ip address='10.9.1.1' netmask='255.255.255.0'><dhcp><range start='10.9.1.2' end='10.9.1.99'/></dhcp></ip></network>`;
}

export function networks(options: ConformanceOptions): void {
  const { errorDomain: domain } = options;
  describe('networks', () => {
    test('a network lives from definition to undefinition, and tells of it', async () => {
      const api = await connect(options);
      const seen: number[] = [];
      api.events.on('network', 'lifecycle', ({ event }) => seen.push(event));
      await untilHeard(api);
      const { net } = await api.networkDefineXml({ xml: networkXml('one'), flags: 0 });
      expect(await api.networkIsActive({ net })).toEqual({ active: false });
      await api.networkCreate({ net });
      expect(await api.networkIsActive({ net })).toEqual({ active: true });
      expect(await api.networkGetBridgeName({ net })).toEqual({ name: 'br-one' });
      await refused(api.networkCreate({ net }), {
        code: 'operationInvalid',
        domain,
        message: "Requested operation is not valid: Network 'one' is already running",
      });
      await refused(api.networkUndefine({ net }), {
        code: 'operationInvalid',
        domain,
        message: "Requested operation is not valid: Network 'one' is still running",
      });
      await api.networkDestroy({ net });
      await api.networkUndefine({ net });
      await expect.poll(() => seen).toEqual([0, 2, 3, 1]);
      await refused(api.networkLookupByName({ name: 'one' }), {
        code: 'noNetwork',
        domain,
        message: "Network not found: no network with matching name 'one'",
      });
    });

    test('a network is told as libvirt tells it', async () => {
      const api = await connect(options);
      const { net } = await api.networkLookupByName({ name: 'default' });
      expect(await api.networkLookupByUuid({ uuid: net.uuid })).toEqual({ net });
      expect(await api.networkGetXmlDesc({ net, flags: 0 })).toEqual({
        xml: `<network>
  <name>default</name>
  <uuid>dd8fe884-6c02-601e-7551-cca97df1c5df</uuid>
  <forward mode='nat'/>
  <bridge name='virbr0' stp='on' delay='0'/>
  <ip address='192.168.122.1' netmask='255.255.255.0'>
    <dhcp>
      <range start='192.168.122.2' end='192.168.122.254'/>
    </dhcp>
  </ip>
</network>
`,
      });
    });

    test('a transient network is gone when it stops; lists choose', async () => {
      const api = await connect(options);
      const { net } = await api.networkCreateXml({ xml: networkXml('passing'), flags: 0 });
      const names = async (flags: number) =>
        (await api.connectListAllNetworks({ flags })).nets.map(({ name }) => name).sort();
      expect([await names(0), await names(8)]).toEqual([['default', 'passing'], ['passing']]);
      expect(await api.networkIsPersistent({ net })).toEqual({ persistent: false });
      await api.networkDestroy({ net });
      expect(await names(0)).toEqual(['default']);
    });

    test('name and uuid belong together', async () => {
      const api = await connect(options);
      const { net } = await api.networkDefineXml({ xml: networkXml('first'), flags: 0 });
      await refused(api.networkDefineXml({ xml: networkXml('first'), flags: 0 }), {
        code: 'operationFailed',
        domain: 'network',
        message: `operation failed: network 'first' already exists with uuid ${net.uuid}`,
      });
      const other = networkXml('other', `<uuid>${net.uuid}</uuid>`);
      await refused(api.networkDefineXml({ xml: other, flags: 0 }), {
        code: 'operationFailed',
        domain: 'network',
        message: `operation failed: network 'first' is already defined with uuid ${net.uuid}`,
      });
      await api.networkSetAutostart({ net, autostart: true });
      expect(await api.networkGetAutostart({ net })).toEqual({ autostart: true });
    });

    test('networkUpdate() adds and removes what the DHCP server hands out', async () => {
      const api = await connect(options);
      const { net } = await api.networkLookupByName({ name: 'default' });
      const xml = "<host mac='00:16:3e:77:e2:ed' ip='192.168.122.4'/>";
      const host = { net, section: 4, parentIndex: -1, xml, flags: 1 };
      await api.networkUpdate({ ...host, command: 3 });
      expect((await api.networkGetXmlDesc({ net, flags: 0 })).xml).toContain(xml);
      await refused(api.networkUpdate({ ...host, command: 3 }), {
        code: 'operationInvalid',
        domain: 'network',
      });
      await api.networkUpdate({ ...host, command: 2 });
      await refused(api.networkUpdate({ ...host, command: 2 }), {
        code: 'operationInvalid',
        domain: 'network',
        message:
          "Requested operation is not valid: couldn't locate a matching dhcp host entry in network 'default'",
      });
    });

    test('leases and ports are refused where the driver lacks them', async () => {
      const api = await connect(options);
      const { net } = await api.networkLookupByName({ name: 'default' });
      const leases = api.networkGetDhcpLeases({ net, mac: null, needResults: 1, flags: 0 } as never);
      await refused(leases, { code: 'noSupport' });
      await refused(api.networkListAllPorts({ network: net, needResults: 1, flags: 0 } as never), {
        code: 'noSupport',
      });
    });
  });
}
