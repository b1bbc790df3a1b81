/** Errors of this driver: the API's codes, with `test` as the part of the system that refuses. */
import { VirtError, type ErrorCode } from '@typevirt/driver';
import { DocumentError } from '@typevirt/model';

/** A refusal of the driver itself. */
export function testError(code: ErrorCode, detail = ''): VirtError {
  return new VirtError(code, detail, { domain: 'test' });
}

/** Runs what reads or changes documents; refusals become errors of the API. */
export function wrapped<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw retold(error);
  }
}

/** A document's refusal as an error of the API; any other error as it is. */
export function retold(error: unknown): unknown {
  if (!(error instanceof DocumentError)) return error;
  const { code, message, domain } = error;
  return new VirtError(code, message, { domain, cause: error });
}

/** The same for what ends later. */
export async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw retold(error);
  }
}
