/** The rows of the wire, the method that each stands for, and which of them say in the same shape what their method says. */
import { lxc, type AnyProcedure, qemu, remote } from '@typevirt/rpc';
import { contractMethods } from '../declared/sources.ts';
import adaptedRows from './adapted.json' with { type: 'json' };

/** Rows that the daemon or the client adapts to the contract: a list that may only shrink. Each wants a test of its own. */
export const adapted: ReadonlySet<string> = new Set(adaptedRows);

/** A row and its method. */
export interface Pass {
  readonly row: string;
  readonly method: string;
  readonly shape: AnyProcedure;
}

const contract = new Set(contractMethods());

/** A method has the name of its row, or of the row's older one; those of smaller programs have the program's name in front. */
function methodOf(program: string, row: string): string {
  const own = program === 'remote' ? row : `${program}${row.charAt(0).toUpperCase()}${row.slice(1)}`;
  const older = own.replace(/(With)?Flags$/, '');
  return !contract.has(own) && contract.has(older) ? older : own;
}

/** All calls. */
export const passes: readonly Pass[] = [remote, qemu, lxc].flatMap(({ name, procedures }) =>
  Object.entries(procedures as Readonly<Record<string, AnyProcedure>>)
    .filter(([, { kind }]) => kind === 'call')
    .map(([row, shape]) => ({ row, method: methodOf(name, row), shape })),
);
/** Those that pass through as they are; `pass-through.test.ts` proves it. */
export const passing: readonly Pass[] = passes.filter(({ row }) => !adapted.has(row));
