/**
 * Where a change takes effect: in the running guest, in the definition, or both.
 *
 * @source libvirt virDomainModificationImpact, virDomainObjUpdateModificationImpact
 */
import { DomainModificationImpact as Impact, VirtError } from '@typevirt/driver';
import type { QemuDomain } from '../domain.ts';

/** What is to be changed. */
export interface Scope {
  readonly live: boolean;
  readonly config: boolean;
}

/**
 * The scope that flags ask for; none of the two bits means: the running guest if there is one, else the definition.
 *
 * @throws {VirtError} `operationInvalid` for the running guest of a domain that is off, and for the definition of a
 *   domain that has none.
 */
export function scopeOf(domain: QemuDomain, flags: number): Scope {
  const asked = flags & (Impact.live | Impact.config);
  const bits = asked === 0 ? (domain.isActive ? Impact.live : Impact.config) : asked;
  if ((bits & Impact.live) !== 0 && !domain.isActive) {
    throw new VirtError('operationInvalid', 'domain is not running', { domain: 'domain' });
  }
  if ((bits & Impact.config) !== 0 && !domain.isPersistent) {
    throw new VirtError('operationInvalid', 'transient domains do not have any persistent config', {
      domain: 'domain',
    });
  }
  return { live: (bits & Impact.live) !== 0, config: (bits & Impact.config) !== 0 };
}
