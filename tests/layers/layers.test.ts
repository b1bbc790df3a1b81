import { expect, test } from 'vitest';
import { layerOfPackage, layers, tables } from './layers.ts';
import {
  ambientTypes,
  importsOf,
  layerOfFile,
  listFiles,
  readManifests,
  readText,
  referencedLayers,
} from './tree.ts';

const sources = listFiles(/^packages\/.*\/src\/.*\.ts$/).filter(
  (file) => !/(\.(test|long)\.ts$|\/testing\/)/.test(file),
);
const code = listFiles(/^(packages|tests|tools|bench)\/.*\.(ts|mjs|js)$/);

test('every source belongs to a layer', () => {
  expect(sources.filter((file) => !layerOfFile(file))).toEqual([]);
});

test.each(Object.keys(layers))('%s imports only layers that the table lets it use', (layer) => {
  const allowed = [layer, ...(layers[layer]?.uses ?? [])];
  const forbidden = sourcesOf(layer).flatMap((file) =>
    importsOf(file)
      .filter(
        (found) => found.kind === 'outside' || (found.kind === 'layer' && !allowed.includes(found.layer)),
      )
      .map(({ text }) => `${file} imports ${text}`),
  );
  expect(forbidden, 'move what is shared to a layer both may use; see tests/layers/layers.ts').toEqual([]);
});

test('a relative import stays in its package', () => {
  const leaving = listFiles(/^packages\/.*\.ts$/).flatMap((file) =>
    importsOf(file)
      .filter(({ text }) => text.startsWith('.') && packageOf(file) !== packageOf(resolve(file, text)))
      .map(({ text }) => `${file} imports ${text}`),
  );
  expect(leaving, 'import another package by its name').toEqual([]);
});

test('no layer uses itself over others', () => {
  const reach = (layer: string, seen: readonly string[]): string[] =>
    seen.includes(layer)
      ? [[...seen, layer].join(' → ')]
      : (layers[layer]?.uses ?? []).flatMap((used) => reach(used, [...seen, layer]));
  expect(Object.keys(layers).flatMap((layer) => reach(layer, []))).toEqual([]);
});

test.each(anywhere())(
  '%s runs anywhere: it imports nothing of Node and is compiled without its types',
  (layer) => {
    const node = sourcesOf(layer).flatMap((file) =>
      importsOf(file)
        .filter(
          (found) =>
            found.kind === 'node' || (found.kind === 'layer' && layers[found.layer]?.runs === 'node'),
        )
        .map(({ text }) => `${file} imports ${text}`),
    );
    expect(node, 'take it as an argument from a layer that runs on Node').toEqual([]);
    expect(ambientTypes(layer)).not.toContain('node');
  },
);

test.each(Object.keys(layers))('%s references in its tsconfig what the table lets it use', (layer) => {
  expect(referencedLayers(layer).sort()).toEqual([...(layers[layer]?.uses ?? [])].sort());
});

test('a package depends in its package.json on what it imports, and on nothing else', () => {
  const wrong = readManifests()
    .filter(({ name }) => layerOfPackage[name])
    .flatMap(
      ({
        file,
        name,
        dependencies = {},
        devDependencies = {},
        optionalDependencies = {},
        peerDependencies = {},
      }) => {
        // What is published as one bundle needs its parts when it is built, not when it runs.
        const declared = Object.keys({
          ...dependencies,
          ...devDependencies,
          ...optionalDependencies,
          ...peerDependencies,
        });
        const folder = file.replace(/\/package\.json$/, '/src/');
        const imported = new Set(
          sources.filter((source) => source.startsWith(folder)).flatMap(packagesImportedBy),
        );
        imported.delete(name);
        const missing = [...imported].filter((used) => !declared.includes(used));
        const unused = declared.filter((used) => !imported.has(used) && !isNamedIn(folder, used));
        return [
          ...missing.map((used) => `${name} lacks ${used}`),
          ...unused.map((used) => `${name} does not use ${used}`),
        ];
      },
    );
  expect(wrong).toEqual([]);
});

test('no source but a table passes 500 lines', () => {
  const long = code
    .filter((file) => !tables.includes(file) && !file.includes('/testdata/'))
    .map((file) => ({ file, lines: readText(file).split('\n').length - 1 }))
    .filter(({ lines }) => lines > 500)
    .map(({ file, lines }) => `${file}: ${lines}`);
  expect(long, 'give the concept that hides there a name and a file').toEqual([]);
});

test('the list of tables names only files that are there and need it', () => {
  expect(tables.filter((file) => !code.includes(file) || readText(file).split('\n').length <= 501)).toEqual(
    [],
  );
});

test('every package says in its README.md what it is', () => {
  const files = listFiles(/^packages\/.*\/README\.md$/);
  const folders = readManifests().map(({ file }) => file.replace(/package\.json$/, 'README.md'));
  expect(folders.filter((readme) => readme.startsWith('packages/') && !files.includes(readme))).toEqual([]);
});

test('every dependency has a line in docs/DEPENDENCIES.md', () => {
  const page = readText('docs/DEPENDENCIES.md');
  const names = readManifests().flatMap(({ dependencies, devDependencies, optionalDependencies }) =>
    Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }),
  );
  const unlisted = [...new Set(names)].filter(
    (name) => !layerOfPackage[name] && !page.includes(`| ${name} |`),
  );
  expect(unlisted, 'name, version, licence, what for, why not our own').toEqual([]);
});

test('every package is under the Apache licence', () => {
  expect(readManifests().filter(({ license }) => license !== 'Apache-2.0')).toEqual([]);
});

test('nothing is unfinished or silenced', () => {
  const marks = new RegExp(
    [
      'TO' + 'DO',
      'FIX' + 'ME',
      '@ts-(ignore|nocheck)',
      'eslint-dis' + 'able',
      'biome-ig' + 'nore',
      '\\bas any\\b',
      '\\b(test|it|describe)\\.(only|todo)\\(',
    ].join('|'),
  );
  const marked = code.flatMap((file) =>
    readText(file)
      .split('\n')
      .flatMap((line, index) =>
        marks.test(line) || (isSource(file) && line.includes('@ts-expect' + '-error'))
          ? [`${file}:${index + 1}: ${line.trim()}`]
          : [],
      ),
  );
  expect(marked).toEqual([]);
});

/** Tests may show that a wrong use does not compile. */
function isSource(file: string): boolean {
  return sources.includes(file);
}

function anywhere(): string[] {
  return Object.keys(layers).filter((layer) => layers[layer]?.runs === 'anywhere');
}

function sourcesOf(layer: string): string[] {
  return sources.filter((file) => layerOfFile(file) === layer);
}

function packagesImportedBy(file: string): string[] {
  return importsOf(file).flatMap((found) => {
    if (found.kind === 'library') return [found.name];
    if (found.kind === 'layer' && !found.text.startsWith('.')) {
      return [
        found.text
          .split('/')
          .slice(0, found.text.startsWith('@') ? 2 : 1)
          .join('/'),
      ];
    }
    return [];
  });
}

/** Whether a source loads it by a name in quotes: an optional package is asked for at run time. */
function isNamedIn(folder: string, name: string): boolean {
  return sources.some((file) => file.startsWith(folder) && readText(file).includes(`'${name}'`));
}

function packageOf(file: string): string | undefined {
  return /^packages\/(drivers\/)?[^/]+/.exec(file)?.[0];
}

function resolve(file: string, text: string): string {
  return new URL(text, `file:///${file}`).pathname.slice(1);
}
