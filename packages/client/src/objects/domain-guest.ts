/** Domain, the part that concerns what a guest agent or the monitor answers. */
import type {
  DomainAuthorizedSSHKeysSetFlags,
  DomainFsinfo,
  DomainGetHostnameFlags,
  DomainInterface,
  DomainQemuMonitorCommandFlags,
  DomainSetTimeFlags,
  DomainSetUserPasswordFlags,
} from '@typevirt/driver';
import { paramValues, type ParamValues } from '../params.ts';
import { DomainDevices } from './domain-devices.ts';
import type { CallOptions } from './virt-object.ts';

/** The part of a domain that concerns what a guest agent or the monitor answers. */
export class DomainGuest extends DomainDevices {
  /** @source libvirt virDomainGetHostname, since 0.10.0 */
  async getHostname(flags: DomainGetHostnameFlags = 0, options?: CallOptions): Promise<string> {
    return (
      await this.session.call('domainGetHostname', { dom: this.ref, flags }, 'virDomainGetHostname', options)
    ).hostname;
  }

  /** @source libvirt virDomainFSTrim, since 1.0.1 */
  fstrim(
    mountPoint: string | null,
    minimum: bigint,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.session.call(
      'domainFstrim',
      { dom: this.ref, mountPoint, minimum, flags },
      'virDomainFSTrim',
      options,
    );
  }

  /** @source libvirt virDomainSendProcessSignal, since 1.0.1 */
  sendProcessSignal(
    pidValue: bigint,
    signum: number,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.session.call(
      'domainSendProcessSignal',
      { dom: this.ref, pidValue, signum, flags },
      'virDomainSendProcessSignal',
      options,
    );
  }

  /** @source libvirt virDomainFSFreeze, since 1.2.5 */
  async fsfreeze(mountpoints: readonly string[], flags: number = 0, options?: CallOptions): Promise<number> {
    return (
      await this.session.call(
        'domainFsfreeze',
        { dom: this.ref, mountpoints, flags },
        'virDomainFSFreeze',
        options,
      )
    ).filesystems;
  }

  /** @source libvirt virDomainFSThaw, since 1.2.5 */
  async fsthaw(mountpoints: readonly string[], flags: number = 0, options?: CallOptions): Promise<number> {
    return (
      await this.session.call(
        'domainFsthaw',
        { dom: this.ref, mountpoints, flags },
        'virDomainFSThaw',
        options,
      )
    ).filesystems;
  }

  /** @source libvirt virDomainGetTime, since 1.2.5 */
  getTime(
    flags: number = 0,
    options?: CallOptions,
  ): Promise<{ readonly seconds: bigint; readonly nseconds: number }> {
    return this.session.call('domainGetTime', { dom: this.ref, flags }, 'virDomainGetTime', options);
  }

  /** @source libvirt virDomainSetTime, since 1.2.5 */
  setTime(
    seconds: bigint,
    nseconds: number,
    flags: DomainSetTimeFlags = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.session.call(
      'domainSetTime',
      { dom: this.ref, seconds, nseconds, flags },
      'virDomainSetTime',
      options,
    );
  }

  /** @source libvirt virDomainGetFSInfo, since 1.2.11 */
  async getFsinfo(flags: number = 0, options?: CallOptions): Promise<readonly DomainFsinfo[]> {
    return (
      await this.session.call('domainGetFsinfo', { dom: this.ref, flags }, 'virDomainGetFSInfo', options)
    ).info;
  }

  /** @source libvirt virDomainInterfaceAddresses, since 1.2.14 */
  async interfaceAddresses(
    source: number,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<readonly DomainInterface[]> {
    return (
      await this.session.call(
        'domainInterfaceAddresses',
        { dom: this.ref, source, flags },
        'virDomainInterfaceAddresses',
        options,
      )
    ).ifaces;
  }

  /** @source libvirt virDomainSetUserPassword, since 1.2.16 */
  setUserPassword(
    user: string | null = null,
    password: string | null = null,
    flags: DomainSetUserPasswordFlags = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.session.call(
      'domainSetUserPassword',
      { dom: this.ref, user, password, flags },
      'virDomainSetUserPassword',
      options,
    );
  }

  /** @source libvirt virDomainGetGuestVcpus, since 2.0.0 */
  async getGuestVcpus(flags: number = 0, options?: CallOptions): Promise<ParamValues> {
    return paramValues(
      (
        await this.session.call(
          'domainGetGuestVcpus',
          { dom: this.ref, flags },
          'virDomainGetGuestVcpus',
          options,
        )
      ).params,
    );
  }

  /** @source libvirt virDomainSetGuestVcpus, since 2.0.0 */
  setGuestVcpus(cpumap: string, state: number, flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainSetGuestVcpus',
      { dom: this.ref, cpumap, state, flags },
      'virDomainSetGuestVcpus',
      options,
    );
  }

  /** @source libvirt virDomainGetGuestInfo, since 5.7.0 */
  async getGuestInfo(types: number, flags: number = 0, options?: CallOptions): Promise<ParamValues> {
    return paramValues(
      (
        await this.session.call(
          'domainGetGuestInfo',
          { dom: this.ref, types, flags },
          'virDomainGetGuestInfo',
          options,
        )
      ).params,
    );
  }

  /** @source libvirt virDomainAgentSetResponseTimeout, since 5.10.0 */
  async agentSetResponseTimeout(timeout: number, flags: number = 0, options?: CallOptions): Promise<number> {
    return (
      await this.session.call(
        'domainAgentSetResponseTimeout',
        { dom: this.ref, timeout, flags },
        'virDomainAgentSetResponseTimeout',
        options,
      )
    ).result;
  }

  /** @source libvirt virDomainAuthorizedSSHKeysGet, since 6.10.0 */
  async authorizedSshKeysGet(
    user: string,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<readonly string[]> {
    return (
      await this.session.call(
        'domainAuthorizedSshKeysGet',
        { dom: this.ref, user, flags },
        'virDomainAuthorizedSSHKeysGet',
        options,
      )
    ).keys;
  }

  /** @source libvirt virDomainAuthorizedSSHKeysSet, since 6.10.0 */
  authorizedSshKeysSet(
    user: string,
    keys: readonly string[],
    flags: DomainAuthorizedSSHKeysSetFlags = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.session.call(
      'domainAuthorizedSshKeysSet',
      { dom: this.ref, user, keys, flags },
      'virDomainAuthorizedSSHKeysSet',
      options,
    );
  }

  /** @source libvirt virDomainQemuMonitorCommand, since 0.8.3 */
  async qemuMonitorCommand(
    cmd: string,
    flags: DomainQemuMonitorCommandFlags = 0,
    options?: CallOptions,
  ): Promise<string> {
    return (
      await this.session.call(
        'qemuDomainMonitorCommand',
        { dom: this.ref, cmd, flags },
        'virDomainQemuMonitorCommand',
        options,
      )
    ).result;
  }

  /** @source libvirt virDomainQemuAgentCommand, since 0.10.0 */
  async qemuAgentCommand(
    cmd: string,
    timeout: number,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<string | null> {
    return (
      await this.session.call(
        'qemuDomainAgentCommand',
        { dom: this.ref, cmd, timeout, flags },
        'virDomainQemuAgentCommand',
        options,
      )
    ).result;
  }

  /** @source libvirt virDomainQemuMonitorCommandWithFiles, since 8.2.0 */
  async qemuMonitorCommandWithFiles(
    cmd: string,
    fds: readonly number[],
    flags: number = 0,
    options?: CallOptions,
  ): Promise<string> {
    return (
      await this.session.call(
        'qemuDomainMonitorCommandWithFiles',
        { dom: this.ref, cmd, flags, fds },
        'virDomainQemuMonitorCommandWithFiles',
        options,
      )
    ).result;
  }

  /** @source libvirt virDomainLxcOpenNamespace, since 1.0.2 */
  async lxcOpenNamespace(flags: number = 0, options?: CallOptions): Promise<readonly number[]> {
    return (
      await this.session.call(
        'lxcDomainOpenNamespace',
        { dom: this.ref, flags },
        'virDomainLxcOpenNamespace',
        options,
      )
    ).fds;
  }
}
