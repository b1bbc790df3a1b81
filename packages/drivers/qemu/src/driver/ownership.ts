/**
 * Files that QEMU's unprivileged user must open: given to it at start, given back at the end. What many guests may share
 * (read-only or shareable disks, kernels) is not taken from its owner; it must be readable for the user already.
 *
 * @source libvirt drvqemu "Driver security architecture", the DAC part
 */
import { chown, stat } from 'node:fs/promises';
import type { RunAs } from '@typevirt/host';
import { variablesPath, type Domain } from '@typevirt/model';

/** Whose each file was before. */
export type Owners = ReadonlyMap<string, { readonly uid: number; readonly gid: number }>;

/**
 * Gives a guest's own files to the user that QEMU runs as; nothing to do where QEMU runs as the daemon.
 *
 * Files that were given before a failure are given back.
 */
export async function giveFiles(domain: Domain, runAs: RunAs | undefined): Promise<Owners> {
  const owners = new Map<string, { uid: number; gid: number }>();
  if (runAs === undefined) return owners;
  try {
    for (const path of ownFiles(domain)) {
      const { uid, gid } = await stat(path);
      if (uid === runAs.uid && gid === runAs.gid) continue;
      await chown(path, runAs.uid, runAs.gid);
      owners.set(path, { uid, gid });
    }
  } catch (error) {
    await takeFilesBack(owners);
    throw error;
  }
  return owners;
}

/** Gives files back to their owners; a file that is gone meanwhile is nobody's loss. */
export async function takeFilesBack(owners: Owners): Promise<void> {
  for (const [path, { uid, gid }] of owners) {
    await chown(path, uid, gid).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
  }
}

function ownFiles(domain: Domain): readonly string[] {
  const disks = domain.devices.disks
    .filter((disk) => disk.readonly !== true && disk.shareable !== true && disk.device !== 'cdrom')
    .map((disk) =>
      disk.type === 'file' ? disk.source?.file : disk.type === 'block' ? disk.source?.dev : undefined,
    );
  return [...new Set([...disks, variablesPath(domain.os)].filter((path) => path !== undefined))];
}
