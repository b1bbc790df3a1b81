/** What boots: `-boot`, and a kernel given by the host. */
import { list, onOff, type Option } from './arguments.ts';
import type { PlanContext } from './context.ts';

/** `-boot`, `-kernel` and what goes with them. */
export function bootOptions({ domain }: PlanContext): readonly Option[] {
  const { os } = domain;
  const { bootMenu, bios } = os;
  const boot = [
    ...(bootMenu?.enable === undefined ? [] : [`menu=${onOff(bootMenu.enable)}`]),
    ...(bios?.rebootTimeout === undefined ? [] : [`reboot-timeout=${bios.rebootTimeout}`]),
    ...(bootMenu?.enable === true && bootMenu.timeout !== undefined
      ? [`splash-time=${bootMenu.timeout}`]
      : []),
    'strict=on',
  ];
  return [
    ['-boot', boot.join(',')],
    ...said('-kernel', os.kernel),
    ...said('-initrd', os.initrd),
    ...said('-append', os.cmdline),
    ...said('-dtb', os.dtb),
    ...os.acpiTables.map(
      ({ type, path }): Option => ['-acpitable', list(`sig=${type.toUpperCase()}`, { file: path })],
    ),
  ];
}

function said(option: string, value: string | undefined): readonly Option[] {
  return value === undefined ? [] : [[option, value]];
}
