/**
 * From what a caller wrote to what a driver stores. Pure but for new identities.
 *
 *     Domain ─▶ rules on what is written ─▶ common steps ─▶ the driver's ─▶ common steps ─▶ the driver's late ones
 *            ─▶ places ─▶ what the driver cannot take ─▶ the driver's rules ─▶ rules on devices ─▶ Domain
 *
 * The order is libvirt's, since the first thing that is wrong is what a caller is told.
 *
 * @source libvirt virDomainDefPostParse, virDomainDefValidate
 */
import { DocumentError } from '../../document-error.ts';
import { devicesViolation } from '../devices/rules/index.ts';
import type { Domain } from '../domain.ts';
import { normalizeDomain } from '../normalize/normalize.ts';
import { deviceRules } from '../rules/devices.ts';
import { documentRules } from '../rules/document.ts';
import { requireRules } from '../rules/rule.ts';
import { foreignPartsAreDropped, newMac, type DefinitionDriver, type Identities } from './driver.ts';
import { featureRules } from './features.ts';

/**
 * Settles a definition.
 *
 * @returns A copy; the domain given is left as it was.
 * @throws {DocumentError} for what the driver, or libvirt's common rules, do not allow.
 */
export function settleDomain(domain: Domain, driver: DefinitionDriver, identities: Identities): Domain {
  const { features, macPrefix, netPrefix, namespaces, steps, lateSteps = [], place, rules } = driver;
  const { cellsDecideMemory = false } = driver;
  const facts = {
    features,
    netPrefix,
    cellsDecideMemory,
    newUuid: identities.newUuid,
    newMac: () => newMac(macPrefix, identities.newByte),
  };
  requireRules(domain, documentRules);
  const refusal = devicesViolation(domain.devices);
  if (refusal) throw new DocumentError(refusal);
  const settled = normalizeDomain(domain, facts, [foreignPartsAreDropped(namespaces), ...steps]);
  for (const { run } of lateSteps) run(settled, facts);
  place?.(settled);
  requireRules(settled, featureRules(features));
  requireRules(settled, rules);
  requireRules(settled, deviceRules);
  return settled;
}
