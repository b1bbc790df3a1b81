/** Look-ups, lists and definitions of objects. */
import type {
  ConnectListAllDomainsFlags,
  ConnectListAllInterfacesFlags,
  ConnectListAllNetworksFlags,
  ConnectListAllSecretsFlags,
  ConnectListAllStoragePoolsFlags,
  DomainSaveImageXMLFlags,
  NodeDeviceCreateXMLFlags,
  NodeDeviceDefineXMLFlags,
  TypedParam,
} from '@typevirt/driver';
import { HostMethods } from './host-methods.ts';
import type { CallOptions } from './virt-object.ts';
import { Domain } from './domain.ts';
import { Interface } from './interface.ts';
import { Network } from './network.ts';
import { NodeDevice } from './node-device.ts';
import { NWFilter, NWFilterBinding } from './nwfilter.ts';
import { Secret } from './secret.ts';
import { StoragePool, StorageVol } from './storage.ts';

/** Look-ups, lists and definitions of objects. */
export class ConnectionMethods extends HostMethods {
  /** @source libvirt virDomainCreateXML, since 0.5.0 */
  async domainCreateXml(xmlDesc: string, flags: number = 0, options?: CallOptions): Promise<Domain> {
    return new Domain(
      this.session,
      (await this.session.call('domainCreateXml', { xmlDesc, flags }, 'virDomainCreateXML', options)).dom,
    );
  }

  /** @source libvirt virDomainLookupByID, since 0.0.3 */
  async domainLookupById(id: number, options?: CallOptions): Promise<Domain> {
    return new Domain(
      this.session,
      (await this.session.call('domainLookupById', { id }, 'virDomainLookupByID', options)).dom,
    );
  }

  /** @source libvirt virDomainLookupByName, since 0.0.3 */
  async domainLookupByName(name: string, options?: CallOptions): Promise<Domain> {
    return new Domain(
      this.session,
      (await this.session.call('domainLookupByName', { name }, 'virDomainLookupByName', options)).dom,
    );
  }

  /** @source libvirt virDomainLookupByUUID, since 0.0.5 */
  async domainLookupByUuid(uuid: string, options?: CallOptions): Promise<Domain> {
    return new Domain(
      this.session,
      (await this.session.call('domainLookupByUuid', { uuid }, 'virDomainLookupByUUID', options)).dom,
    );
  }

  /** @source libvirt virNetworkLookupByName, since 0.2.0 */
  async networkLookupByName(name: string, options?: CallOptions): Promise<Network> {
    return new Network(
      this.session,
      (await this.session.call('networkLookupByName', { name }, 'virNetworkLookupByName', options)).net,
    );
  }

  /** @source libvirt virNetworkLookupByUUID, since 0.2.0 */
  async networkLookupByUuid(uuid: string, options?: CallOptions): Promise<Network> {
    return new Network(
      this.session,
      (await this.session.call('networkLookupByUuid', { uuid }, 'virNetworkLookupByUUID', options)).net,
    );
  }

  /** @source libvirt virConnectFindStoragePoolSources, since 0.4.5 */
  async findStoragePoolSources(
    type: string,
    srcSpec: string | null = null,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<string> {
    return (
      await this.session.call(
        'connectFindStoragePoolSources',
        { type, srcSpec, flags },
        'virConnectFindStoragePoolSources',
        options,
      )
    ).xml;
  }

  /** @source libvirt virStoragePoolCreateXML, since 0.4.1 */
  async storagePoolCreateXml(xml: string, flags: number = 0, options?: CallOptions): Promise<StoragePool> {
    return new StoragePool(
      this.session,
      (await this.session.call('storagePoolCreateXml', { xml, flags }, 'virStoragePoolCreateXML', options))
        .pool,
    );
  }

  /** @source libvirt virStoragePoolDefineXML, since 0.4.1 */
  async storagePoolDefineXml(xml: string, flags: number = 0, options?: CallOptions): Promise<StoragePool> {
    return new StoragePool(
      this.session,
      (await this.session.call('storagePoolDefineXml', { xml, flags }, 'virStoragePoolDefineXML', options))
        .pool,
    );
  }

  /** @source libvirt virStoragePoolLookupByName, since 0.4.1 */
  async storagePoolLookupByName(name: string, options?: CallOptions): Promise<StoragePool> {
    return new StoragePool(
      this.session,
      (await this.session.call('storagePoolLookupByName', { name }, 'virStoragePoolLookupByName', options))
        .pool,
    );
  }

  /** @source libvirt virStoragePoolLookupByUUID, since 0.4.1 */
  async storagePoolLookupByUuid(uuid: string, options?: CallOptions): Promise<StoragePool> {
    return new StoragePool(
      this.session,
      (await this.session.call('storagePoolLookupByUuid', { uuid }, 'virStoragePoolLookupByUUID', options))
        .pool,
    );
  }

  /** @source libvirt virStorageVolLookupByKey, since 0.4.1 */
  async storageVolLookupByKey(key: string, options?: CallOptions): Promise<StorageVol> {
    return new StorageVol(
      this.session,
      (await this.session.call('storageVolLookupByKey', { key }, 'virStorageVolLookupByKey', options)).vol,
    );
  }

  /** @source libvirt virStorageVolLookupByPath, since 0.4.1 */
  async storageVolLookupByPath(path: string, options?: CallOptions): Promise<StorageVol> {
    return new StorageVol(
      this.session,
      (await this.session.call('storageVolLookupByPath', { path }, 'virStorageVolLookupByPath', options)).vol,
    );
  }

  /** @source libvirt virNodeDeviceLookupByName, since 0.5.0 */
  async nodeDeviceLookupByName(name: string, options?: CallOptions): Promise<NodeDevice> {
    return new NodeDevice(
      this.session,
      (await this.session.call('nodeDeviceLookupByName', { name }, 'virNodeDeviceLookupByName', options)).dev,
    );
  }

  /** @source libvirt virNodeDeviceCreateXML, since 0.6.3 */
  async nodeDeviceCreateXml(
    xmlDesc: string,
    flags: NodeDeviceCreateXMLFlags = 0,
    options?: CallOptions,
  ): Promise<NodeDevice> {
    return new NodeDevice(
      this.session,
      (await this.session.call('nodeDeviceCreateXml', { xmlDesc, flags }, 'virNodeDeviceCreateXML', options))
        .dev,
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

  /** @source libvirt virSecretLookupByUUID, since 0.7.1 */
  async secretLookupByUuid(uuid: string, options?: CallOptions): Promise<Secret> {
    return new Secret(
      this.session,
      (await this.session.call('secretLookupByUuid', { uuid }, 'virSecretLookupByUUID', options)).secret,
    );
  }

  /** @source libvirt virSecretDefineXML, since 0.7.1 */
  async secretDefineXml(xml: string, flags: number = 0, options?: CallOptions): Promise<Secret> {
    return new Secret(
      this.session,
      (await this.session.call('secretDefineXml', { xml, flags }, 'virSecretDefineXML', options)).secret,
    );
  }

  /** @source libvirt virSecretLookupByUsage, since 0.7.1 */
  async secretLookupByUsage(usageType: number, usageID: string, options?: CallOptions): Promise<Secret> {
    return new Secret(
      this.session,
      (
        await this.session.call(
          'secretLookupByUsage',
          { usageType, usageID },
          'virSecretLookupByUsage',
          options,
        )
      ).secret,
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

  /** @source libvirt virDomainRestoreFlags, since 0.9.4 */
  domainRestore(
    from: string,
    dxml: string | null = null,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.session.call('domainRestore', { from, dxml, flags }, 'virDomainRestoreFlags', options);
  }

  /** @source libvirt virDomainSaveImageGetXMLDesc, since 0.9.4 */
  async domainSaveImageGetXmlDesc(
    file: string,
    flags: DomainSaveImageXMLFlags = 0,
    options?: CallOptions,
  ): Promise<string> {
    return (
      await this.session.call(
        'domainSaveImageGetXmlDesc',
        { file, flags },
        'virDomainSaveImageGetXMLDesc',
        options,
      )
    ).xml;
  }

  /** @source libvirt virDomainSaveImageDefineXML, since 0.9.4 */
  domainSaveImageDefineXml(
    file: string,
    dxml: string,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.session.call(
      'domainSaveImageDefineXml',
      { file, dxml, flags },
      'virDomainSaveImageDefineXML',
      options,
    );
  }

  /** @source libvirt virConnectListAllDomains, since 0.9.13 */
  async listAllDomains(flags: ConnectListAllDomainsFlags = 0, options?: CallOptions): Promise<Domain[]> {
    return (
      await this.session.call('connectListAllDomains', { flags }, 'virConnectListAllDomains', options)
    ).domains.map((ref) => new Domain(this.session, ref));
  }

  /** @source libvirt virConnectListAllStoragePools, since 0.10.2 */
  async listAllStoragePools(
    flags: ConnectListAllStoragePoolsFlags = 0,
    options?: CallOptions,
  ): Promise<StoragePool[]> {
    return (
      await this.session.call(
        'connectListAllStoragePools',
        { flags },
        'virConnectListAllStoragePools',
        options,
      )
    ).pools.map((ref) => new StoragePool(this.session, ref));
  }

  /** @source libvirt virConnectListAllNetworks, since 0.10.2 */
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

  /** @source libvirt virConnectListAllNodeDevices, since 0.10.2 */
  async listAllNodeDevices(flags: number = 0, options?: CallOptions): Promise<NodeDevice[]> {
    return (
      await this.session.call('connectListAllNodeDevices', { flags }, 'virConnectListAllNodeDevices', options)
    ).devices.map((ref) => new NodeDevice(this.session, ref));
  }

  /** @source libvirt virConnectListAllNWFilters, since 0.10.2 */
  async listAllNwfilters(flags: number = 0, options?: CallOptions): Promise<NWFilter[]> {
    return (
      await this.session.call('connectListAllNwfilters', { flags }, 'virConnectListAllNWFilters', options)
    ).filters.map((ref) => new NWFilter(this.session, ref));
  }

  /** @source libvirt virConnectListAllSecrets, since 0.10.2 */
  async listAllSecrets(flags: ConnectListAllSecretsFlags = 0, options?: CallOptions): Promise<Secret[]> {
    return (
      await this.session.call('connectListAllSecrets', { flags }, 'virConnectListAllSecrets', options)
    ).secrets.map((ref) => new Secret(this.session, ref));
  }

  /** @source libvirt virNodeDeviceLookupSCSIHostByWWN, since 1.0.3 */
  async nodeDeviceLookupScsiHostByWwn(
    wwnn: string,
    wwpn: string,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<NodeDevice> {
    return new NodeDevice(
      this.session,
      (
        await this.session.call(
          'nodeDeviceLookupScsiHostByWwn',
          { wwnn, wwpn, flags },
          'virNodeDeviceLookupSCSIHostByWWN',
          options,
        )
      ).dev,
    );
  }

  /** @source libvirt virDomainDefineXMLFlags, since 1.2.12 */
  async domainDefineXml(xml: string, flags: number = 0, options?: CallOptions): Promise<Domain> {
    return new Domain(
      this.session,
      (await this.session.call('domainDefineXml', { xml, flags }, 'virDomainDefineXMLFlags', options)).dom,
    );
  }

  /** @source libvirt virStoragePoolLookupByTargetPath, since 4.1.0 */
  async storagePoolLookupByTargetPath(path: string, options?: CallOptions): Promise<StoragePool> {
    return new StoragePool(
      this.session,
      (
        await this.session.call(
          'storagePoolLookupByTargetPath',
          { path },
          'virStoragePoolLookupByTargetPath',
          options,
        )
      ).pool,
    );
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

  /** @source libvirt virConnectGetStoragePoolCapabilities, since 5.2.0 */
  async getStoragePoolCapabilities(flags: number = 0, options?: CallOptions): Promise<string> {
    return (
      await this.session.call(
        'connectGetStoragePoolCapabilities',
        { flags },
        'virConnectGetStoragePoolCapabilities',
        options,
      )
    ).capabilities;
  }

  /** @source libvirt virNodeDeviceDefineXML, since 7.3.0 */
  async nodeDeviceDefineXml(
    xmlDesc: string,
    flags: NodeDeviceDefineXMLFlags = 0,
    options?: CallOptions,
  ): Promise<NodeDevice> {
    return new NodeDevice(
      this.session,
      (await this.session.call('nodeDeviceDefineXml', { xmlDesc, flags }, 'virNodeDeviceDefineXML', options))
        .dev,
    );
  }

  /** @source libvirt virNWFilterDefineXMLFlags, since 7.7.0 */
  async nwfilterDefineXml(xml: string, flags: number = 0, options?: CallOptions): Promise<NWFilter> {
    return new NWFilter(
      this.session,
      (await this.session.call('nwfilterDefineXml', { xml, flags }, 'virNWFilterDefineXMLFlags', options))
        .nwfilter,
    );
  }

  /** @source libvirt virNetworkDefineXMLFlags, since 7.7.0 */
  async networkDefineXml(xml: string, flags: number = 0, options?: CallOptions): Promise<Network> {
    return new Network(
      this.session,
      (await this.session.call('networkDefineXml', { xml, flags }, 'virNetworkDefineXMLFlags', options)).net,
    );
  }

  /** @source libvirt virNetworkCreateXMLFlags, since 7.8.0 */
  async networkCreateXml(xml: string, flags: number = 0, options?: CallOptions): Promise<Network> {
    return new Network(
      this.session,
      (await this.session.call('networkCreateXml', { xml, flags }, 'virNetworkCreateXMLFlags', options)).net,
    );
  }

  /** @source libvirt virDomainRestoreParams, since 8.4.0 */
  domainRestoreParams(
    params: readonly TypedParam[],
    flags: number = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.session.call('domainRestoreParams', { params, flags }, 'virDomainRestoreParams', options);
  }

  /** @source libvirt virDomainQemuAttach, since 0.9.4 */
  async qemuAttach(pidValue: number, flags: number = 0, options?: CallOptions): Promise<Domain> {
    return new Domain(
      this.session,
      (await this.session.call('qemuDomainAttach', { pidValue, flags }, 'virDomainQemuAttach', options)).dom,
    );
  }
}
