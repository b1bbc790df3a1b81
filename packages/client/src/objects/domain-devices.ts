/** Domain, the part that concerns devices and what a guest shows. */
import {
  type DomainFDAssociateFlags,
  type DomainMemoryStat,
  type DomainOpenGraphicsFlags,
  type TypedParam,
  VirtError,
} from '@typevirt/driver';
import { duplexStream, type DuplexStream } from '../streams.ts';
import { paramValues, type ParamValues } from '../params.ts';
import { DomainBlocks } from './domain-blocks.ts';
import type { CallOptions } from './virt-object.ts';

/** The part of a domain that concerns devices and what a guest shows. */
export class DomainDevices extends DomainBlocks {
  /**
   * Traffic of one network interface since its start, as the guest sees it; -1n for what is not counted.
   *
   * @param device Its name on the host, or MAC address.
   * @throws {VirtError} `invalidArg` where there is none such; `operationInvalid` where it does not run.
   * @source libvirt virDomainInterfaceStats, since 0.3.2
   */
  interfaceStats(
    device: string,
    options?: CallOptions,
  ): Promise<{
    readonly rxBytes: bigint;
    readonly rxPackets: bigint;
    readonly rxErrs: bigint;
    readonly rxDrop: bigint;
    readonly txBytes: bigint;
    readonly txPackets: bigint;
    readonly txErrs: bigint;
    readonly txDrop: bigint;
  }> {
    return this.session.call(
      'domainInterfaceStats',
      { dom: this.ref, device },
      'virDomainInterfaceStats',
      options,
    );
  }

  /** @source libvirt virDomainMemoryPeek, since 0.4.2 */
  async memoryPeek(
    offset: bigint,
    size: number,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<Uint8Array> {
    return (
      await this.session.call(
        'domainMemoryPeek',
        { dom: this.ref, offset, size, flags },
        'virDomainMemoryPeek',
        options,
      )
    ).buffer;
  }

  /**
   * What the guest's balloon driver and the host tell of its memory.
   *
   * @returns Pairs of `DomainMemoryStatTags` and a number: KiB, faults, or seconds since 1970 for `lastUpdate`.
   * @throws {VirtError} `operationInvalid` where it does not run.
   * @source libvirt virDomainMemoryStats, since 0.7.5
   */
  async memoryStats(flags: number = 0, options?: CallOptions): Promise<readonly DomainMemoryStat[]> {
    return (
      await this.session.call('domainMemoryStats', { dom: this.ref, flags }, 'virDomainMemoryStats', options)
    ).stats;
  }

  /**
   * Adds one device: plugs it in, adds it to the definition, or both.
   *
   * @param xml One element as it would stand in `<devices>`.
   * @param flags `DomainDeviceModifyFlags`: `live`, `config`, both; none: the running guest if there is one, else the definition.
   * @throws {VirtError} `operationInvalid` where its place is taken; `operationUnsupported` for kinds that cannot be plugged in.
   * @source libvirt virDomainAttachDeviceFlags, since 0.7.7
   */
  attachDevice(xml: string, flags?: number, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainAttachDevice',
      { dom: this.ref, xml, flags: flags ?? 0 },
      flags === undefined ? 'virDomainAttachDevice' : 'virDomainAttachDeviceFlags',
      options,
    );
  }

  /**
   * Takes one device away: unplugs it, removes it from the definition, or both.
   *
   * On a running guest the guest has a say: its consent is told by the event `deviceRemoved`, refusal by `deviceRemovalFailed`.
   *
   * @param xml One element that names the device, by target, address or alias.
   * @param flags `DomainDeviceModifyFlags`: `live`, `config`, both; none: the running guest if there is one, else the definition.
   * @throws {VirtError} `deviceMissing` where there is none such.
   * @source libvirt virDomainDetachDeviceFlags, since 0.7.7
   */
  detachDevice(xml: string, flags?: number, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainDetachDevice',
      { dom: this.ref, xml, flags: flags ?? 0 },
      flags === undefined ? 'virDomainDetachDevice' : 'virDomainDetachDeviceFlags',
      options,
    );
  }

  /**
   * Changes one device, as far as its kind allows: a medium, a link's state, a password.
   *
   * @param xml The whole element as it shall be.
   * @param flags `DomainDeviceModifyFlags`: `live`, `config`, both, and `force` to open a locked tray.
   * @throws {VirtError} `operationUnsupported` where anything else differs.
   * @source libvirt virDomainUpdateDeviceFlags, since 0.8.0
   */
  updateDeviceFlags(xml: string, flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainUpdateDeviceFlags',
      { dom: this.ref, xml, flags },
      'virDomainUpdateDeviceFlags',
      options,
    );
  }

  /**
   * Connects to a console, serial or parallel device of type `pty` or with a log.
   *
   * @param devName Alias of the device; null: the first console or serial line.
   * @param flags `DomainConsoleFlags`: `force` takes it from who has it, `safe` demands that the driver can lock it.
   * @throws {VirtError} `operationFailed` where another has it open; `operationInvalid` where the guest does not run.
   * @source libvirt virDomainOpenConsole, since 0.8.6
   */
  async openConsole(
    devName: string | null = null,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<DuplexStream> {
    return duplexStream(
      (
        await this.session.call(
          'domainOpenConsole',
          { dom: this.ref, devName, flags },
          'virDomainOpenConsole',
          options,
        )
      ).stream,
    );
  }

  /** @source libvirt virDomainInjectNMI, since 0.9.2 */
  injectNmi(flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call('domainInjectNmi', { dom: this.ref, flags }, 'virDomainInjectNMI', options);
  }

  /**
   * A picture of a screen.
   *
   * @param screen From 0; heads of one card count on.
   * @returns The picture's bytes, to be read to the end or cancelled, and their type, e.g. `image/png`.
   * @throws {VirtError} `operationInvalid` where it does not run; `invalidArg` without such a screen.
   * @source libvirt virDomainScreenshot, since 0.9.2
   */
  async screenshot(
    screen: number,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<{ readonly mime: string | null; readonly stream: DuplexStream }> {
    const reply = await this.session.call(
      'domainScreenshot',
      { dom: this.ref, screen, flags },
      'virDomainScreenshot',
      options,
    );
    return { mime: reply.mime, stream: duplexStream(reply.stream) };
  }

  /**
   * Presses keys together and lets them go.
   *
   * @param codeset A `KeycodeSet`, whose numbers `keycodes` are; at most 16.
   * @param holdtime In ms; 0: the hypervisor's choice.
   * @throws {VirtError} `operationInvalid` where it does not run.
   * @source libvirt virDomainSendKey, since 0.9.3
   */
  sendKey(
    codeset: number,
    holdtime: number,
    keycodes: readonly number[],
    flags: number = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.session.call(
      'domainSendKey',
      { dom: this.ref, codeset, holdtime, keycodes, flags },
      'virDomainSendKey',
      options,
    );
  }

  /** @source libvirt virDomainOpenGraphics, since 0.9.7 */
  openGraphics(
    idx: number,
    fds: readonly number[],
    flags: DomainOpenGraphicsFlags = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.session.call(
      'domainOpenGraphics',
      { dom: this.ref, idx, fds, flags },
      'virDomainOpenGraphics',
      options,
    );
  }

  /** @source libvirt virDomainSetInterfaceParameters, since 0.9.9 */
  setInterfaceParameters(
    device: string,
    params: readonly TypedParam[],
    flags: number = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.session.call(
      'domainSetInterfaceParameters',
      { dom: this.ref, device, params, flags },
      'virDomainSetInterfaceParameters',
      options,
    );
  }

  /** @source libvirt virDomainGetInterfaceParameters, since 0.9.9 */
  async getInterfaceParameters(
    device: string,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<ParamValues> {
    return paramValues(
      (
        await this.session.call(
          'domainGetInterfaceParameters',
          { dom: this.ref, device, flags },
          'virDomainGetInterfaceParameters',
          options,
        )
      ).params,
    );
  }

  /**
   * Connects to a channel between host and guest.
   *
   * @param name Its target name or alias; null: the first.
   * @param flags `DomainChannelFlags`: `force` takes it from who has it.
   * @throws {VirtError} `operationInvalid` where the guest does not run; `internalError` where there is no such channel.
   * @source libvirt virDomainOpenChannel, since 1.0.2
   */
  async openChannel(
    name: string | null = null,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<DuplexStream> {
    return duplexStream(
      (
        await this.session.call(
          'domainOpenChannel',
          { dom: this.ref, name, flags },
          'virDomainOpenChannel',
          options,
        )
      ).stream,
    );
  }

  /** @source libvirt virDomainOpenGraphicsFD, since 1.2.8 */
  async openGraphicsFd(idx: number, flags: number = 0, options?: CallOptions): Promise<readonly number[]> {
    return (
      await this.session.call(
        'domainOpenGraphicsFd',
        { dom: this.ref, idx, flags },
        'virDomainOpenGraphicsFD',
        options,
      )
    ).fds;
  }

  /** @source libvirt virDomainDetachDeviceAlias, since 4.4.0 */
  detachDeviceAlias(alias: string, flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainDetachDeviceAlias',
      { dom: this.ref, alias, flags },
      'virDomainDetachDeviceAlias',
      options,
    );
  }

  /**
   * Gives the hypervisor open files under a name, for a disk source's `fdgroup` of that name. They are kept as long as this
   * connection is.
   *
   * @param fds Open files of this process; they are closed by this call.
   * @throws {VirtError} `invalidArg` for no file at all; `internalError` where the connection cannot pass files: see
   *   `ConnectOptions.openUnix`.
   * @source libvirt virDomainFDAssociate, since 9.0.0
   */
  async fdAssociate(
    name: string,
    fds: readonly number[],
    flags: DomainFDAssociateFlags = 0,
    options?: CallOptions,
  ): Promise<void> {
    const api = 'virDomainFDAssociate';
    if (fds.length === 0)
      throw new VirtError('invalidArg', `nfds in ${api} must not be zero`, { verbatim: true });
    await this.session.call('domainFdAssociate', { dom: this.ref, name, fds, flags }, api, options);
  }

  /** @source libvirt virDomainGraphicsReload, since 10.2.0 */
  graphicsReload(type: number, flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainGraphicsReload',
      { dom: this.ref, type, flags },
      'virDomainGraphicsReload',
      options,
    );
  }

  /** @source libvirt virDomainAnnounceInterface, since 12.5.0 */
  announceInterface(
    device: string | null,
    params: readonly TypedParam[],
    flags: number = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.session.call(
      'domainAnnounceInterface',
      { dom: this.ref, device, params, flags },
      'virDomainAnnounceInterface',
      options,
    );
  }
}
