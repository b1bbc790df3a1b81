/** What the document passes through to QEMU unseen: arguments, properties, the environment. */
import type { Domain, QemuProperty } from '@typevirt/model';
import type { Option, Props } from './arguments.ts';
import type { PlanContext } from './context.ts';
import { broken } from './refuse.ts';

/** Arguments of `qemu:commandline`, last, as they are. */
export function customOptions({ domain }: PlanContext): readonly Option[] {
  return (domain.qemuCommandline?.arguments ?? []).map(({ value }): Option => [value]);
}

/**
 * Properties of devices that `qemu:override` replaces, adds or removes.
 *
 * @throws {VirtError} `internalError` for a value that does not read as its type.
 */
export function overridden({ qemuOverride }: Domain, option: Option): Option {
  const [word, props] = option;
  if (word !== '-device' || typeof props !== 'object') return option;
  const found = qemuOverride?.devices.find(({ alias }) => alias === props['id']);
  if (found?.frontend === undefined) return option;
  const changed: Record<string, Props[string]> = { ...props };
  for (const property of found.frontend.properties) {
    delete changed[property.name];
    changed[property.name] = valueOf(property);
  }
  return [word, changed];
}

function valueOf({ name, type, value = '' }: QemuProperty): string | bigint | boolean | undefined {
  switch (type) {
    case 'string':
      return value;
    case 'bool':
      return value === 'true';
    case 'remove':
      return undefined;
    case 'signed':
    case 'unsigned':
      if (!/^-?\d+$/.test(value)) throw broken(`property '${name}' is not a number: '${value}'`);
      return BigInt(value);
  }
}

/** The whole environment of QEMU. */
export function environment({ domain, instance }: PlanContext): Readonly<Record<string, string>> {
  const { clock, devices, qemuCommandline } = domain;
  const sdl = devices.graphics.find(({ type }) => type === 'sdl');
  const window =
    sdl?.type === 'sdl'
      ? {
          ...(sdl.xauth === undefined ? {} : { XAUTHORITY: sdl.xauth }),
          ...(sdl.display === undefined ? {} : { DISPLAY: sdl.display }),
        }
      : {};
  return {
    LC_ALL: 'C',
    PATH: process.env.PATH ?? '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    HOME: instance,
    XDG_DATA_HOME: `${instance}/.local/share`,
    XDG_CACHE_HOME: `${instance}/.cache`,
    XDG_CONFIG_HOME: `${instance}/.config`,
    ...(clock?.offset === 'timezone' && clock.timezone !== undefined ? { TZ: clock.timezone } : {}),
    ...window,
    ...Object.fromEntries((qemuCommandline?.environment ?? []).map(({ name, value }) => [name, value ?? ''])),
  };
}
