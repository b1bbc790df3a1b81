/**
 * The file in which a guest's firmware keeps its variables: copied from a master before the first start, the guest's own
 * from then on.
 *
 * @source libvirt qemuPrepareNVRAM
 */
import { chown, copyFile, open, rm } from 'node:fs/promises';
import { VirtError } from '@typevirt/driver';
import { systemWords, type RunAs } from '@typevirt/host';
import { variablesPath, type Domain } from '@typevirt/model';
import type { Firmware } from '../probe/index.ts';

/** What is known of masters beside the descriptors that are installed: code → variables. */
const wellKnownMasters: Readonly<Record<string, string>> = {
  '/usr/share/OVMF/OVMF_CODE.fd': '/usr/share/OVMF/OVMF_VARS.fd',
  '/usr/share/OVMF/OVMF_CODE.secboot.fd': '/usr/share/OVMF/OVMF_VARS.fd',
  '/usr/share/AAVMF/AAVMF_CODE.fd': '/usr/share/AAVMF/AAVMF_VARS.fd',
  '/usr/share/AAVMF/AAVMF32_CODE.fd': '/usr/share/AAVMF/AAVMF32_VARS.fd',
};

/** How to make the file. */
export interface VariablesRequest {
  readonly installed: readonly Firmware[];
  /** Whom QEMU runs as, who must be able to write the file. */
  readonly runAs: RunAs | undefined;
  /** Start over from the master. */
  readonly reset: boolean;
}

/**
 * Makes the file unless it is there.
 *
 * @returns Its path if it was made, so that a failed start can remove it.
 * @throws {VirtError} `operationFailed` where no master is known, `systemError` where it cannot be read.
 */
export async function prepareVariables(
  { os: { loader, nvram } }: Domain,
  { installed, runAs, reset }: VariablesRequest,
): Promise<string | undefined> {
  const path = variablesPath({ nvram });
  if (loader?.type !== 'pflash' || loader.path === undefined || path === undefined) return undefined;
  const isNew = !(await exists(path));
  if (!isNew && !reset) return undefined;
  const described = installed.find((firmware) => firmware.path === loader.path)?.varsTemplate;
  const master = nvram?.template ?? described ?? wellKnownMasters[loader.path];
  if (master === undefined) {
    throw new VirtError('operationFailed', `unable to find any master var store for loader: ${loader.path}`, {
      domain: 'qemu',
    });
  }
  await copy(master, path, runAs);
  return isNew ? path : undefined;
}

async function copy(master: string, path: string, runAs: RunAs | undefined): Promise<void> {
  try {
    await copyFile(master, path);
    const file = await open(path, 'r+');
    try {
      await file.chmod(0o600);
      await file.sync();
    } finally {
      await file.close();
    }
    if (runAs !== undefined) await chown(path, runAs.uid, runAs.gid);
  } catch (cause) {
    await rm(path, { force: true });
    const words = systemWords(cause as NodeJS.ErrnoException);
    throw new VirtError('systemError', `Failed to open file '${master}': ${words}`, {
      domain: 'qemu',
      verbatim: true,
      cause,
    });
  }
}

async function exists(path: string): Promise<boolean> {
  return open(path, 'r').then(
    async (file) => {
      await file.close();
      return true;
    },
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
  );
}
