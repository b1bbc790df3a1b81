/** Files that a command passes along: `--pass-fds` names open descriptors of this process by number. */
import { Failure } from '../failure.ts';
import type { Arguments } from '../grammar/arguments.ts';
import { parseInteger, ranges } from '../grammar/numbers.ts';

/** The numbers of `--pass-fds`, none without it. @throws {Failure} for what is no number. */
export function passedFds(args: Arguments<'pass-fds'>): readonly number[] {
  const written = args.raw('pass-fds') ?? '';
  if (written === '') return [];
  return written.split(',').map((word) => {
    const fd = parseInteger(word, ranges.int32);
    if (fd === undefined) throw new Failure(`Unable to parse FD number '${word}'`);
    return Number(fd);
  });
}

/** Descriptors of their own for the files, which the library closes when it has sent them. @throws {Failure} */
export async function duplicateFds(fds: readonly number[]): Promise<number[]> {
  const { closeDescriptor, duplicateDescriptor, hasCode } = await import('@typevirt/host');
  const copies: number[] = [];
  for (const fd of fds) {
    try {
      copies.push(duplicateDescriptor(fd));
    } catch (error) {
      copies.forEach(closeDescriptor);
      if (!hasCode(error, 'EBADF')) throw error;
      throw new Failure(`Cannot duplicate FD ${fd}: Bad file descriptor`);
    }
  }
  return copies;
}
