/**
 * What only the QEMU driver has: the contract's methods, named as the wire protocol's procedures; of each family (`create`, `createWithFlags`)
 * only the newest member, since it can say what the older ones say.
 */
import type { Awaitable, Call } from '../call.ts';
import type { DomainQemuMonitorCommandFlags } from '../constants/index.ts';
import type { DomainRef } from '../refs.ts';

/** What only the QEMU driver has. A driver has those methods that its hypervisor can do. */
export interface QemuMethods {
  /** @source libvirt virDomainQemuMonitorCommand, procedure 1, since 0.8.3 */
  qemuDomainMonitorCommand(
    args: { readonly dom: DomainRef; readonly cmd: string; readonly flags: DomainQemuMonitorCommandFlags },
    call: Call,
  ): Awaitable<{ readonly result: string }>;
  /** @source libvirt virDomainQemuAttach, procedure 2, since 0.9.4 */
  qemuDomainAttach(
    args: { readonly pidValue: number; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly dom: DomainRef }>;
  /** @source libvirt virDomainQemuAgentCommand, procedure 3, since 0.10.0 */
  qemuDomainAgentCommand(
    args: { readonly dom: DomainRef; readonly cmd: string; readonly timeout: number; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly result: string | null }>;
  /** @source libvirt virDomainQemuMonitorCommandWithFiles, procedure 7, since 8.2.0 */
  qemuDomainMonitorCommandWithFiles(
    args: {
      readonly dom: DomainRef;
      readonly cmd: string;
      readonly flags: number;
      readonly fds: readonly number[];
    },
    call: Call,
  ): Awaitable<{ readonly result: string }>;
}
