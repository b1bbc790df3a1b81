/**
 * Adds to `package-lock.json` the optional packages of other platforms that npm left out.
 *
 *     node tools/complete-lock.mjs        after `npm install` added or changed a dependency
 *
 * npm leaves out what its registry does not carry (a mirror may hold only its own platform's), and then
 * `npm ci` refuses the lock file as out of step, everywhere. An entry with a version and the platform is all
 * `npm ci` asks for; it fetches only this platform's.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './setup/run.mjs';
import { main, say } from './setup/terminal.mjs';

const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64'];

/** @typedef {{ version?: string, dev?: boolean, optionalDependencies?: Record<string, string> }} Locked */

await main(async () => {
  const file = join(repository, 'package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const packages = /** @type {Record<string, Locked>} */ (lock.packages);
  const added = Object.entries(packages).flatMap(([from, { dev, optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isLocked(packages, from, name))
      .map(([name, version]) => [`node_modules/${name}`, entry(name, version, dev)]),
  );
  lock.packages = Object.fromEntries(
    [...Object.entries(packages), ...added].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  say(`${added.length} packages of other platforms added`);
});

/**
 * @param {Record<string, Locked>} packages
 * @param {string} from
 * @param {string} name
 */
function isLocked(packages, from, name) {
  return `node_modules/${name}` in packages || `${from}/node_modules/${name}` in packages;
}

/**
 * @param {string} name
 * @param {string} range
 * @param {boolean} [dev]
 */
function entry(name, range, dev) {
  const words = name.split(/[-/]/);
  const os = systems.filter((system) => words.includes(system));
  const cpu = processors.filter((processor) => words.includes(processor));
  return {
    version: range.replace(/^[\^~]/, ''),
    ...(cpu.length > 0 && { cpu }),
    ...(dev && { dev }),
    ...(words.some((word) => word.startsWith('musl')) && { libc: ['musl'] }),
    optional: true,
    ...(os.length > 0 && { os }),
  };
}
