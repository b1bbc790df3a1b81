/**
 * Loads the bundled program with the code that V8 made of it when it was built, so that a start compiles almost nothing.
 * Another V8 than the builder's refuses that code and compiles the source as usual.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';

/** Where the code made of a bundle is kept. @param {string} file */
export const compiledName = (file) => `${file}.cache`;

/**
 * @param {string} file The bundle as an absolute path: CommonJS without `import()`, in ASCII.
 * @returns {{ program: typeof import('../src/main.ts'), script: Script }} What it exports, and what its code can be asked of.
 */
export function load(file) {
  const parameters = 'exports, require, module, __filename, __dirname';
  const script = new Script(`(function (${parameters}) {${readFileSync(file, 'latin1')}\n})`, {
    filename: file,
    ...readCompiled(compiledName(file)),
  });
  const module = { exports: /** @type {any} */ ({}) };
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));
  return { program: module.exports, script };
}

/** @param {string} file */
function readCompiled(file) {
  try {
    return { cachedData: readFileSync(file) };
  } catch {
    return {}; // being built
  }
}
