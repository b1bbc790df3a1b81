/**
 * How a command fails: with lines on stderr, each behind `error: `, and exit status 1. A library error that led to the
 * failure follows on a line of its own, as virsh prints it.
 */

/** A command cannot go on; its message and that of its cause are what the user sees. */
export class Failure extends Error {
  override readonly name = 'Failure';
}

/** The command failed after it said why, or has nothing to say. */
export class SilentFailure extends Error {
  override readonly name = 'SilentFailure';
}

/** The lines to print behind `error: `, first line first. */
export function failureLines(error: unknown): string[] {
  if (error instanceof SilentFailure) return [];
  if (!(error instanceof Error)) return [String(error)];
  const lines = error.message === '' ? [] : [error.message];
  if (error instanceof Failure && error.cause !== undefined) lines.push(...failureLines(error.cause));
  return lines;
}

/**
 * Runs one step of a command; should it fail, `message` is printed before the library's own error.
 *
 * @throws {Failure} with the step's error as `cause`.
 */
export async function attempt<Result>(
  message: string,
  step: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await step();
  } catch (cause) {
    throw new Failure(message, { cause });
  }
}

/** Whether the library refused because its driver does not have the function at all. */
export function isUnsupported(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'noSupport';
}
