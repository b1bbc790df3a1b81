/** Running qemu-img. */
import { findProgram, ProgramError, runProgram } from '@typevirt/host';
import { programRefusal, refusal, systemRefusal } from '../errors.ts';

/** @throws {VirtError} `internalError` with what qemu-img said. */
export async function runQemuImg(args: readonly string[], signal?: AbortSignal): Promise<void> {
  await runTool('qemu-img', args, signal);
}

/** Runs a program of the PATH. @throws {VirtError} `systemError` where there is none; `internalError` where it fails. */
export async function runTool(name: string, args: readonly string[], signal?: AbortSignal): Promise<void> {
  try {
    await runProgram(requireProgram(name), args, signal);
  } catch (error) {
    if (!(error instanceof ProgramError)) throw error;
    if (signal?.aborted) throw refusal('operationAborted', `${name}: the caller gave up`, error);
    throw programRefusal(error);
  }
}

function requireProgram(name: string): string {
  const found = findProgram(name, process.env['PATH'] ?? '/usr/bin:/bin');
  if (found !== undefined) return found;
  throw systemRefusal(`Cannot find '${name}' in path`, Object.assign(new Error(name), { errno: noSuchFile }));
}

const noSuchFile = 2;
