/** Domain, the part that concerns life, state and definition. */
import type { DomainCreateFlags, DomainRef, DomainXMLFlags } from '@typevirt/driver';
import { VirtObject, type CallOptions } from './virt-object.ts';

/** The part of a domain that concerns life, state and definition. */
export class DomainLife extends VirtObject<DomainRef> {
  /**
   * The domain's document: what runs with all that was chosen for it, else what is defined.
   *
   * @param flags `DomainXMLFlags`: `inactive` for the next start's, `secure` with passwords (refused to read-only connections),
   *   `updateCpu`, `migratable`.
   * @source libvirt virDomainGetXMLDesc, since 0.0.3
   */
  async getXmlDesc(flags: DomainXMLFlags = 0, options?: CallOptions): Promise<string> {
    return (
      await this.session.call('domainGetXmlDesc', { dom: this.ref, flags }, 'virDomainGetXMLDesc', options)
    ).xml;
  }

  /**
   * Whether the domain starts when the daemon does after a boot of the host.
   *
   * @source libvirt virDomainGetAutostart, since 0.2.1
   */
  async getAutostart(options?: CallOptions): Promise<boolean> {
    return (
      await this.session.call('domainGetAutostart', { dom: this.ref }, 'virDomainGetAutostart', options)
    ).autostart;
  }

  /**
   * State, sizes and use at a glance; never waits for a job of the domain.
   *
   * @returns `state`: a `DomainState`; `maxMem`, `memory` in KiB; `nrVirtCpu`: processors now; `cpuTime` in ns since the start, 0n
   *   where it does not run.
   * @source libvirt virDomainGetInfo, since 0.0.3
   */
  getInfo(options?: CallOptions): Promise<{
    readonly state: number;
    readonly maxMem: bigint;
    readonly memory: bigint;
    readonly nrVirtCpu: number;
    readonly cpuTime: bigint;
  }> {
    return this.session.call('domainGetInfo', { dom: this.ref }, 'virDomainGetInfo', options);
  }

  /** @source libvirt virDomainGetOSType, since 0.0.3 */
  async getOsType(options?: CallOptions): Promise<string> {
    return (await this.session.call('domainGetOsType', { dom: this.ref }, 'virDomainGetOSType', options))
      .type;
  }

  /**
   * Asks the guest to restart; resolves when it has been asked, not when it has done so.
   *
   * @param flags `DomainRebootFlagValues`, the ways to ask; none: the hypervisor's choice.
   * @throws {VirtError} `operationInvalid` where it does not run; `agentUnresponsive` where only the agent was to be asked.
   * @source libvirt virDomainReboot, since 0.1.0
   */
  reboot(flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call('domainReboot', { dom: this.ref, flags }, 'virDomainReboot', options);
  }

  /**
   * Lets the processors of a paused guest run on.
   *
   * @throws {VirtError} `operationInvalid` where it does not run, or sleeps by its own power management (`pmWakeup`).
   * @source libvirt virDomainResume, since 0.0.3
   */
  resume(options?: CallOptions): Promise<void> {
    return this.session.call('domainResume', { dom: this.ref }, 'virDomainResume', options);
  }

  /**
   * Whether the domain starts when the daemon does after a boot of the host.
   *
   * @throws {VirtError} `operationInvalid` for a transient domain.
   * @source libvirt virDomainSetAutostart, since 0.2.1
   */
  setAutostart(autostart: boolean, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainSetAutostart',
      { dom: this.ref, autostart },
      'virDomainSetAutostart',
      options,
    );
  }

  /**
   * Stops the guest's processors; memory and devices stay. Nothing to do on a paused guest.
   *
   * @throws {VirtError} `operationInvalid` where it does not run.
   * @source libvirt virDomainSuspend, since 0.0.3
   */
  suspend(options?: CallOptions): Promise<void> {
    return this.session.call('domainSuspend', { dom: this.ref }, 'virDomainSuspend', options);
  }

  /**
   * Whether there is a guest now: running, paused, or asleep.
   *
   * @source libvirt virDomainIsActive, since 0.7.3
   */
  async isActive(options?: CallOptions): Promise<boolean> {
    return (await this.session.call('domainIsActive', { dom: this.ref }, 'virDomainIsActive', options))
      .active;
  }

  /**
   * Whether there is a definition that outlives the guest.
   *
   * @source libvirt virDomainIsPersistent, since 0.7.3
   */
  async isPersistent(options?: CallOptions): Promise<boolean> {
    return (
      await this.session.call('domainIsPersistent', { dom: this.ref }, 'virDomainIsPersistent', options)
    ).persistent;
  }

  /**
   * Starts a defined domain; from its managed save image where it has one.
   *
   * Resolves when the guest runs, or waits in `paused` as `DomainCreateFlags.startPaused` asks.
   *
   * @param flags `DomainCreateFlags`. `startAutodestroy` ties the guest's life to this connection.
   * @throws {VirtError} `operationInvalid` where it runs already; `internalError` with the hypervisor's own words where it does not
   *   come up, in which case nothing of it is left running.
   * @source libvirt virDomainCreateWithFlags, since 0.8.2
   */
  async create(flags: DomainCreateFlags = 0, options?: CallOptions): Promise<void> {
    await this.session.call('domainCreate', { dom: this.ref, flags }, 'virDomainCreateWithFlags', options);
  }

  /**
   * As `create`, with files for the guest's own first process, which finds them as its descriptors 3 and up.
   *
   * @param fds Open files of this process; they are closed by this call.
   * @throws {VirtError} `internalError` where the connection cannot pass files: see `ConnectOptions.openUnix`.
   * @source libvirt virDomainCreateWithFiles, since 1.1.1
   */
  async createWithFiles(
    fds: readonly number[],
    flags: DomainCreateFlags = 0,
    options?: CallOptions,
  ): Promise<void> {
    const args = { dom: this.ref, flags, fds };
    await this.session.call('domainCreate', args, 'virDomainCreateWithFiles', options);
  }

  /**
   * Whether the definition has changed since the guest started.
   *
   * @source libvirt virDomainIsUpdated, since 0.8.6
   */
  async isUpdated(options?: CallOptions): Promise<boolean> {
    return (await this.session.call('domainIsUpdated', { dom: this.ref }, 'virDomainIsUpdated', options))
      .updated;
  }

  /**
   * The last known state; never waits for a job of the domain.
   *
   * @returns `state`: a `DomainState`; `reason`: a number of the list for that state, e.g. `DomainPausedReason`.
   * @source libvirt virDomainGetState, since 0.9.2
   */
  getState(
    flags: number = 0,
    options?: CallOptions,
  ): Promise<{ readonly state: number; readonly reason: number }> {
    return this.session.call('domainGetState', { dom: this.ref, flags }, 'virDomainGetState', options);
  }

  /**
   * Whether the hypervisor can be talked to about this domain.
   *
   * @returns `state`: a `DomainControlState`; `details`: a `DomainControlErrorReason`; `stateTime`: ms spent in this state.
   * @throws {VirtError} `operationInvalid` where it does not run.
   * @source libvirt virDomainGetControlInfo, since 0.9.3
   */
  getControlInfo(
    flags: number = 0,
    options?: CallOptions,
  ): Promise<{ readonly state: number; readonly details: number; readonly stateTime: bigint }> {
    return this.session.call(
      'domainGetControlInfo',
      { dom: this.ref, flags },
      'virDomainGetControlInfo',
      options,
    );
  }

  /**
   * Forgets the definition. A running domain runs on and becomes transient.
   *
   * @param flags `DomainUndefineFlagsValues`: what goes with it (`managedSave`, `snapshotsMetadata`, `checkpointsMetadata`, `nvram`,
   *   `tpm`) or is kept (`keepNvram`, `keepTpm`).
   * @throws {VirtError} `operationInvalid` where something is left that no flag speaks of, and for transient domains.
   * @source libvirt virDomainUndefineFlags, since 0.9.4
   */
  undefine(flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call('domainUndefine', { dom: this.ref, flags }, 'virDomainUndefineFlags', options);
  }

  /**
   * Ends the guest at once, as if unplugged. A transient domain is gone afterwards, a persistent one is `shutoff`.
   *
   * @param flags `DomainDestroyFlagsValues`; `graceful` fails rather than kill a process that does not end when asked.
   * @throws {VirtError} `operationInvalid` where it does not run.
   * @source libvirt virDomainDestroyFlags, since 0.9.4
   */
  destroy(flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call('domainDestroy', { dom: this.ref, flags }, 'virDomainDestroyFlags', options);
  }

  /**
   * Pulls the reset line: the guest starts anew without a chance to write anything back.
   *
   * @throws {VirtError} `operationInvalid` where it does not run.
   * @source libvirt virDomainReset, since 0.9.7
   */
  reset(flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call('domainReset', { dom: this.ref, flags }, 'virDomainReset', options);
  }

  /**
   * Asks the guest to power off; resolves when it has been asked. The end is told by the event `lifecycle`, or never.
   *
   * @param flags `DomainShutdownFlagValues`, the ways to ask; none: the hypervisor's choice.
   * @throws {VirtError} `operationInvalid` where it does not run.
   * @source libvirt virDomainShutdownFlags, since 0.9.10
   */
  shutdown(flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call('domainShutdown', { dom: this.ref, flags }, 'virDomainShutdownFlags', options);
  }

  /**
   * Has the guest's agent put it to sleep.
   *
   * @param target A `NodeSuspendTarget`.
   * @param duration Seconds after which it wakes; 0n: until woken, the only value that QEMU takes.
   * @throws {VirtError} `agentUnresponsive` without agent; `operationInvalid` where it does not run.
   * @source libvirt virDomainPMSuspendForDuration, since 0.9.10
   */
  pmSuspendForDuration(
    target: number,
    duration: bigint,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<void> {
    return this.session.call(
      'domainPmSuspendForDuration',
      { dom: this.ref, target, duration, flags },
      'virDomainPMSuspendForDuration',
      options,
    );
  }

  /**
   * Writes title, description, or one element of the domain's `<metadata>`.
   *
   * @param args.type A `DomainMetadataType`; `key` (prefix) and `uri` (namespace) are for `element` only, null otherwise.
   * @param args.metadata The text or the element; null removes it.
   * @param flags `DomainModificationImpact`: `live`, `config`, both; none: the running guest if there is one, else the definition.
   * @throws {VirtError} `invalidArg` for an element without namespace, a title with a line break.
   * @source libvirt virDomainSetMetadata, since 0.9.10
   */
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
      'domainSetMetadata',
      { dom: this.ref, ...args, flags },
      'virDomainSetMetadata',
      options,
    );
  }

  /**
   * Reads title, description, or one element of the domain's `<metadata>`.
   *
   * @param type A `DomainMetadataType`.
   * @param uri Namespace of the element, for `element`; else null.
   * @throws {VirtError} `noDomainMetadata` where there is none.
   * @source libvirt virDomainGetMetadata, since 0.9.10
   */
  async getMetadata(
    type: number,
    uri: string | null = null,
    flags: number = 0,
    options?: CallOptions,
  ): Promise<string> {
    return (
      await this.session.call(
        'domainGetMetadata',
        { dom: this.ref, type, uri, flags },
        'virDomainGetMetadata',
        options,
      )
    ).metadata;
  }

  /**
   * Wakes a guest that sleeps in memory (state `pmsuspended`).
   *
   * @throws {VirtError} `operationInvalid` where it does not.
   * @source libvirt virDomainPMWakeup, since 0.9.11
   */
  pmWakeup(flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call('domainPmWakeup', { dom: this.ref, flags }, 'virDomainPMWakeup', options);
  }

  /**
   * Gives a stopped domain another name; `ref` of this object keeps the old one, so look the domain up anew.
   *
   * @returns 0.
   * @throws {VirtError} `operationInvalid` where it runs, has snapshots or checkpoints, or the name is taken.
   * @source libvirt virDomainRename, since 1.2.19
   */
  async rename(newName: string | null = null, flags: number = 0, options?: CallOptions): Promise<number> {
    return (
      await this.session.call('domainRename', { dom: this.ref, newName, flags }, 'virDomainRename', options)
    ).retcode;
  }

  /**
   * What becomes of the domain when its guest powers off, restarts or crashes.
   *
   * @param type A `DomainLifecycle`.
   * @param action A `DomainLifecycleAction`.
   * @param flags `DomainModificationImpact`: `live`, `config`, both; none: the running guest if there is one, else the definition.
   * @source libvirt virDomainSetLifecycleAction, since 3.9.0
   */
  setLifecycleAction(type: number, action: number, flags: number = 0, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainSetLifecycleAction',
      { dom: this.ref, type, action, flags },
      'virDomainSetLifecycleAction',
      options,
    );
  }

  /**
   * Warnings about the domain, in words for people.
   *
   * @param flags `DomainMessageType`; none: all of them.
   * @source libvirt virDomainGetMessages, since 7.1.0
   */
  async getMessages(flags: number = 0, options?: CallOptions): Promise<readonly string[]> {
    return (
      await this.session.call('domainGetMessages', { dom: this.ref, flags }, 'virDomainGetMessages', options)
    ).msgs;
  }

  /** @source libvirt virDomainGetAutostartOnce, since 11.2.0 */
  async getAutostartOnce(options?: CallOptions): Promise<boolean> {
    return (
      await this.session.call(
        'domainGetAutostartOnce',
        { dom: this.ref },
        'virDomainGetAutostartOnce',
        options,
      )
    ).autostart;
  }

  /** @source libvirt virDomainSetAutostartOnce, since 11.2.0 */
  setAutostartOnce(autostart: boolean, options?: CallOptions): Promise<void> {
    return this.session.call(
      'domainSetAutostartOnce',
      { dom: this.ref, autostart },
      'virDomainSetAutostartOnce',
      options,
    );
  }
}
