/**
 * A caller's document, read and settled: text → typed document → normalized, defaults and addresses of QEMU filled in, rules
 * checked. Nothing of it touches the driver's state.
 */
import { VirtError, type ErrorCode } from '@typevirt/driver';
import { DocumentError, parseDomain, type Domain } from '@typevirt/model';
import { settleDefinition } from '../settle/definition.ts';
import type { QemuState } from './state.ts';

/**
 * Reads a domain document as `virDomainDefineXML` does.
 *
 * @param validate Refuse everything that the grammar does not know.
 * @throws {VirtError} what the document breaks, with libvirt's number.
 */
export async function readDefinition(state: QemuState, text: string, validate: boolean): Promise<Domain> {
  const parsed = wrapped(() => parseDomain(text, { strict: validate }));
  const capabilities = await state.capabilities.forDomain(parsed);
  return wrapped(() => settleDefinition(parsed, capabilities, state.settings));
}

/** Runs what reads documents; its refusals become errors of the API. */
export function wrapped<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    const { code, detail, domain } = error;
    throw new VirtError(code as ErrorCode, detail, { domain: domain ?? 'qemu', cause: error });
  }
}
