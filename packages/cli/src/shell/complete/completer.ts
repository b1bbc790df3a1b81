/** What a completer is given and what it returns. */
import type { Connection, Domain, StoragePool } from 'typevirt';
import { findDomain, findPool } from '../../commands/find.ts';

/** The command being typed, as far as it can be read. */
export interface Asked {
  /** The first value that an option was given. */
  given(option: string): string | undefined;
  connection(): Promise<Connection>;
}

/** All values an option may take, in the order to show them; what does not fit the word typed is left out later. */
export type Completer = (asked: Asked) => Promise<readonly string[]> | readonly string[];

/** The domain that the command names; undefined if it names none that exists. */
export async function givenDomain(asked: Asked): Promise<Domain | undefined> {
  const written = asked.given('domain');
  if (written === undefined) return undefined;
  return findDomain(await asked.connection(), written).catch(() => undefined);
}

/** The pool that the command names; undefined if it names none that exists. */
export async function givenPool(asked: Asked): Promise<StoragePool | undefined> {
  const written = asked.given('pool');
  if (written === undefined) return undefined;
  return findPool(await asked.connection(), written).catch(() => undefined);
}
