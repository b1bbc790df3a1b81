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
 * Each file is replaced as a whole, and only when it changed: builds may run side by side, and beside programs built before.
 *
 * Types are not checked here; that is `npm run typecheck`.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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

/** In the name of a file that is being written. */
const draftMark = '.draft-';

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
      if (name === 'cli') dropCompiled(outputFiles);
      for (const { path, contents } of outputFiles) replace(path, contents);
      const compiled = name === 'cli' ? await compile(join(bundle, 'main.cjs')) : [];
      removeAllBut([...outputFiles.map(({ path }) => path), ...compiled], bundle);
    } catch (error) {
      process.exitCode = 1;
      if (!isReported(error)) console.error(error);
    }
  }),
);

/**
 * Keeps the code of what every start runs, up to the connection that nobody answers here; and the reference that `explain` shows.
 *
 * @param {string} file
 * @returns {Promise<string[]>} The files it made.
 */
async function compile(file) {
  const { program, script } = load(file);
  if (!existsSync(compiledName(file))) {
    const streams = { input: process.stdin, out: () => undefined, error: () => undefined };
    await program.run(['-c', 'qemu+unix:///system?socket=/nonexistent', 'list'], streams);
    replace(compiledName(file), script.createCachedData());
  }
  const reference = await program.referenceFiles(dirname(file));
  for (const { path, text } of reference) replace(path, Buffer.from(text));
  return [compiledName(file), ...reference.map(({ path }) => path)];
}

/**
 * Removes the compiled code of a program that is about to change: V8 tells it from its source by the length alone.
 *
 * @param {{ path: string, contents: Uint8Array }[]} files
 */
function dropCompiled(files) {
  for (const { path, contents } of files)
    if (!holds(path, contents)) rmSync(compiledName(path), { force: true });
}

/**
 * @param {string} path
 * @param {Uint8Array} contents
 */
function replace(path, contents) {
  if (holds(path, contents)) return;
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}${draftMark}${process.pid}`;
  writeFileSync(draft, contents);
  renameSync(draft, path);
}

/**
 * @param {string} path
 * @param {Uint8Array} contents
 */
function holds(path, contents) {
  return existsSync(path) && readFileSync(path).equals(contents);
}

/**
 * Removes what an earlier build left, but for what another one is writing.
 *
 * @param {string[]} files
 * @param {string} folder
 */
function removeAllBut(files, folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !files.includes(path) && !path.includes(draftMark)) rmSync(path, { force: true });
  }
}

/** @param {unknown} error Whether it is one that esbuild has printed. */
function isReported(error) {
  return error instanceof Error && 'errors' in error;
}
