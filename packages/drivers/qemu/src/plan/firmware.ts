/** Firmware: flash chips of UEFI as block nodes, or a ROM of a traditional BIOS. */
import { variablesPath, type Domain } from '@typevirt/model';
import { blockdev, type Option } from './arguments.ts';
import type { PlanContext } from './context.ts';

/** Whether the board gets flash chips. */
export function hasFlash({ os }: Domain): boolean {
  return os.loader?.type === 'pflash' && os.loader.path !== undefined;
}

/** Nodes of flash chips: code, which nobody writes, and the guest's own variables. */
export function flashOptions({ domain }: PlanContext): readonly Option[] {
  const { loader } = domain.os;
  if (!hasFlash(domain) || loader?.path === undefined) return [];
  const variables = variablesPath(domain.os);
  return [
    ...chip(0, loader.path, loader.readonly === true),
    ...(variables === undefined ? [] : chip(1, variables, false)),
  ];
}

function chip(number: number, filename: string, readonly: boolean): readonly Option[] {
  const name = `libvirt-pflash${number}`;
  return [
    blockdev({
      driver: 'file',
      filename,
      'node-name': `${name}-storage`,
      'auto-read-only': true,
      discard: 'unmap',
    }),
    blockdev({
      'node-name': `${name}-format`,
      'read-only': readonly,
      driver: 'raw',
      file: `${name}-storage`,
    }),
  ];
}

/** `-bios`, and whether code in flash may only be changed from System Management Mode. */
export function loaderOptions({ domain: { os } }: PlanContext): readonly Option[] {
  const { loader } = os;
  if (loader?.type === 'pflash') {
    return loader.secure === true ? [['-global', 'driver=cfi.pflash01,property=secure,value=on']] : [];
  }
  return loader?.path === undefined ? [] : [['-bios', loader.path]];
}
