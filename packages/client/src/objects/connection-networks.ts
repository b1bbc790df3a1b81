/** Look-ups, lists and definitions of networks, interfaces and filters. */
import type { ConnectListAllInterfacesFlags, ConnectListAllNetworksFlags } from '@typevirt/driver';
import { ConnectionStorage } from './connection-storage.ts';
import { Interface } from './interface.ts';
import { Network } from './network.ts';
import { NWFilter, NWFilterBinding } from './nwfilter.ts';
import type { CallOptions } from './virt-object.ts';

/** Look-ups, lists and definitions of networks, interfaces and filters. */
export class ConnectionNetworks extends ConnectionStorage {
  /**
   * @throws {VirtError} `noNetwork` where none has the name.
   * @source libvirt virNetworkLookupByName, since 0.2.0
   */
  async networkLookupByName(name: string, options?: CallOptions): Promise<Network> {
    return new Network(
      this.session,
      (await this.session.call('networkLookupByName', { name }, 'virNetworkLookupByName', options)).net,
    );
  }

  /**
   * @throws {VirtError} `noNetwork` where none has it.
   * @source libvirt virNetworkLookupByUUID, since 0.2.0
   */
  async networkLookupByUuid(uuid: string, options?: CallOptions): Promise<Network> {
    return new Network(
      this.session,
      (await this.session.call('networkLookupByUuid', { uuid }, 'virNetworkLookupByUUID', options)).net,
    );
  }

  /** @source libvirt virInterfaceLookupByName, since 0.6.4 */
  async interfaceLookupByName(name: string, options?: CallOptions): Promise<Interface> {
    return new Interface(
      this.session,
      (await this.session.call('interfaceLookupByName', { name }, 'virInterfaceLookupByName', options)).iface,
    );
  }

  /** @source libvirt virInterfaceLookupByMACString, since 0.6.4 */
  async interfaceLookupByMacString(mac: string, options?: CallOptions): Promise<Interface> {
    return new Interface(
      this.session,
      (
        await this.session.call(
          'interfaceLookupByMacString',
          { mac },
          'virInterfaceLookupByMACString',
          options,
        )
      ).iface,
    );
  }

  /** @source libvirt virInterfaceDefineXML, since 0.6.4 */
  async interfaceDefineXml(xml: string, flags: number = 0, options?: CallOptions): Promise<Interface> {
    return new Interface(
      this.session,
      (await this.session.call('interfaceDefineXml', { xml, flags }, 'virInterfaceDefineXML', options)).iface,
    );
  }

  /** @source libvirt virNWFilterLookupByName, since 0.8.0 */
  async nwfilterLookupByName(name: string, options?: CallOptions): Promise<NWFilter> {
    return new NWFilter(
      this.session,
      (await this.session.call('nwfilterLookupByName', { name }, 'virNWFilterLookupByName', options))
        .nwfilter,
    );
  }

  /** @source libvirt virNWFilterLookupByUUID, since 0.8.0 */
  async nwfilterLookupByUuid(uuid: string, options?: CallOptions): Promise<NWFilter> {
    return new NWFilter(
      this.session,
      (await this.session.call('nwfilterLookupByUuid', { uuid }, 'virNWFilterLookupByUUID', options))
        .nwfilter,
    );
  }

  /** @source libvirt virInterfaceChangeBegin, since 0.9.2 */
  interfaceChangeBegin(flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call('interfaceChangeBegin', { flags }, 'virInterfaceChangeBegin', options);
  }

  /** @source libvirt virInterfaceChangeCommit, since 0.9.2 */
  interfaceChangeCommit(flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call('interfaceChangeCommit', { flags }, 'virInterfaceChangeCommit', options);
  }

  /** @source libvirt virInterfaceChangeRollback, since 0.9.2 */
  interfaceChangeRollback(flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call('interfaceChangeRollback', { flags }, 'virInterfaceChangeRollback', options);
  }

  /**
   * All networks, or those that the flags pick.
   *
   * @param flags `ConnectListAllNetworksFlags`; bits of one group are alternatives.
   * @source libvirt virConnectListAllNetworks, since 0.10.2
   */
  async listAllNetworks(flags: ConnectListAllNetworksFlags = 0, options?: CallOptions): Promise<Network[]> {
    return (
      await this.session.call('connectListAllNetworks', { flags }, 'virConnectListAllNetworks', options)
    ).nets.map((ref) => new Network(this.session, ref));
  }

  /** @source libvirt virConnectListAllInterfaces, since 0.10.2 */
  async listAllInterfaces(
    flags: ConnectListAllInterfacesFlags = 0,
    options?: CallOptions,
  ): Promise<Interface[]> {
    return (
      await this.session.call('connectListAllInterfaces', { flags }, 'virConnectListAllInterfaces', options)
    ).ifaces.map((ref) => new Interface(this.session, ref));
  }

  /** @source libvirt virConnectListAllNWFilters, since 0.10.2 */
  async listAllNwfilters(flags: number = 0, options?: CallOptions): Promise<NWFilter[]> {
    return (
      await this.session.call('connectListAllNwfilters', { flags }, 'virConnectListAllNWFilters', options)
    ).filters.map((ref) => new NWFilter(this.session, ref));
  }

  /** @source libvirt virNWFilterBindingLookupByPortDev, since 4.5.0 */
  async nwfilterBindingLookupByPortDev(name: string, options?: CallOptions): Promise<NWFilterBinding> {
    return new NWFilterBinding(
      this.session,
      (
        await this.session.call(
          'nwfilterBindingLookupByPortDev',
          { name },
          'virNWFilterBindingLookupByPortDev',
          options,
        )
      ).nwfilter,
    );
  }

  /** @source libvirt virNWFilterBindingCreateXML, since 4.5.0 */
  async nwfilterBindingCreateXml(
    xml: string,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<NWFilterBinding> {
    return new NWFilterBinding(
      this.session,
      (
        await this.session.call(
          'nwfilterBindingCreateXml',
          { xml, flags },
          'virNWFilterBindingCreateXML',
          options,
        )
      ).nwfilter,
    );
  }

  /** @source libvirt virConnectListAllNWFilterBindings, since 4.5.0 */
  async listAllNwfilterBindings(flags: number = 0, options?: CallOptions): Promise<NWFilterBinding[]> {
    return (
      await this.session.call(
        'connectListAllNwfilterBindings',
        { flags },
        'virConnectListAllNWFilterBindings',
        options,
      )
    ).bindings.map((ref) => new NWFilterBinding(this.session, ref));
  }

  /** @source libvirt virNWFilterDefineXMLFlags, since 7.7.0 */
  async nwfilterDefineXml(xml: string, flags?: number, options?: CallOptions): Promise<NWFilter> {
    const api = flags === undefined ? 'virNWFilterDefineXML' : 'virNWFilterDefineXMLFlags';
    return new NWFilter(
      this.session,
      (await this.session.call('nwfilterDefineXml', { xml, flags: flags ?? 0 }, api, options)).nwfilter,
    );
  }

  /**
   * Keeps the definition of a network; `create` of the network starts it.
   *
   * @param xml A `<network>`.
   * @param flags `NetworkDefineFlags`; `validate` refuses what the schema does not know.
   * @throws {VirtError} `xmlError`; `operationFailed` where only one of name and uuid match.
   * @source libvirt virNetworkDefineXMLFlags, since 7.7.0
   */
  async networkDefineXml(xml: string, flags: number = 0, options?: CallOptions): Promise<Network> {
    return new Network(
      this.session,
      (await this.session.call('networkDefineXml', { xml, flags }, 'virNetworkDefineXMLFlags', options)).net,
    );
  }

  /**
   * Starts a network that is gone when it is destroyed.
   *
   * @param xml A `<network>`.
   * @param flags `NetworkCreateFlags`.
   * @source libvirt virNetworkCreateXMLFlags, since 7.8.0
   */
  async networkCreateXml(xml: string, flags: number = 0, options?: CallOptions): Promise<Network> {
    return new Network(
      this.session,
      (await this.session.call('networkCreateXml', { xml, flags }, 'virNetworkCreateXMLFlags', options)).net,
    );
  }
}
