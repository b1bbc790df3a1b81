/**
 * What every driver fills in, whatever the hypervisor. A driver's own steps stand between: they see numbered controllers
 * and disks with buses, and what they add gets its controllers, ports and addresses afterwards.
 *
 *     beforeDriver ─▶ the driver's ─▶ afterDriver
 *
 * @source libvirt virDomainDefPostParse
 */
import type { Domain } from '../domain.ts';
import {
  companionsHavePorts,
  controllersAreNumbered,
  controllersAreSorted,
  controllersAreThere,
} from './controllers.ts';
import { bootEntriesAreReadable } from './boot-entries.ts';
import { networkDisksAreWhole } from './disk-sources.ts';
import {
  cdromsAreReadOnly,
  diskBusesAreGiven,
  disksAreSorted,
  drivesAreAddressed,
  emptyDrivesAreForFiles,
  impliedSettingsAreDropped,
} from './disks.ts';
import { generationIdIsGiven, metadataIsByNamespace, uuidIsGiven } from './identity.ts';
import {
  bootIsOfItsKind,
  bootOrderIsGiven,
  clockIsGiven,
  cpuFeaturesAreSingle,
  cpuIsWhole,
  emptyPartsAreDropped,
  idsAreSorted,
  lifecycleIsGiven,
  loaderIsRom,
  numaCellsAreNumbered,
  perfIsSorted,
  securityLabelsAreWhole,
} from './machine.ts';
import { consoleIsSerial, portsAreNumbered, udpPortsAreOrdered } from './ports.ts';
import {
  iothreadsAreNumbered,
  memoryIsWhole,
  numaFollowsVcpus,
  pinsAreSorted,
  schedulersAreSingle,
  vcpusAreCounted,
  vcpusAreListed,
  vcpusArePluggable,
} from './resources.ts';
import { runNamesAreDropped, smallDeviceSteps } from './small-devices.ts';
import type { NormalizeFacts, NormalizeStep } from './step.ts';
import { copyDocument } from '../../copy.ts';

export const beforeDriver: readonly NormalizeStep[] = [
  uuidIsGiven,
  generationIdIsGiven,
  metadataIsByNamespace,
  cpuIsWhole,
  cpuFeaturesAreSingle,
  numaCellsAreNumbered,
  memoryIsWhole,
  vcpusAreCounted,
  vcpusAreListed,
  numaFollowsVcpus,
  iothreadsAreNumbered,
  pinsAreSorted,
  schedulersAreSingle,
  clockIsGiven,
  lifecycleIsGiven,
  bootIsOfItsKind,
  loaderIsRom,
  perfIsSorted,
  securityLabelsAreWhole,
  idsAreSorted,
  emptyPartsAreDropped,
  runNamesAreDropped,
  bootEntriesAreReadable,
  diskBusesAreGiven,
  cdromsAreReadOnly,
  impliedSettingsAreDropped,
  emptyDrivesAreForFiles,
  networkDisksAreWhole,
  disksAreSorted,
  ...smallDeviceSteps,
  controllersAreSorted,
  controllersAreNumbered,
  companionsHavePorts,
];

export const afterDriver: readonly NormalizeStep[] = [
  vcpusArePluggable,
  bootOrderIsGiven,
  portsAreNumbered,
  udpPortsAreOrdered,
  drivesAreAddressed,
  controllersAreThere,
  consoleIsSerial,
];

/**
 * Fills in what a document leaves open.
 *
 * @param domain Keeps `documentRules`: its numbers are counted up to.
 * @param driverSteps What one hypervisor adds.
 * @returns A copy; the domain given is left as it was.
 * @throws {DocumentError} For what cannot be.
 */
export function normalizeDomain(
  domain: Domain,
  facts: NormalizeFacts,
  driverSteps: readonly NormalizeStep[] = [],
): Domain {
  const copy = copyDocument(domain);
  for (const { run } of beforeDriver) run(copy, facts);
  for (const { run } of driverSteps) run(copy, facts);
  for (const { run } of afterDriver) run(copy, facts);
  return copy;
}
