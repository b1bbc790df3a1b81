/** From what a caller wrote to what is stored. @source libvirt qemuDomainDefPostParse, virQEMUDriverDomainDefParserConfig */
import { randomBytes, randomUUID } from 'node:crypto';
import {
  placeDevices,
  settleDomain,
  type DefinitionDriver,
  type Domain,
  type Identities,
} from '@typevirt/model';
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
  return settleDomain(domain, driverFor(capabilities, settings), identities);
}

const identities: Identities = {
  newUuid: () => randomUUID(),
  newByte: () => randomBytes(1).readUInt8(),
};

interface Prepared {
  readonly settings: SettleSettings;
  readonly driver: DefinitionDriver;
}

/** Made once for what a QEMU can do: making steps and rules takes as long as running them. */
const prepared = new WeakMap<QemuCapabilities, Prepared>();

function driverFor(capabilities: QemuCapabilities, settings: SettleSettings): DefinitionDriver {
  const known = prepared.get(capabilities);
  if (known?.settings === settings) return known.driver;
  const context = { capabilities, settings };
  const driver: DefinitionDriver = {
    features,
    namespaces: ['qemuCommandline', 'qemuCapabilities', 'qemuOverride', 'qemuDeprecation'],
    cellsDecideMemory: true,
    macPrefix: [0x52, 0x54, 0x00],
    steps: qemuSteps(context),
    lateSteps: lateQemuSteps(context),
    place: placeDevices,
    rules: qemuRules(context),
  };
  prepared.set(capabilities, { settings, driver });
  return driver;
}
