/**
 * Makes what is published of the library: one bundle without dependencies, and the types of all packages it is made of.
 *
 *     npm pack packages/client        runs this first
 *
 * Types are the compiler's own declarations, copied as far as the entry points reach them, packages' names replaced by
 * relative paths, since the packages themselves are not published.
 */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { repository, run } from '../setup/run.mjs';

const packages = join(repository, 'packages');
const types = join(packages, 'client/dist/types');

/** Folder of a package below `packages/`, by its name. @type {Record<string, string>} */
const folders = {
  '@typevirt/xml': 'xml',
  '@typevirt/model': 'model',
  '@typevirt/rpc': 'rpc',
  '@typevirt/driver': 'driver',
  '@typevirt/driver-test': 'drivers/test',
  '@typevirt/driver-lxc': 'drivers/lxc',
  '@typevirt/driver-xen': 'drivers/xen',
  '@typevirt/driver-bhyve': 'drivers/bhyve',
  '@typevirt/driver-vmware': 'drivers/vmware',
  '@typevirt/driver-remote': 'drivers/remote',
};

await run(process.execPath, [
  join(repository, 'node_modules/typescript/bin/tsc'),
  '-b',
  join(packages, 'client'),
]);
await run(process.execPath, [join(repository, 'tools/build/bundle.mjs'), 'client']);
rmSync(types, { recursive: true, force: true });
const copied = new Set();
for (const entry of ['index', 'documents']) copyTypes('client', entry);
cpSync(join(repository, 'LICENSE'), join(packages, 'client/dist/LICENSE'));

/**
 * Copies one declaration file and all it imports.
 *
 * @param {string} folder Of its package.
 * @param {string} module Path below the package's `dist`, without ending.
 */
function copyTypes(folder, module) {
  const target = join(types, folder, `${module}.d.ts`);
  if (copied.has(target)) return;
  copied.add(target);
  const text = readFileSync(join(packages, folder, 'dist', `${module}.d.ts`), 'utf8');
  const rewritten = text
    .replace(/^\/\/# sourceMappingURL=.*$/m, '')
    .replaceAll(/((?:from|import\() ?)(['"])([^'"]+)\2/g, (_, before, quote, specifier) => {
      const found = resolve(folder, module, specifier);
      if (found === undefined) throw new Error(`${folder}/${module}: ${specifier} is not published`);
      copyTypes(found.folder, found.module);
      const path = relative(join(folder, dirname(module)), join(found.folder, found.module));
      return `${before}${quote}${path.startsWith('.') ? path : `./${path}`}.js${quote}`;
    });
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, rewritten);
}

/**
 * @param {string} folder
 * @param {string} module
 * @param {string} specifier As the import has it.
 * @returns {{ folder: string, module: string } | undefined} What it names; undefined for what is none of ours.
 */
function resolve(folder, module, specifier) {
  if (specifier.startsWith('.'))
    return { folder, module: join(dirname(module), specifier).replace(/\.(d\.)?[jt]s$/, '') };
  const [name] = /^@[^/]+\/[^/]+/.exec(specifier) ?? [''];
  const target = folders[name];
  const path = specifier.slice(name.length + 1);
  return target === undefined ? undefined : { folder: target, module: join(path, 'index') };
}
