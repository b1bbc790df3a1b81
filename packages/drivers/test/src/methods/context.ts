/** What every group of methods is given, and the checks that many share. */
import { DomainModificationImpact as Impact, VirtError } from '@typevirt/driver';
import { checkFlags } from '@typevirt/driver/kit';
import type { Domain } from '@typevirt/model';
import type { TestDomain } from '../domain/domain.ts';
import type { World } from '../world/world.ts';

export interface MethodContext {
  readonly world: World;
}

/** Refuses flags that a function does not know, in this driver's name. */
export function allowFlags(flags: number, known: number, method: string): void {
  checkFlags(flags, known, method, 'test');
}

/** @throws {VirtError} `operationInvalid` for a domain that is off. */
export function requireActive(domain: TestDomain): NonNullable<TestDomain['live']> {
  if (domain.live !== undefined) return domain.live;
  throw new VirtError('operationInvalid', 'domain is not running', { domain: 'domain' });
}

/** What a change or a question is about. */
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
export function scopeOf(domain: TestDomain, flags: number): Scope {
  const asked = flags & (Impact.live | Impact.config);
  const bits = asked === 0 ? (domain.isActive ? Impact.live : Impact.config) : asked;
  if ((bits & Impact.live) !== 0) requireActive(domain);
  if ((bits & Impact.config) !== 0 && !domain.isPersistent) {
    throw new VirtError('operationInvalid', 'transient domains do not have any persistent config', {
      domain: 'domain',
    });
  }
  return { live: (bits & Impact.live) !== 0, config: (bits & Impact.config) !== 0 };
}

/** The one document that a question with flags is about. */
export function documentFor(domain: TestDomain, flags: number): Domain {
  const { live } = scopeOf(domain, flags);
  return live ? domain.document : (domain.definition ?? domain.document);
}

/** Changes the documents of a scope: all are computed before any is taken over. */
export function changeDocuments(
  domain: TestDomain,
  flags: number,
  change: (document: Domain) => Domain,
): void {
  const scope = scopeOf(domain, flags);
  const { live, definition } = domain;
  const nextLive = scope.live && live !== undefined ? change(live.document) : undefined;
  const nextDefinition = scope.config && definition !== undefined ? change(definition) : undefined;
  if (nextDefinition !== undefined) domain.definition = nextDefinition;
  if (nextLive !== undefined && live !== undefined) live.document = nextLive;
}
