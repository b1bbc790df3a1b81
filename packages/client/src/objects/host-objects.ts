/** Look-ups, lists and definitions of node devices and secrets. */
import {
  VirtError,
  type ConnectListAllSecretsFlags,
  type NodeDeviceCreateXMLFlags,
  type NodeDeviceDefineXMLFlags,
} from '@typevirt/driver';
import { ConnectionNetworks } from './connection-networks.ts';
import { NodeDevice } from './node-device.ts';
import { Secret } from './secret.ts';
import type { CallOptions } from './virt-object.ts';

/** Look-ups, lists and definitions of node devices and secrets. */
export class HostObjects extends ConnectionNetworks {
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

  /** @source libvirt virSecretLookupByUUID, since 0.7.1 */
  async secretLookupByUuid(uuid: string, options?: CallOptions): Promise<Secret> {
    if (!/^[0-9a-f]{32}$/i.test(uuid.replaceAll('-', '')))
      throw new VirtError('invalidArg', 'uuidstr in virSecretLookupByUUIDString must be a valid UUID', {
        verbatim: true,
      });
    return new Secret(
      this.session,
      (await this.session.call('secretLookupByUuid', { uuid }, 'virSecretLookupByUUID', options)).secret,
    );
  }

  /**
   * Keeps the description of a secret; its value is set apart from it.
   *
   * @param xml A `<secret>`.
   * @throws {VirtError} `xmlError`; `internalError` where its usage is another's.
   * @source libvirt virSecretDefineXML, since 0.7.1
   */
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

  /**
   * The host's devices, or those that the flags pick.
   *
   * @param flags `ConnectListAllNodeDeviceFlags`; capabilities are alternatives.
   * @source libvirt virConnectListAllNodeDevices, since 0.10.2
   */
  async listAllNodeDevices(flags: number = 0, options?: CallOptions): Promise<NodeDevice[]> {
    return (
      await this.session.call('connectListAllNodeDevices', { flags }, 'virConnectListAllNodeDevices', options)
    ).devices.map((ref) => new NodeDevice(this.session, ref));
  }

  /**
   * All secrets, or those that the flags pick; their values are not told.
   *
   * @param flags `ConnectListAllSecretsFlags`.
   * @source libvirt virConnectListAllSecrets, since 0.10.2
   */
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
}
