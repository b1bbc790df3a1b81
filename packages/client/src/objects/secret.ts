/** Secret: the API's objects over the contract's methods. */
import type { SecretRef } from '@typevirt/driver';
import { VirtObject, type CallOptions } from './virt-object.ts';

/** A secret. Made by a connection; a plain reference, so that it may outlive what it names. */
export class Secret extends VirtObject<SecretRef> {
  /** @source libvirt virSecretGetXMLDesc, since 0.7.1 */
  async getXmlDesc(flags: number = 0, options?: CallOptions): Promise<string> {
    return (
      await this.session.call('secretGetXmlDesc', { secret: this.ref, flags }, 'virSecretGetXMLDesc', options)
    ).xml;
  }

  /** @source libvirt virSecretSetValue, since 0.7.1 */
  setValue(value: Uint8Array, flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'secretSetValue',
      { secret: this.ref, value, flags },
      'virSecretSetValue',
      options,
    );
  }

  /** @source libvirt virSecretGetValue, since 0.7.1 */
  async getValue(flags: number = 0, options?: CallOptions): Promise<Uint8Array> {
    return (
      await this.session.call('secretGetValue', { secret: this.ref, flags }, 'virSecretGetValue', options)
    ).value;
  }

  /** @source libvirt virSecretUndefine, since 0.7.1 */
  undefine(options?: CallOptions): Promise<void> {
    return this.session.call('secretUndefine', { secret: this.ref }, 'virSecretUndefine', options);
  }
}
