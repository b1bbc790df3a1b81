/**
 * What a command's body is: the arguments and the surroundings in; results out through `out`; failure by throwing.
 * The file `commands/NAME.ts` holds the bodies for the rows of `table/NAME.ts`; it is loaded when one of them runs.
 */
import type { Connection } from 'typevirt';
import type { Arguments } from '../grammar/arguments.ts';
import type { Output } from '../output/output.ts';
import type { CommandRow, RowModule } from '../table/row.ts';

/** What the shell offers to a body. */
export interface Shell {
  readonly out: Output;
  /** Aborted when the user interrupts the command. */
  readonly signal: AbortSignal;
  /** Whether commands come from a prompt rather than from the program's arguments. */
  readonly interactive: boolean;
  /** The character that leaves a console, as written after `--escape`. */
  readonly escape: string;
  /** The open connection, opened now if need be. @throws {Failure} if it cannot be opened. */
  connection(): Promise<Connection>;
  /** From now on the connection can pass open files along. @throws {Failure} if it cannot be opened so. */
  passFiles(): Promise<void>;
  /** The URI of the open connection, as it was asked for. */
  uri(): Promise<string>;
  /** Opens a connection in place of the one there is; without `uri` to the same place, with an empty one to the default. */
  reconnect(uri: string | undefined, readOnly: boolean): Promise<void>;
  /** Another connection, which the caller closes. @throws the library's error if it cannot be opened. */
  connectTo(uri: string): Promise<Connection>;
  /** Writes one line behind `error: ` without ending the command. */
  complain(message: string): void;
}

/** Does one command's work. @throws what failed; the shell prints it. */
export type Body<Option extends string = string> = (
  args: Arguments<Option>,
  shell: Shell,
) => Promise<void> | void;

/** Bodies for a module's rows. */
export type Bodies<Module extends RowModule> = {
  readonly [Name in keyof ReturnType<Module['load']>]: ReturnType<Module['load']>[Name] extends CommandRow<
    infer Option
  >
    ? Body<Option>
    : never;
};
