/** Keys pressed for a guest. */
import { VirtError, type Methods } from '@typevirt/driver';
import { checkFlags } from '@typevirt/driver/kit';
import { requireLive } from '../state.ts';
import { withJob, type MethodContext } from './context.ts';
import { toXtKeyNumber } from './key-codes.ts';

/** Methods on keys. */
export type KeyMethods = Pick<Methods, 'domainSendKey'>;

/** Most keys at once, as the API has it. */
const mostKeys = 16;

export function keyMethods(context: MethodContext): KeyMethods {
  return {
    async domainSendKey({ dom, codeset, holdtime, keycodes, flags }, call) {
      checkFlags(flags, 0, 'qemuDomainSendKey', 'qemu');
      if (keycodes.length > mostKeys)
        throw new VirtError('invalidArg', `at most ${mostKeys} keys can be sent at once`, { domain: 'qemu' });
      const numbers = keycodes.map((code) => toXtKeyNumber(codeset, code));
      await withJob(context, dom, 'modify', 'domainSendKey', call, async (domain) => {
        const keys = numbers.map((data) => ({ type: 'number' as const, data }));
        await requireLive(domain).monitor.execute('send-key', {
          keys,
          ...(holdtime === 0 ? {} : { 'hold-time': holdtime }),
        });
      });
    },
  };
}
