/** From what a caller wrote to what is stored. @source libvirt qemuDomainDefPostParse, virQEMUDriverDomainDefParserConfig */
import { randomBytes, randomUUID } from 'node:crypto';
import { assignAddresses, settleDomain, type DefinitionDriver, type Domain } from '@typevirt/model';
import type { QemuCapabilities } from '../probe/index.ts';
import type { SettleSettings } from './context.ts';
import { qemuRules } from './rules/index.ts';
import { lateQemuSteps, qemuSteps } from './steps.ts';

const features: DefinitionDriver['features'] = new Set([
  'memoryHotplug',
  'offlineVcpuPin',
  'individualVcpus',
  'userAlias',
  'firmwareAutoselect',
  'netModelString',
  'diskFd',
]);

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
  const driver: DefinitionDriver = {
    features,
    namespaces: ['qemuCommandline', 'qemuCapabilities', 'qemuOverride', 'qemuDeprecation'],
    macPrefix: [0x52, 0x54, 0x00],
    steps: qemuSteps(context),
    lateSteps: lateQemuSteps(context),
    place: assignAddresses,
    rules: qemuRules(context),
  };
  return settleDomain(domain, driver, {
    newUuid: () => randomUUID(),
    newByte: () => randomBytes(1).readUInt8(),
  });
}
