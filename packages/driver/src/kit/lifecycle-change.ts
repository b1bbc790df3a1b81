/** What a guest's end, reboot or crash shall lead to, from the numbers of calls to the words of documents. */
import { VirtError } from '../errors.ts';

const types = ['poweroff', 'reboot', 'crash'] as const;
const actions = [
  'destroy',
  'restart',
  'rename-restart',
  'preserve',
  'coredump-destroy',
  'coredump-restart',
] as const;

/**
 * The fields of a document that `virDomainSetLifecycleAction` sets.
 *
 * @throws {VirtError} `invalidArg` for numbers without a meaning, `configUnsupported` for a dump where nothing crashed.
 */
export function lifecycleChange(type: number, action: number) {
  const refused = (detail: string) => new VirtError('invalidArg', detail, { domain: 'domain' });
  const kind = types[type];
  const word = actions[action];
  if (kind === undefined) throw refused(`invalid lifecycle type '${type}'`);
  if (word === undefined) throw refused(`invalid lifecycle action '${action}'`);
  if (kind === 'crash') return { onCrash: word };
  if (word === 'coredump-destroy' || word === 'coredump-restart') {
    throw new VirtError('configUnsupported', `Lifecycle event '${kind}' doesn't support '${word}' action`, {
      domain: 'domain',
    });
  }
  return kind === 'poweroff' ? { onPoweroff: word } : { onReboot: word };
}
