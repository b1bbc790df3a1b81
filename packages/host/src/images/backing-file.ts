/** Which file of this host an image stands on. */
import { dirname, isAbsolute, join } from 'node:path';

/** The file that an image means by the name of the one below; undefined for what is no file of this host. */
export function backingFile(name: string, image: string): string | undefined {
  if (name.startsWith('json:')) return fileInJson(name.slice('json:'.length));
  const path = name.replace(/^file:/, '');
  if (/^[a-z][a-z0-9+.-]*:/.test(path)) return undefined;
  return isAbsolute(path) ? path : join(dirname(image), path);
}

function fileInJson(text: string): string | undefined {
  try {
    const said = JSON.parse(text) as Record<string, unknown>;
    const file = typeof said['file'] === 'object' && said['file'] !== null ? said['file'] : said;
    const name = (file as Record<string, unknown>)['filename'] ?? said['file.filename'];
    return typeof name === 'string' && isAbsolute(name) ? name : undefined;
  } catch {
    return undefined;
  }
}
