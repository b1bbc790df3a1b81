/**
 * Bundles the two programs from their TypeScript sources.
 *
 * `typevirt` is split: its start loads a small file, each command's code when it runs; reading one file
 * instead of some hundred is most of its start-up time. `typevirtd` is one file. Packages with native
 * code or worker threads stay outside and are loaded from `node_modules`.
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

/** @type {Record<string, import('esbuild').BuildOptions>} */
const programs = {
  // Minified: what is not there need not be read at each start.
  cli: { splitting: true, minify: true },
  daemon: {},
};

await Promise.all(
  Object.entries(programs).map(async ([program, options]) => {
    const folder = join(repository, 'packages', program);
    const bundle = join(folder, 'dist/bundle');
    try {
      const entryPoints = [join(folder, 'src/main.ts')];
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
