/** Domain, the part that concerns devices and what a guest shows. */
import type {
  DomainFDAssociateFlags,
  DomainMemoryStat,
  DomainOpenGraphicsFlags,
  TypedParam,
} from '@typevirt/driver';
import { duplexStream, type DuplexStream } from '../streams.ts';
import { paramValues, type ParamValues } from '../params.ts';
import { DomainBlocks } from './domain-blocks.ts';
import type { CallOptions } from './virt-object.ts';

/** The part of a domain that concerns devices and what a guest shows. */
export class DomainDevices extends DomainBlocks {
  /** @source libvirt virDomainInterfaceStats, since 0.3.2 */
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

  /** @source libvirt virDomainMemoryStats, since 0.7.5 */
  async memoryStats(flags: number = 0, options?: CallOptions): Promise<readonly DomainMemoryStat[]> {
    return (
      await this.session.call('domainMemoryStats', { dom: this.ref, flags }, 'virDomainMemoryStats', options)
    ).stats;
  }

  /** @source libvirt virDomainAttachDeviceFlags, since 0.7.7 */
  attachDevice(xml: string, flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainAttachDevice',
      { dom: this.ref, xml, flags },
      'virDomainAttachDeviceFlags',
      options,
    );
  }

  /** @source libvirt virDomainDetachDeviceFlags, since 0.7.7 */
  detachDevice(xml: string, flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainDetachDevice',
      { dom: this.ref, xml, flags },
      'virDomainDetachDeviceFlags',
      options,
    );
  }

  /** @source libvirt virDomainUpdateDeviceFlags, since 0.8.0 */
  updateDeviceFlags(xml: string, flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainUpdateDeviceFlags',
      { dom: this.ref, xml, flags },
      'virDomainUpdateDeviceFlags',
      options,
    );
  }

  /** @source libvirt virDomainOpenConsole, since 0.8.6 */
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

  /** @source libvirt virDomainScreenshot, since 0.9.2 */
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

  /** @source libvirt virDomainSendKey, since 0.9.3 */
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

  /** @source libvirt virDomainOpenChannel, since 1.0.2 */
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

  /** @source libvirt virDomainFDAssociate, since 9.0.0 */
  fdAssociate(
    name: string,
    fds: readonly number[],
    flags: DomainFDAssociateFlags = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.session.call(
      'domainFdAssociate',
      { dom: this.ref, name, fds, flags },
      'virDomainFDAssociate',
      options,
    );
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
