/** Refusals in libvirt's words, all of the storage area. */
import { VirtError, type ErrorCode } from '@typevirt/driver';
import { type ProgramError, systemWords } from '@typevirt/host';

export function refusal(code: ErrorCode, detail: string, cause?: unknown): VirtError {
  return new VirtError(code, detail, { domain: 'storage', ...(cause === undefined ? {} : { cause }) });
}

/** A failed call of the system: what was tried, then the system's own words. */
export function systemRefusal(tried: string, cause: unknown): VirtError {
  const words = systemWords(cause as NodeJS.ErrnoException);
  return new VirtError('systemError', `${tried}: ${words}`, { domain: 'storage', verbatim: true, cause });
}

/** Runs a step; a failure of the system is told as `systemRefusal` does. */
export async function trying<T>(tried: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw error instanceof VirtError ? error : systemRefusal(tried, error);
  }
}

/** A program's failure, with what it said. */
export function programRefusal(error: ProgramError): VirtError {
  const { command, status, stderr } = error;
  const end = status === undefined ? 'did not run to its end' : `unexpected exit status ${String(status)}`;
  return refusal('internalError', `Child process (${command}) ${end}: ${stderr}`, error);
}
