/** `--live`, `--config` and `--current`: which of a domain's two definitions a command is about. */
import { DomainModificationImpact } from 'typevirt';
import type { Arguments } from '../grammar/arguments.ts';

/** The bits for the options given. @throws {Failure} if `--current` is given together with another. */
export function impactOf(args: Arguments<'live' | 'config' | 'current'>): number {
  args.exclusive('current', 'live');
  args.exclusive('current', 'config');
  return args.flags({ live: DomainModificationImpact.live, config: DomainModificationImpact.config });
}
