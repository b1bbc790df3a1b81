/** What boots: order of devices, kernel, firmware. */
import { blockdev, list, onOff, type Option } from './arguments.ts';
import type { PlanContext } from './context.ts';

/** `-boot`, `-kernel` and what goes with them. */
export function bootOptions({ domain }: PlanContext): readonly Option[] {
  const { os } = domain;
  const { bootMenu, bios } = os;
  const boot = list(undefined, {
    menu: onOff(bootMenu?.enable),
    'splash-time': bootMenu?.enable === true ? bootMenu.timeout : undefined,
    'reboot-timeout': bios?.rebootTimeout,
    strict: 'on',
  });
  return [
    ['-boot', boot],
    ...(os.loader?.type === 'rom' && os.loader.path !== undefined
      ? [['-bios', os.loader.path] as const]
      : []),
    ...said('-kernel', os.kernel),
    ...said('-initrd', os.initrd),
    ...said('-append', os.cmdline),
    ...said('-dtb', os.dtb),
    ...firmwareNodes({ domain }),
  ];
}

function said(option: string, value: string | undefined): readonly Option[] {
  return value === undefined ? [] : [[option, value]];
}

/** Flash chips of UEFI: code, which nobody writes, and the guest's own variables. */
function firmwareNodes({ domain: { os } }: Pick<PlanContext, 'domain'>): readonly Option[] {
  if (os.loader?.type !== 'pflash' || os.loader.path === undefined) return [];
  const flash = (number: number, filename: string, readonly: boolean): readonly Option[] => [
    blockdev({
      driver: 'file',
      filename,
      'node-name': `libvirt-pflash${number}-storage`,
      'auto-read-only': true,
      discard: 'unmap',
    }),
    blockdev({
      'node-name': `libvirt-pflash${number}-format`,
      'read-only': readonly,
      driver: 'raw',
      file: `libvirt-pflash${number}-storage`,
    }),
  ];
  const variables = os.nvram?.path;
  return [
    ...flash(0, os.loader.path, os.loader.readonly === true),
    ...(variables === undefined ? [] : flash(1, variables, false)),
  ];
}
