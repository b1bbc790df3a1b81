/** Domain documents of the test data that libvirtd 9.0 takes on this kind of machine. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../tools/setup/run.mjs';

const corpus = process.env.TYPEVIRT_CORPUS ?? join(repository, '../shared/corpus');
const recording = join(corpus, 'reference-9.0.json');

/** @returns {string[]} None where there is no test data. */
export function acceptedDomains() {
  if (!existsSync(recording)) return [];
  /** @type {[string, { xml?: string }][]} */
  const recorded = Object.entries(JSON.parse(readFileSync(recording, 'utf8')));
  return recorded
    .filter(([, { xml }]) => xml !== undefined && /<emulator>[^<]*qemu-system-x86_64</.test(xml))
    .map(([path]) => readFileSync(join(corpus, path.replace(/^corpus\//, '')), 'utf8'))
    .map((text) => text.replace(/(<emulator>)[^<]*/, '$1/usr/bin/qemu-system-x86_64'));
}
