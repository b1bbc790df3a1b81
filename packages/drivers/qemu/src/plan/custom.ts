/** What the document passes through to QEMU unseen, and the environment. */
import type { Option } from './arguments.ts';
import type { PlanContext } from './context.ts';

/** Arguments of `qemu:commandline`, last, as they are. */
export function customOptions({ domain }: PlanContext): readonly Option[] {
  return (domain.qemuCommandline?.arguments ?? []).map(({ value }): Option => [value]);
}

/** The whole environment of QEMU. */
export function environment({ domain, instance }: PlanContext): Readonly<Record<string, string>> {
  const own = {
    LC_ALL: 'C',
    PATH: process.env.PATH ?? '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    HOME: instance,
    XDG_DATA_HOME: `${instance}/.local/share`,
    XDG_CACHE_HOME: `${instance}/.cache`,
    XDG_CONFIG_HOME: `${instance}/.config`,
  };
  return {
    ...own,
    ...Object.fromEntries(
      (domain.qemuCommandline?.environment ?? []).map(({ name, value }) => [name, value ?? '']),
    ),
  };
}
