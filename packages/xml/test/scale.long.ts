/** The types must stay light: a package of many elements compiles with few instantiations and small declarations. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const elements = 300;
const root = resolve(import.meta.dirname, '../../..');

function source(): string {
  const lines = [
    "import { attr, child, element, fields, flag, inside, many, oneOf, optional, size, string, text, uint32, uint64, variants, type Element, type Infer } from '@typevirt/xml';",
  ];
  for (let at = 0; at < elements; at++) {
    const below = (back: number): string => `e${Math.max(0, at - back)}Xml`;
    const isUnion = at % 10 === 9;
    const refer = at > 0 ? `c: optional(child(${below(1)})), d: many(child(${below(5)})),` : '';
    lines.push(
      isUnion
        ? `const e${at} = variants('type', { a: fields({ a: attr('a', string), ${refer} }), b: fields({ b: optional(attr('b', uint64)), ${refer} }) });`
        : `const e${at} = fields({ a: attr('a', string), b: optional(attr('b', uint32)), w: attr('w', oneOf('x', 'y', 'z')), t: optional(text('t', string)), f: flag('f'), s: optional(size('s', { unit: 'KiB' })), m: optional(inside('m', attr('x', string))), ${refer} self: optional(child(() => e${at}Xml)) });`,
      isUnion
        ? `export type E${at} = Infer<typeof e${at}>;`
        : `export interface E${at} extends Infer<typeof e${at}> {}`,
      `export const e${at}Xml: Element<E${at}> = element('e${at}', e${at}, { doc: 'x' });`,
    );
  }
  return `${lines.join('\n')}\n`;
}

test(`${elements} elements compile with light types and declarations below 400 kB`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'typevirt-scale-'));
  try {
    mkdirSync(join(folder, 'src'));
    mkdirSync(join(folder, 'node_modules/@typevirt'), { recursive: true });
    symlinkSync(join(root, 'packages/xml'), join(folder, 'node_modules/@typevirt/xml'));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(folder, 'src/index.ts'), source());
    const options = {
      rootDir: 'src',
      outDir: 'dist',
      composite: false,
      incremental: false,
      customConditions: [],
    };
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: join(root, 'tsconfig.base.json'),
        compilerOptions: options,
        include: ['src'],
      }),
    );
    execFileSync(join(root, 'node_modules/.bin/tsc'), ['-b', join(root, 'packages/xml')], {
      encoding: 'utf8',
    });
    const report = execFileSync(
      join(root, 'node_modules/.bin/tsc'),
      ['-p', folder, '--extendedDiagnostics'],
      { encoding: 'utf8' },
    );
    const instantiations = Number(/Instantiations:\s+(\d+)/.exec(report)?.[1]);
    expect(instantiations).toBeLessThan(400 * elements);
    expect(readFileSync(join(folder, 'dist/index.d.ts')).length).toBeLessThan(400_000);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
