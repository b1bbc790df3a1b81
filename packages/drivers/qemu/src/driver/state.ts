/**
 * The driver's one state, shared by all connections: domains, events, what the host's QEMU can do, and where files are.
 */
import { VirtError, type DomainRef } from '@typevirt/driver';
import type { EventHub, ObjectList } from '@typevirt/driver/kit';
import type { HostNode, RunAs } from '@typevirt/host';
import type { SettleSettings } from '../settle/context.ts';
import type { CapabilitySource } from './capability-source.ts';
import type { Claims } from './claims.ts';
import type { QemuFiles } from './directories.ts';
import type { DomainTexts } from './domain-texts.ts';
import type { QemuDomain } from './domain.ts';
import type { HostDocuments } from './host-documents.ts';
import type { Images } from './images.ts';
import type { MomentStore } from './moments.ts';
import type { RunIds } from './run-ids.ts';
import type { DomainStore } from './store.ts';

/** Where a driver's words for the administrator go. */
export interface Log {
  debug(text: string, details?: object): void;
  info(text: string, details?: object): void;
  warn(text: string, details?: object): void;
  error(text: string, details?: object): void;
}

/** What an administrator sets for this driver; keys are those of libvirt's qemu.conf. */
export interface QemuSettings {
  /** Whom QEMU runs as; undefined: as the daemon itself. */
  readonly runAs: RunAs | undefined;
  /** QEMU's system call filter; on unless an administrator turned it off. */
  readonly seccompSandbox: boolean;
  /** Addresses that displays listen on when a definition names none. */
  readonly vncListen: string;
  readonly spiceListen: string;
  /** Ports that displays are given when they leave the choice to us, both ends included. */
  readonly displayPorts: { readonly first: number; readonly last: number };
  /** Longest wait for a job's turn, in milliseconds. */
  readonly jobWaitMs: number;
}

/** All that the driver's functions share. */
export interface QemuState {
  /** `qemu:///system` if privileged, else `qemu:///session`. */
  readonly uri: string;
  readonly privileged: boolean;
  readonly hostUuid: string;
  readonly settings: QemuSettings;
  /** What of the settings definitions depend on. */
  readonly settleSettings: SettleSettings;
  readonly files: QemuFiles;
  readonly store: DomainStore;
  readonly texts: DomainTexts;
  readonly moments: MomentStore;
  readonly capabilities: CapabilitySource;
  /** Documents that describe host and hypervisor. */
  readonly documents: HostDocuments;
  readonly node: HostNode;
  readonly images: Images;
  readonly domains: ObjectList<QemuDomain>;
  readonly hub: EventHub;
  readonly log: Log;
  /** How many processors the host has. */
  readonly hostCpus: number;
  /** Names and uuids about to be given to domains. */
  readonly claims: Claims;
  readonly ids: RunIds;
  /** Ports of displays of guests that are being started: chosen, and not seen in any live document yet. */
  readonly portsChosen: Set<number>;
}

/**
 * The domain that a reference means.
 *
 * @throws {VirtError} `noDomain`, with the words of libvirt.
 */
export function findDomain(state: QemuState, ref: DomainRef): QemuDomain {
  const domain = state.domains.byUuid(ref.uuid);
  if (domain !== undefined) return domain;
  throw new VirtError('noDomain', `no domain with matching uuid '${ref.uuid}' (${ref.name})`, {
    domain: 'qemu',
  });
}

/**
 * The running part of a domain.
 *
 * @throws {VirtError} `operationInvalid` where nothing runs.
 */
export function requireLive(domain: QemuDomain): NonNullable<QemuDomain['live']> {
  if (domain.live !== undefined) return domain.live;
  throw new VirtError('operationInvalid', 'domain is not running', { domain: 'domain' });
}
