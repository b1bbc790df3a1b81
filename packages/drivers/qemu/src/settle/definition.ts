/**
 * From what a caller wrote to what is stored: libvirt's common steps, QEMU's defaults among them, then a place for every
 * device. Pure but for new identities.
 *
 *     Domain ─▶ common steps ─▶ `qemuSteps` ─▶ common steps ─▶ addresses ─▶ Domain
 *
 * @source libvirt qemuDomainDefPostParse, qemuDomainDeviceDefPostParse, qemuDomainAssignAddresses
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { assignAddresses, normalizeDomain, type Domain } from '@typevirt/model';
import type { QemuCapabilities } from '../probe/index.ts';
import type { SettleSettings } from './context.ts';
import { qemuSteps } from './steps.ts';

/**
 * Settles a definition.
 *
 * @throws {DocumentError} for what QEMU, or libvirt's rules, do not allow.
 */
export function settleDefinition(
  domain: Domain,
  capabilities: QemuCapabilities,
  settings: SettleSettings,
): Domain {
  const facts = { newUuid: () => randomUUID(), newMac, scsiWidth: 'narrow' as const };
  return assignAddresses(normalizeDomain(domain, facts, qemuSteps({ capabilities, settings })));
}

/** An address of the range that belongs to QEMU and KVM. */
function newMac(): string {
  const own = [...randomBytes(3)].map((byte) => byte.toString(16).padStart(2, '0'));
  return ['52', '54', '00', ...own].join(':');
}
