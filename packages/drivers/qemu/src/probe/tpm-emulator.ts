/** The programs that emulate TPMs: QEMU only passes a guest's commands on to them. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const programs = ['swtpm', 'swtpm_setup', 'swtpm_ioctl'];

/** Whether all of them are there. `path` is that of the environment: folders with `:` between them. */
export function hasTpmEmulator(path: string): boolean {
  const folders = path.split(':');
  return programs.every((name) => folders.some((folder) => existsSync(join(folder, name))));
}
