/** Which inputs a kind of guest can have, on which bus. @source libvirt virDomainInputDefValidate; answers of libvirt 9.0 */
import type { Input } from '../devices/input.ts';
import type { Domain } from '../domain.ts';
import { eachDevice } from './each-device.ts';

export const inputBusesFit = eachDevice('inputBusesFit', 'input', (input, domain) => {
  const detail = misfit(input, domain);
  return detail === undefined ? undefined : { code: 'internalError', detail, at: '/@bus' };
});

const paravirtual: readonly string[] = ['xen', 'linux', 'xenpvh'];

/** A bus that is left open fits, where there are inputs at all. */
function misfit({ type, bus }: Input, domain: Domain): string | undefined {
  const { value } = domain.os.type;
  const ofParallels = domain.type === 'vz' || domain.type === 'parallels';
  if (value !== 'hvm' && !paravirtual.includes(value) && !ofParallels)
    return 'Input devices are not supported by this virtualization driver.';
  if (bus === undefined) return undefined;
  const isPlain = type === 'mouse' || type === 'keyboard';
  const strange = `${bus} bus does not support ${type} input device`;
  if (value === 'hvm') {
    if (bus === 'ps2' && !isPlain) return strange;
    return bus === 'xen' ? `unsupported input bus ${bus}` : undefined;
  }
  if (paravirtual.includes(value) && bus !== 'xen') return `unsupported input bus ${bus}`;
  if (!paravirtual.includes(value) && bus !== 'parallels')
    return `parallels containers don't support input bus ${bus}`;
  return isPlain ? undefined : strange;
}
