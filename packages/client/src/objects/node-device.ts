/** NodeDevice: the API's objects over the contract's methods. */
import type { NodeDeviceRef, NodeDeviceUpdateFlags, NodeDeviceXMLFlags } from '@typevirt/driver';
import { VirtObject, type CallOptions } from './virt-object.ts';

/** A device of the host. Made by a connection; a plain reference, so that it may outlive what it names. */
export class NodeDevice extends VirtObject<NodeDeviceRef> {
  /** @source libvirt virNodeDeviceGetXMLDesc, since 0.5.0 */
  async getXmlDesc(flags: NodeDeviceXMLFlags = 0, options?: CallOptions): Promise<string> {
    return (
      await this.session.call(
        'nodeDeviceGetXmlDesc',
        { name: this.ref.name, flags },
        'virNodeDeviceGetXMLDesc',
        options,
      )
    ).xml;
  }

  /** @source libvirt virNodeDeviceGetParent, since 0.5.0 */
  async getParent(options?: CallOptions): Promise<string | null> {
    return (
      await this.session.call(
        'nodeDeviceGetParent',
        { name: this.ref.name },
        'virNodeDeviceGetParent',
        options,
      )
    ).parentName;
  }

  /** @source libvirt virNodeDeviceListCaps, since 0.5.0 */
  async listCaps(options?: CallOptions): Promise<readonly string[]> {
    return (
      await this.session.call('nodeDeviceListCaps', { name: this.ref.name }, 'virNodeDeviceListCaps', options)
    ).names;
  }

  /** @source libvirt virNodeDeviceReAttach, since 0.6.1 */
  reAttach(options?: CallOptions): Promise<void> {
    return this.session.call('nodeDeviceReAttach', { name: this.ref.name }, 'virNodeDeviceReAttach', options);
  }

  /** @source libvirt virNodeDeviceReset, since 0.6.1 */
  reset(options?: CallOptions): Promise<void> {
    return this.session.call('nodeDeviceReset', { name: this.ref.name }, 'virNodeDeviceReset', options);
  }

  /** @source libvirt virNodeDeviceDestroy, since 0.6.3 */
  destroy(options?: CallOptions): Promise<void> {
    return this.session.call('nodeDeviceDestroy', { name: this.ref.name }, 'virNodeDeviceDestroy', options);
  }

  /** @source libvirt virNodeDeviceDetachFlags, since 1.0.5 */
  detach(driverName: string | null = null, flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'nodeDeviceDetach',
      { name: this.ref.name, driverName, flags },
      'virNodeDeviceDetachFlags',
      options,
    );
  }

  /** @source libvirt virNodeDeviceUndefine, since 7.3.0 */
  undefine(flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'nodeDeviceUndefine',
      { name: this.ref.name, flags },
      'virNodeDeviceUndefine',
      options,
    );
  }

  /** @source libvirt virNodeDeviceCreate, since 7.3.0 */
  create(flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'nodeDeviceCreate',
      { name: this.ref.name, flags },
      'virNodeDeviceCreate',
      options,
    );
  }

  /** @source libvirt virNodeDeviceGetAutostart, since 7.8.0 */
  async getAutostart(options?: CallOptions): Promise<boolean> {
    return (
      await this.session.call(
        'nodeDeviceGetAutostart',
        { name: this.ref.name },
        'virNodeDeviceGetAutostart',
        options,
      )
    ).autostart;
  }

  /** @source libvirt virNodeDeviceSetAutostart, since 7.8.0 */
  setAutostart(autostart: boolean, options?: CallOptions): Promise<void> {
    return this.session.call(
      'nodeDeviceSetAutostart',
      { name: this.ref.name, autostart },
      'virNodeDeviceSetAutostart',
      options,
    );
  }

  /** @source libvirt virNodeDeviceIsPersistent, since 7.8.0 */
  async isPersistent(options?: CallOptions): Promise<boolean> {
    return (
      await this.session.call(
        'nodeDeviceIsPersistent',
        { name: this.ref.name },
        'virNodeDeviceIsPersistent',
        options,
      )
    ).persistent;
  }

  /** @source libvirt virNodeDeviceIsActive, since 7.8.0 */
  async isActive(options?: CallOptions): Promise<boolean> {
    return (
      await this.session.call('nodeDeviceIsActive', { name: this.ref.name }, 'virNodeDeviceIsActive', options)
    ).active;
  }

  /** @source libvirt virNodeDeviceUpdate, since 10.1.0 */
  update(xmlDesc: string, flags: NodeDeviceUpdateFlags = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'nodeDeviceUpdate',
      { name: this.ref.name, xmlDesc, flags },
      'virNodeDeviceUpdate',
      options,
    );
  }
}
