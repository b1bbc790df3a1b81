/**
 * Bundles the two programs and the library from their TypeScript sources.
 *
 * `typevirt` is split: its start loads a small file, each command's code when it runs; reading one file
 * instead of some hundred is most of its start-up time. `typevirtd` is one file. Packages with native
 * code or worker threads stay outside and are loaded from `node_modules`. The library is split as well: the simulator
 * and the documents load when asked for; it needs nothing from `node_modules`.
 *
 *     node tools/build/bundle.mjs [PACKAGE…]        all, or those named: cli, daemon, client
 *
 * Types are not checked here; that is `npm run typecheck`.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

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
  cli: { entries: ['main'], splitting: true, minify: true },
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
    }
  }),
);
