/** Trusted platform modules: one of the host, or an emulator that runs beside the guest. */
import type { Tpm } from '@typevirt/model';
import { device, list, type Option } from './arguments.ts';
import { addressProps } from './address.ts';
import type { PlanContext } from './context.ts';
import { unsupported } from './refuse.ts';

/** Options of every TPM. */
export function tpmOptions(context: PlanContext): readonly Option[] {
  return context.domain.devices.tpms.flatMap((tpm) => {
    const tpmdev = `tpm-${tpm.alias ?? ''}`;
    if (tpm.model === 'spapr-tpm-proxy') {
      const path = tpm.backend.type === 'passthrough' ? tpm.backend.device : undefined;
      return [device('spapr-tpm-proxy', { id: tpm.alias, 'host-path': path })];
    }
    return [
      ...backendOptions(context, tpm, tpmdev),
      device(tpm.model ?? 'tpm-tis', { tpmdev, id: tpm.alias, ...addressProps(context.domain, tpm) }),
    ];
  });
}

function backendOptions(
  { tpmSockets, instance }: PlanContext,
  { backend, alias }: Tpm,
  id: string,
): readonly Option[] {
  switch (backend.type) {
    case 'passthrough': {
      const path = backend.device ?? '/dev/tpm0';
      const cancel = `/sys/class/tpm/${path.slice(path.lastIndexOf('/') + 1)}/device/cancel`;
      return [['-tpmdev', list('passthrough', { id, path, 'cancel-path': cancel })]];
    }
    case 'emulator': {
      const path = tpmSockets?.get(alias ?? '') ?? `${instance}/${alias ?? 'tpm0'}-swtpm.sock`;
      return [
        ['-chardev', list('socket', { id: 'chrtpm', path })],
        ['-tpmdev', list('emulator', { id, chardev: 'chrtpm' })],
      ];
    }
    case 'external':
      throw unsupported('TPM backend type external is not supported by this QEMU');
  }
}
