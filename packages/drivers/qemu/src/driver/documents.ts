/**
 * A caller's document, read and settled: text → typed document → normalized, defaults and addresses of QEMU filled in, rules
 * checked. Nothing of it touches the driver's state.
 */
import { VirtError } from '@typevirt/driver';
import { DocumentError, inText, parseDomain, type Domain } from '@typevirt/model';
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
  requireFileName(parsed.name);
  const capabilities = await state.capabilities.forDomain(parsed);
  return wrapped(() => inText(text, () => settleDefinition(parsed, capabilities, state.settleSettings)));
}

/** Longest name of a file, in bytes, less the ending that stored documents have. */
const longestName = 255 - '.renaming'.length;

/** A domain's name is that of its files. Other characters were checked when the document was read. */
export function requireFileName(name: string): void {
  if (name !== '.' && name !== '..' && Buffer.byteLength(name) <= longestName) return;
  const words = `name ${name} cannot be the name of a file: it is too long, or a folder's`;
  throw new VirtError('xmlError', words, { domain: 'domain' });
}

/** Runs what reads documents; its refusals become errors of the API. */
export function wrapped<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    const { code, message, domain } = error;
    throw new VirtError(code, message, { domain: domain ?? 'qemu', cause: error });
  }
}
