/** Look-ups, lists and definitions of domains. */
import type { ConnectListAllDomainsFlags, DomainSaveImageXMLFlags, TypedParam } from '@typevirt/driver';
import { Domain } from './domain.ts';
import { HostMethods } from './host-methods.ts';
import type { CallOptions } from './virt-object.ts';
import { requireOneWake } from '../save-flags.ts';

/** Look-ups, lists and definitions of domains. */
export class ConnectionDomains extends HostMethods {
  /**
   * Starts a domain that is gone when its guest ends.
   *
   * @param xmlDesc A `<domain>`.
   * @param flags `DomainCreateFlags`; `startValidate` refuses what the schema does not know.
   * @throws {VirtError} `xmlError`, `configUnsupported` for the document; `operationFailed` where name or uuid are another's.
   * @source libvirt virDomainCreateXML, since 0.5.0
   */
  async domainCreateXml(xmlDesc: string, flags: number = 0, options?: CallOptions): Promise<Domain> {
    return new Domain(
      this.session,
      (await this.session.call('domainCreateXml', { xmlDesc, flags }, 'virDomainCreateXML', options)).dom,
    );
  }

  /**
   * As `domainCreateXml`, with files for the guest's own first process, which finds them as its descriptors 3 and up.
   *
   * @param fds Open files of this process; they are closed by this call.
   * @throws {VirtError} `internalError` where the connection cannot pass files: see `ConnectOptions.openUnix`.
   * @source libvirt virDomainCreateXMLWithFiles, since 1.1.1
   */
  async domainCreateXmlWithFiles(
    xmlDesc: string,
    fds: readonly number[],
    flags: number = 0,
    options?: CallOptions,
  ): Promise<Domain> {
    const api = 'virDomainCreateXMLWithFiles';
    const args = { xmlDesc, flags, fds };
    return new Domain(this.session, (await this.session.call('domainCreateXml', args, api, options)).dom);
  }

  /**
   * @param id Number of a running domain; it ends with the guest.
   * @throws {VirtError} `noDomain` where none runs under it.
   * @source libvirt virDomainLookupByID, since 0.0.3
   */
  async domainLookupById(id: number, options?: CallOptions): Promise<Domain> {
    return new Domain(
      this.session,
      (await this.session.call('domainLookupById', { id }, 'virDomainLookupByID', options)).dom,
    );
  }

  /**
   * @throws {VirtError} `noDomain` where none has the name.
   * @source libvirt virDomainLookupByName, since 0.0.3
   */
  async domainLookupByName(name: string, options?: CallOptions): Promise<Domain> {
    return new Domain(
      this.session,
      (await this.session.call('domainLookupByName', { name }, 'virDomainLookupByName', options)).dom,
    );
  }

  /**
   * @param uuid 8-4-4-4-12, lower case.
   * @throws {VirtError} `noDomain` where none has it.
   * @source libvirt virDomainLookupByUUID, since 0.0.5
   */
  async domainLookupByUuid(uuid: string, options?: CallOptions): Promise<Domain> {
    return new Domain(
      this.session,
      (await this.session.call('domainLookupByUuid', { uuid }, 'virDomainLookupByUUID', options)).dom,
    );
  }

  /**
   * Goes on from a file that `save` has written; the domain is transient unless a definition of it is there.
   *
   * @param from Absolute path on the daemon's host.
   * @param dxml Document to run with, of the same guest ABI; null: the file's.
   * @param flags `DomainSaveRestoreFlags`: `running` or `paused` whatever it was.
   * @throws {VirtError} `operationFailed` for what is no such file; `operationInvalid` where it runs already.
   * @source libvirt virDomainRestoreFlags, since 0.9.4
   */
  async domainRestore(
    from: string,
    dxml: string | null = null,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<void> {
    requireOneWake(flags);
    await this.session.call('domainRestore', { from, dxml, flags }, 'virDomainRestoreFlags', options);
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
  async domainSaveImageDefineXml(
    file: string,
    dxml: string,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<void> {
    requireOneWake(flags);
    await this.session.call(
      'domainSaveImageDefineXml',
      { file, dxml, flags },
      'virDomainSaveImageDefineXML',
      options,
    );
  }

  /**
   * All domains, or those that the flags pick, in no order.
   *
   * @param flags `ConnectListAllDomainsFlags`; bits of one group (`active`, `inactive`) are alternatives, groups narrow each other.
   * @source libvirt virConnectListAllDomains, since 0.9.13
   */
  async listAllDomains(flags: ConnectListAllDomainsFlags = 0, options?: CallOptions): Promise<Domain[]> {
    return (
      await this.session.call('connectListAllDomains', { flags }, 'virConnectListAllDomains', options)
    ).domains.map((ref) => new Domain(this.session, ref));
  }

  /**
   * Keeps a definition: a new domain, or another definition of one with the same name and uuid, for its next start.
   *
   * @param xml A `<domain>`.
   * @param flags `DomainDefineFlags`; `validate` refuses what the schema does not know.
   * @throws {VirtError} `xmlError`, `configUnsupported` for the document; `operationFailed` where only one of name and uuid match.
   * @source libvirt virDomainDefineXMLFlags, since 1.2.12
   */
  async domainDefineXml(xml: string, flags: number = 0, options?: CallOptions): Promise<Domain> {
    return new Domain(
      this.session,
      (await this.session.call('domainDefineXml', { xml, flags }, 'virDomainDefineXMLFlags', options)).dom,
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
