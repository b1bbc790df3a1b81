/**
 * Which firmware images the host offers, from the descriptors that distributors and administrators install.
 *
 * A descriptor in a folder of higher rank replaces one of the same name below it, an empty one removes
 * it; then all are tried in the order of their names.
 *
 * @source QEMU docs/interop/firmware.json
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One firmware image. */
export interface Firmware {
  /** `uefi`, `bios`, … */
  readonly interfaces: readonly string[];
  /** `flash` or `memory`. */
  readonly device: string;
  readonly path: string;
  readonly format: string;
  /** What a guest's variables start from, where it keeps some. */
  readonly varsTemplate: string | undefined;
  readonly targets: readonly { readonly architecture: string; readonly machines: readonly string[] }[];
  readonly features: readonly string[];
}

/** Where descriptors are, lowest rank first; `config` is the user's own XDG_CONFIG_HOME, where there is one. */
export function firmwareFolders(config?: string): string[] {
  const system = ['/usr/share/qemu/firmware', '/etc/qemu/firmware'];
  return config === undefined ? system : [...system, join(config, 'qemu/firmware')];
}

/** Reads all descriptors; those that make no sense are left out. */
export function readFirmware(folders: readonly string[]): Firmware[] {
  const files = new Map<string, string>();
  for (const folder of folders.filter((path) => existsSync(path))) {
    for (const name of readdirSync(folder)) if (name.endsWith('.json')) files.set(name, join(folder, name));
  }
  return [...files].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, path]) => readDescriptor(path) ?? []);
}

/** Whether it is made for this machine. */
export function suits(firmware: Firmware, architecture: string, machine: string): boolean {
  return firmware.targets.some(
    (target) =>
      target.architecture === architecture && target.machines.some((pattern) => matches(pattern, machine)),
  );
}

interface Descriptor {
  'interface-types': string[];
  mapping: {
    device: string;
    filename?: string;
    executable?: { filename: string; format: string };
    'nvram-template'?: { filename: string };
  };
  targets: { architecture: string; machines: string[] }[];
  features: string[];
}

function readDescriptor(path: string): Firmware | undefined {
  try {
    const { mapping, targets, features, ...rest } = JSON.parse(readFileSync(path, 'utf8')) as Descriptor;
    const image = mapping.executable?.filename ?? mapping.filename;
    if (image === undefined) return undefined;
    const named = targets.map(({ architecture, machines }) => ({
      architecture: architecture === 'i386' ? 'i686' : architecture,
      machines: [...machines],
    }));
    return {
      interfaces: [...rest['interface-types']],
      device: mapping.device,
      path: image,
      format: mapping.executable?.format ?? 'raw',
      varsTemplate: mapping['nvram-template']?.filename,
      targets: named,
      features: [...features],
    };
  } catch {
    return undefined;
  }
}

function matches(pattern: string, name: string): boolean {
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${escaped}$`).test(name);
}
