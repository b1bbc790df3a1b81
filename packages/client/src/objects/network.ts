/** Network, NetworkPort: the API's objects over the contract's methods. */
import type {
  NetworkDhcpLease,
  NetworkPortRef,
  NetworkRef,
  NetworkUpdateFlags,
  NetworkXMLFlags,
  TypedParam,
} from '@typevirt/driver';
import { paramValues, type ParamValues } from '../params.ts';
import { VirtObject, type CallOptions } from './virt-object.ts';

/** A virtual network. Made by a connection; a plain reference, so that it may outlive what it names. */
export class Network extends VirtObject<NetworkRef> {
  /**
   * Starts a defined network.
   *
   * @throws {VirtError} `operationInvalid` where it runs.
   * @source libvirt virNetworkCreate, since 0.2.0
   */
  create(options?: CallOptions): Promise<void> {
    return this.session.call('networkCreate', { net: this.ref }, 'virNetworkCreate', options);
  }

  /**
   * Stops a network; guests on it lose their link. A transient one is gone afterwards.
   *
   * @throws {VirtError} `operationInvalid` where it does not run.
   * @source libvirt virNetworkDestroy, since 0.2.0
   */
  destroy(options?: CallOptions): Promise<void> {
    return this.session.call('networkDestroy', { net: this.ref }, 'virNetworkDestroy', options);
  }

  /** @source libvirt virNetworkGetXMLDesc, since 0.2.0 */
  async getXmlDesc(flags: NetworkXMLFlags = 0, options?: CallOptions): Promise<string> {
    return (
      await this.session.call('networkGetXmlDesc', { net: this.ref, flags }, 'virNetworkGetXMLDesc', options)
    ).xml;
  }

  /** @source libvirt virNetworkGetAutostart, since 0.2.1 */
  async getAutostart(options?: CallOptions): Promise<boolean> {
    return (
      await this.session.call('networkGetAutostart', { net: this.ref }, 'virNetworkGetAutostart', options)
    ).autostart;
  }

  /** @source libvirt virNetworkGetBridgeName, since 0.2.0 */
  async getBridgeName(options?: CallOptions): Promise<string> {
    return (
      await this.session.call('networkGetBridgeName', { net: this.ref }, 'virNetworkGetBridgeName', options)
    ).name;
  }

  /** @source libvirt virNetworkSetAutostart, since 0.2.1 */
  setAutostart(autostart: boolean, options?: CallOptions): Promise<void> {
    return this.session.call(
      'networkSetAutostart',
      { net: this.ref, autostart },
      'virNetworkSetAutostart',
      options,
    );
  }

  /** @source libvirt virNetworkUndefine, since 0.2.0 */
  undefine(options?: CallOptions): Promise<void> {
    return this.session.call('networkUndefine', { net: this.ref }, 'virNetworkUndefine', options);
  }

  /** @source libvirt virNetworkIsActive, since 0.7.3 */
  async isActive(options?: CallOptions): Promise<boolean> {
    return (await this.session.call('networkIsActive', { net: this.ref }, 'virNetworkIsActive', options))
      .active;
  }

  /** @source libvirt virNetworkIsPersistent, since 0.7.3 */
  async isPersistent(options?: CallOptions): Promise<boolean> {
    return (
      await this.session.call('networkIsPersistent', { net: this.ref }, 'virNetworkIsPersistent', options)
    ).persistent;
  }

  /** @source libvirt virNetworkUpdate, since 0.10.2 */
  update(
    args: {
      readonly command: number;
      readonly section: number;
      readonly parentIndex: number;
      readonly xml: string;
    },
    flags: NetworkUpdateFlags = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.session.call('networkUpdate', { net: this.ref, ...args, flags }, 'virNetworkUpdate', options);
  }

  /** @source libvirt virNetworkGetDHCPLeases, since 1.2.6 */
  async getDhcpLeases(
    mac: string | null = null,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<readonly NetworkDhcpLease[]> {
    return (
      await this.session.call(
        'networkGetDhcpLeases',
        { net: this.ref, mac, flags },
        'virNetworkGetDHCPLeases',
        options,
      )
    ).leases;
  }

  /** @source libvirt virNetworkListAllPorts, since 5.5.0 */
  async listAllPorts(flags: number = 0, options?: CallOptions): Promise<NetworkPort[]> {
    return (
      await this.session.call(
        'networkListAllPorts',
        { network: this.ref, flags },
        'virNetworkListAllPorts',
        options,
      )
    ).ports.map((ref) => new NetworkPort(this.session, ref));
  }

  /** @source libvirt virNetworkPortLookupByUUID, since 5.5.0 */
  async portLookupByUuid(uuid: string, options?: CallOptions): Promise<NetworkPort> {
    return new NetworkPort(
      this.session,
      (
        await this.session.call(
          'networkPortLookupByUuid',
          { network: this.ref, uuid },
          'virNetworkPortLookupByUUID',
          options,
        )
      ).port,
    );
  }

  /** @source libvirt virNetworkPortCreateXML, since 5.5.0 */
  async portCreateXml(xml: string, flags: number = 0, options?: CallOptions): Promise<NetworkPort> {
    return new NetworkPort(
      this.session,
      (
        await this.session.call(
          'networkPortCreateXml',
          { network: this.ref, xml, flags },
          'virNetworkPortCreateXML',
          options,
        )
      ).port,
    );
  }

  /** @source libvirt virNetworkSetMetadata, since 9.7.0 */
  setMetadata(
    args: {
      readonly type: number;
      readonly metadata: string | null;
      readonly key: string | null;
      readonly uri: string | null;
    },
    flags: number = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.session.call(
      'networkSetMetadata',
      { network: this.ref, ...args, flags },
      'virNetworkSetMetadata',
      options,
    );
  }

  /** @source libvirt virNetworkGetMetadata, since 9.7.0 */
  async getMetadata(
    type: number,
    uri: string | null = null,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<string> {
    return (
      await this.session.call(
        'networkGetMetadata',
        { network: this.ref, type, uri, flags },
        'virNetworkGetMetadata',
        options,
      )
    ).metadata;
  }
}

/** A port of a virtual network. Made by a connection; a plain reference, so that it may outlive what it names. */
export class NetworkPort extends VirtObject<NetworkPortRef> {
  /** @source libvirt virNetworkPortGetParameters, since 5.5.0 */
  async getParameters(flags: number = 0, options?: CallOptions): Promise<ParamValues> {
    return paramValues(
      (
        await this.session.call(
          'networkPortGetParameters',
          { port: this.ref, flags },
          'virNetworkPortGetParameters',
          options,
        )
      ).params,
    );
  }

  /** @source libvirt virNetworkPortSetParameters, since 5.5.0 */
  setParameters(params: readonly TypedParam[], flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'networkPortSetParameters',
      { port: this.ref, params, flags },
      'virNetworkPortSetParameters',
      options,
    );
  }

  /** @source libvirt virNetworkPortGetXMLDesc, since 5.5.0 */
  async getXmlDesc(flags: number = 0, options?: CallOptions): Promise<string> {
    return (
      await this.session.call(
        'networkPortGetXmlDesc',
        { port: this.ref, flags },
        'virNetworkPortGetXMLDesc',
        options,
      )
    ).xml;
  }

  /** @source libvirt virNetworkPortDelete, since 5.5.0 */
  delete(flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call('networkPortDelete', { port: this.ref, flags }, 'virNetworkPortDelete', options);
  }
}
