/**
 * The `<domainCapabilities>` document.
 *
 * @source libvirt docs/formatdomaincaps.html
 */
import { element, type ElementNode, formatElement } from './element-text.ts';
import type { DomainCapabilities, Group, GuestCpus, SettingValues } from './domain-capabilities.ts';

/** Writes the document. */
export function formatDomainCapabilities(capabilities: DomainCapabilities): string {
  const { path, domainType, machine, architecture, maxVcpus, ioThreads, memoryBacking, devices, features } =
    capabilities;
  return formatElement(
    element('domainCapabilities', {}, [
      element('path', {}, path),
      element('domain', {}, domainType),
      element('machine', {}, machine),
      element('arch', {}, architecture),
      element('vcpu', { max: maxVcpus }),
      element('iothreads', supported(ioThreads)),
      osElement(capabilities),
      cpuElement(capabilities.cpus),
      groupElement(memoryBacking),
      element('devices', {}, devices.map(groupElement)),
      element('features', {}, features.map(groupElement)),
    ]),
  );
}

function osElement({ firmwareKinds, loaderPaths, secureLoader }: DomainCapabilities): ElementNode {
  const loader = [
    ...loaderPaths.map((path) => element('value', {}, path)),
    enumElement({ name: 'type', values: ['rom', 'pflash'] }),
    enumElement({ name: 'readonly', values: ['yes', 'no'] }),
    enumElement({ name: 'secure', values: secureLoader }),
  ];
  const firmware = enumElement({ name: 'firmware', values: firmwareKinds });
  return element('os', supported(true), [firmware, element('loader', supported(true), loader)]);
}

function cpuElement({
  hostPassthrough,
  passthroughMigratable,
  maximum,
  hostModel,
  models,
}: GuestCpus): ElementNode {
  const mode = (name: string, has: boolean, content: ElementNode[]): ElementNode =>
    element('mode', { name, ...supported(has) }, has ? content : []);
  const migratable = (name: string, values = ['on', 'off']): ElementNode[] => [enumElement({ name, values })];
  const passthrough = migratable('hostPassthroughMigratable', passthroughMigratable ? undefined : ['off']);
  const named = hostModel && [
    element('model', { fallback: 'forbid' }, hostModel.model),
    ...(hostModel.vendor === undefined ? [] : [element('vendor', {}, hostModel.vendor)]),
    ...hostModel.require.map((name) => element('feature', { policy: 'require', name })),
    ...hostModel.disable.map((name) => element('feature', { policy: 'disable', name })),
  ];
  const custom = models.map(({ name, usable, deprecated, vendor }) =>
    element('model', { usable: yesNo(usable), deprecated: deprecated ? 'yes' : undefined, vendor }, name),
  );
  return element('cpu', {}, [
    mode('host-passthrough', hostPassthrough, passthrough),
    mode('maximum', maximum, migratable('maximumMigratable')),
    mode('host-model', named !== undefined, named ?? []),
    mode('custom', custom.length > 0, custom),
  ]);
}

function groupElement({ name, supported: has, settings = [] }: Group): ElementNode {
  return element(name, supported(has), has ? settings.map(enumElement) : []);
}

function enumElement({ name, values }: SettingValues): ElementNode {
  return element(
    'enum',
    { name },
    values.map((value) => element('value', {}, value)),
  );
}

function supported(has: boolean): { supported: string } {
  return { supported: yesNo(has) };
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}
