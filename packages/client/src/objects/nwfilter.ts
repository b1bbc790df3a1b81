/** NWFilter, NWFilterBinding: the API's objects over the contract's methods. */
import type { NWFilterBindingRef, NWFilterRef } from '@typevirt/driver';
import { VirtObject, type CallOptions } from './virt-object.ts';

/** A network filter. Made by a connection; a plain reference, so that it may outlive what it names. */
export class NWFilter extends VirtObject<NWFilterRef> {
  /** @source libvirt virNWFilterGetXMLDesc, since 0.8.0 */
  async getXmlDesc(flags: number = 0, options?: CallOptions): Promise<string> {
    return (
      await this.session.call(
        'nwfilterGetXmlDesc',
        { nwfilter: this.ref, flags },
        'virNWFilterGetXMLDesc',
        options,
      )
    ).xml;
  }

  /** @source libvirt virNWFilterUndefine, since 0.8.0 */
  undefine(options?: CallOptions): Promise<void> {
    return this.session.call('nwfilterUndefine', { nwfilter: this.ref }, 'virNWFilterUndefine', options);
  }
}

/** The use of a network filter by one port device. Made by a connection; a plain reference, so that it may outlive what it names. */
export class NWFilterBinding extends VirtObject<NWFilterBindingRef> {
  /** @source libvirt virNWFilterBindingGetXMLDesc, since 4.5.0 */
  async getXmlDesc(flags: number = 0, options?: CallOptions): Promise<string> {
    return (
      await this.session.call(
        'nwfilterBindingGetXmlDesc',
        { nwfilter: this.ref, flags },
        'virNWFilterBindingGetXMLDesc',
        options,
      )
    ).xml;
  }

  /** @source libvirt virNWFilterBindingDelete, since 4.5.0 */
  delete(options?: CallOptions): Promise<void> {
    return this.session.call(
      'nwfilterBindingDelete',
      { nwfilter: this.ref },
      'virNWFilterBindingDelete',
      options,
    );
  }
}
