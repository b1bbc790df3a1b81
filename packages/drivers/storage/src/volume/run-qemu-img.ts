/** Running qemu-img. */
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { ProgramError, runProgram } from '@typevirt/host';
import { programRefusal, refusal, systemRefusal } from '../errors.ts';

/** @throws {VirtError} `internalError` with what qemu-img said. */
export async function runQemuImg(args: readonly string[], signal?: AbortSignal): Promise<void> {
  await runTool('qemu-img', args, signal);
}

/** Runs a program of the PATH. @throws {VirtError} `systemError` where there is none; `internalError` where it fails. */
export async function runTool(name: string, args: readonly string[], signal?: AbortSignal): Promise<void> {
  try {
    await runProgram(findProgram(name), args, signal);
  } catch (error) {
    if (!(error instanceof ProgramError)) throw error;
    if (signal?.aborted) throw refusal('operationAborted', `${name}: the caller gave up`, error);
    throw programRefusal(error);
  }
}

function findProgram(name: string): string {
  for (const folder of (process.env['PATH'] ?? '/usr/bin:/bin').split(':')) {
    const path = join(folder, name);
    if (isExecutable(path)) return path;
  }
  throw systemRefusal(`Cannot find '${name}' in path`, Object.assign(new Error(name), { errno: noSuchFile }));
}

const noSuchFile = 2;

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
