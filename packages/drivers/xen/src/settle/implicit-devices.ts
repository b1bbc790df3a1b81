/**
 * Devices that every guest of Xen has, whether its definition names them or not.
 *
 * @source libvirt libxlDomainDefPostParse, xenDomainDefAddImplicitInputDevice
 */
import { ensureInput, inputBusesAreGiven, step, type Domain, type NormalizeStep } from '@typevirt/model';

/** A paravirtual guest has gone by the name of the only system that once was one. */
export const systemIsLinux = step('systemIsLinux', ({ os }) => {
  if (os.type.value === 'xen') os.type.value = 'linux';
});

/** Steps that add devices and features. */
export const implicitDeviceSteps: readonly NormalizeStep[] = [
  inputBusesAreGiven,
  step('consoleIsThere', addConsole),
  step('inputsAreThere', ({ os, devices }) => {
    const bus = os.type.value === 'hvm' ? 'ps2' : 'xen';
    ensureInput(devices, 'mouse', bus);
    ensureInput(devices, 'keyboard', bus);
  }),
  step('featuresAreOn', turnOnFeatures),
  step('balloonIsThere', ({ devices }) => {
    devices.memballoon ??= { model: 'xen' };
  }),
  step('xenbusIsThere', ({ devices: { controllers } }) => {
    if (!controllers.some(({ type }) => type === 'xenbus')) controllers.push({ type: 'xenbus', index: 0 });
  }),
];

/** A paravirtual guest always has a terminal of its own kind. */
function addConsole({ os, devices }: Domain): void {
  if (os.type.value === 'hvm') return;
  if (devices.consoles.length === 0) devices.consoles.push({ type: 'pty' });
  for (const console of devices.consoles) {
    const { type = 'none' } = console.target ?? {};
    if (type === 'none') console.target = { ...console.target, type: 'xen' };
  }
}

const noFeatures = { acpi: false, pae: false, viridian: false, privnet: false };

/** Wide physical addresses always; tables for the guest's NUMA cells where there are any. */
function turnOnFeatures(domain: Domain): void {
  const { value, arch } = domain.os.type;
  if (value !== 'hvm' || arch !== 'x86_64') return;
  const features = domain.features ?? noFeatures;
  const hasCells = (domain.cpu?.numa?.cells.length ?? 0) > 0;
  domain.features = { ...features, pae: true, acpi: features.acpi || hasCells };
}
