/** Interface: the API's objects over the contract's methods. */
import type { InterfaceRef, InterfaceXMLFlags } from '@typevirt/driver';
import { VirtObject, type CallOptions } from './virt-object.ts';

/** A network interface of the host. Made by a connection; a plain reference, so that it may outlive what it names. */
export class Interface extends VirtObject<InterfaceRef> {
  /** @source libvirt virInterfaceGetXMLDesc, since 0.6.4 */
  async getXmlDesc(flags: InterfaceXMLFlags = 0, options?: CallOptions): Promise<string> {
    return (
      await this.session.call(
        'interfaceGetXmlDesc',
        { iface: this.ref, flags },
        'virInterfaceGetXMLDesc',
        options,
      )
    ).xml;
  }

  /** @source libvirt virInterfaceUndefine, since 0.6.4 */
  undefine(options?: CallOptions): Promise<void> {
    return this.session.call('interfaceUndefine', { iface: this.ref }, 'virInterfaceUndefine', options);
  }

  /** @source libvirt virInterfaceCreate, since 0.6.4 */
  create(flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call('interfaceCreate', { iface: this.ref, flags }, 'virInterfaceCreate', options);
  }

  /** @source libvirt virInterfaceDestroy, since 0.6.4 */
  destroy(flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call('interfaceDestroy', { iface: this.ref, flags }, 'virInterfaceDestroy', options);
  }

  /** @source libvirt virInterfaceIsActive, since 0.7.3 */
  async isActive(options?: CallOptions): Promise<boolean> {
    return (
      await this.session.call('interfaceIsActive', { iface: this.ref }, 'virInterfaceIsActive', options)
    ).active;
  }
}
