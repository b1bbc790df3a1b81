/**
 * From what a caller wrote to what is stored: libvirt's common steps, QEMU's defaults among them, then a place for every
 * device, then the rules. Pure but for new identities.
 *
 *     Domain ─▶ common steps ─▶ `qemuSteps` ─▶ common steps ─▶ addresses ─▶ rules ─▶ Domain
 *
 * The order is libvirt's, since the first thing that is wrong is what a caller is told.
 *
 * @source libvirt qemuDomainDefPostParse, qemuDomainDeviceDefPostParse, qemuDomainAssignAddresses, virDomainDefValidate
 */
import { randomBytes, randomUUID } from 'node:crypto';
import {
  assignAddresses,
  deviceRules,
  devicesViolation,
  DocumentError,
  documentRules,
  normalizeDomain,
  requireRules,
  type Domain,
} from '@typevirt/model';
import type { QemuCapabilities } from '../probe/index.ts';
import type { SettleSettings } from './context.ts';
import { qemuRules } from './rules/index.ts';
import { lateQemuSteps, qemuSteps } from './steps.ts';

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
  const context = { capabilities, settings };
  const facts = { newUuid: () => randomUUID(), newMac, scsiWidth: 'narrow' as const };
  requireRules(domain, documentRules);
  requireSoundDevices(domain);
  const settled = normalizeDomain(domain, facts, qemuSteps(context));
  for (const { run } of lateQemuSteps(context)) run(settled, facts);
  const placed = assignAddresses(settled);
  requireRules(placed, qemuRules(context));
  requireRules(placed, deviceRules);
  return placed;
}

function requireSoundDevices({ devices }: Domain): void {
  const refusal = devicesViolation(devices);
  if (refusal) throw new DocumentError(refusal);
}

/** An address of the range that belongs to QEMU and KVM. */
function newMac(): string {
  const own = [...randomBytes(3)].map((byte) => byte.toString(16).padStart(2, '0'));
  return ['52', '54', '00', ...own].join(':');
}
