/**
 * Which names of QEMU monitor events a client asked for: all, one name, or those that fit a pattern.
 *
 * @source libvirt virConnectDomainQemuMonitorEventRegister
 */
import { ConnectDomainQemuMonitorEventRegisterFlags as asked, VirtError } from '@typevirt/driver';
import { checkFlags } from '@typevirt/driver/kit';

const known = asked.regex | asked.nocase;

/**
 * Says of a name whether it was asked for.
 *
 * @throws {VirtError} `invalidArg` for flags that do not exist and for patterns that cannot be read.
 */
export function monitorEventFilter(event: string | null, flags: number): (name: string) => boolean {
  checkFlags(flags, known, 'virDomainQemuMonitorEventStateRegisterID');
  if (event === null) return () => true;
  if ((flags & asked.regex) !== 0) {
    const pattern = compile(event, (flags & asked.nocase) !== 0);
    return (name) => pattern.test(name);
  }
  if ((flags & asked.nocase) === 0) return (name) => name === event;
  const lower = event.toLowerCase();
  return (name) => name.toLowerCase() === lower;
}

function compile(pattern: string, ignoreCase: boolean): RegExp {
  try {
    return new RegExp(pattern, ignoreCase ? 'i' : '');
  } catch (cause) {
    throw new VirtError('invalidArg', `failed to compile regex ${pattern}`, { cause });
  }
}
