/** The victim as a program: bundled from its sources for one test file. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const here = import.meta.dirname;

/** Where the program is once it is built; each process of tests has its own. */
export const victimProgram: string = join(here, `../../../dist/test-${String(process.pid)}/victim.js`);

export async function buildVictim(): Promise<void> {
  mkdirSync(join(victimProgram, '..'), { recursive: true });
  await build({
    entryPoints: [join(here, 'victim.ts')],
    outfile: victimProgram,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    conditions: ['source'],
    mainFields: ['module', 'main'],
    external: ['koffi'],
    logLevel: 'error',
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
  });
}

export function removeVictim(): void {
  rmSync(join(victimProgram, '..'), { recursive: true, force: true });
}
