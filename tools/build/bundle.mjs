/**
 * Bundles the two programs from their TypeScript sources.
 *
 * `typevirt` is split: its start loads a small file, each command's code when it runs; reading one file
 * instead of some hundred is most of its start-up time. `typevirtd` is one file. Packages with native
 * code or worker threads stay outside and are loaded from `node_modules`.
 *
 * Types are not checked here; that is `npm run typecheck`.
 */
import { rmSync } from 'node:fs';
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

for (const program of ['cli', 'daemon']) {
  rmSync(join(repository, 'packages', program, 'dist/bundle'), { recursive: true, force: true });
}
const outcomes = await Promise.allSettled([
  build({
    ...common,
    entryPoints: ['packages/cli/src/main.ts'],
    outdir: 'packages/cli/dist/bundle',
    splitting: true,
    minify: true, // what is not there need not be read at each start
  }),
  build({ ...common, entryPoints: ['packages/daemon/src/main.ts'], outdir: 'packages/daemon/dist/bundle' }),
]);
if (outcomes.some(({ status }) => status === 'rejected')) process.exitCode = 1; // esbuild has said why
