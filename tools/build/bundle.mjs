/**
 * Bundles the two programs and the library from their TypeScript sources.
 *
 * `typevirt` is one file with its compiled code beside it: reading one file instead of some hundred, and compiling nothing, is
 * most of its start-up time. `typevirtd` is one file, too. Packages with native code or worker threads stay outside and are
 * loaded from `node_modules`. The library is split: the simulator and the documents load when asked for; it needs nothing from
 * `node_modules`.
 *
 *     node tools/build/bundle.mjs [PACKAGE…]        all, or those named: cli, daemon, client
 *
 * Types are not checked here; that is `npm run typecheck`.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { compiledName, load } from '../../packages/cli/bin/load.js';

const repository = join(import.meta.dirname, '../..');

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: repository,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  conditions: ['source'],
  mainFields: ['module', 'main'],
  external: ['koffi', 'pino', 'yaml'],
  legalComments: 'none',
  logLevel: 'warning',
};

/** @type {Record<string, import('esbuild').BuildOptions & { entries: string[] }>} */
const bundles = {
  // Minified: what is not there need not be read at each start.
  cli: {
    entries: ['main'],
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    supported: { 'dynamic-import': false },
    define: { 'import.meta.dirname': '__dirname', 'import.meta.url': '__filename' },
    minify: true,
  },
  daemon: { entries: ['main'] },
  client: { entries: ['index', 'documents'], splitting: true, external: [] },
};
const wanted = process.argv.slice(2);

await Promise.all(
  Object.entries(bundles).map(async ([name, { entries, ...options }]) => {
    if (wanted.length > 0 && !wanted.includes(name)) return;
    const folder = join(repository, 'packages', name);
    const bundle = join(folder, 'dist/bundle');
    try {
      const entryPoints = entries.map((entry) => join(folder, `src/${entry}.ts`));
      const { outputFiles } = await build({
        ...common,
        ...options,
        entryPoints,
        outdir: bundle,
        write: false,
      });
      rmSync(bundle, { recursive: true, force: true }); // what an earlier build left, once this one is good
      mkdirSync(bundle, { recursive: true });
      for (const { path, contents } of outputFiles) writeFileSync(path, contents);
    } catch {
      process.exitCode = 1; // esbuild has said why
      return;
    }
    if (name === 'cli') await compile(join(bundle, 'main.cjs'));
  }),
);

/**
 * Keeps the code of what every start runs, up to the connection that nobody answers here; and the reference that `explain` shows.
 *
 * @param {string} file
 */
async function compile(file) {
  const { program, script } = load(file);
  const streams = { input: process.stdin, out: () => undefined, error: () => undefined };
  await program.run(['-c', 'qemu+unix:///system?socket=/nonexistent', 'list'], streams);
  writeFileSync(compiledName(file), script.createCachedData());
  for (const { path, text } of await program.referenceFiles(dirname(file))) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}
