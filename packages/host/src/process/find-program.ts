/** Programs by name. */
import { accessSync, constants } from 'node:fs';
import { isAbsolute, join } from 'node:path';

/**
 * The first program of a name that this process may run.
 *
 * @param path Folders, `:` between them; those that are not absolute are passed over.
 */
export function findProgram(name: string, path: string): string | undefined {
  const folders = path.split(':').filter(isAbsolute);
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
