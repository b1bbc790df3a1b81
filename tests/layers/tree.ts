/**
 * Reads the working tree for the structural tests: its packages, their sources and what those import.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, normalize, relative } from 'node:path';
import ts from 'typescript';
import { layerOfPackage, layers } from './layers.ts';

export const repository = join(import.meta.dirname, '../..');

/** Files git knows or would add, from the root of the working tree. */
export function listFiles(pattern: RegExp): string[] {
  const git = ['ls-files', '--cached', '--others', '--exclude-standard'];
  const listed = execFileSync('git', git, { cwd: repository, encoding: 'utf8' }).split('\n');
  return listed.filter((file) => pattern.test(file) && existsSync(join(repository, file)));
}

export function readText(file: string): string {
  return readFileSync(join(repository, file), 'utf8');
}

/** A `package.json`, as far as the tests look. */
export interface Manifest {
  readonly file: string;
  readonly name: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

export function readManifests(): Manifest[] {
  return listFiles(/(^|\/)package\.json$/).map((file) => ({ ...JSON.parse(readText(file)), file }));
}

/** The deepest layer whose sources hold `file`. */
export function layerOfFile(file: string): string | undefined {
  const holding = Object.entries(layers).filter(([, { sources }]) => file.startsWith(`${sources}/`));
  return holding.sort(([, a], [, b]) => b.sources.length - a.sources.length)[0]?.[0];
}

/** One import statement, `import()` or re-export. */
export type Import =
  | { readonly kind: 'layer'; readonly layer: string; readonly text: string }
  | { readonly kind: 'node'; readonly text: string }
  | { readonly kind: 'library'; readonly name: string; readonly text: string }
  | { readonly kind: 'outside'; readonly text: string };

export function importsOf(file: string): Import[] {
  const { importedFiles } = ts.preProcessFile(readText(file), true, true);
  return importedFiles.map(({ fileName }) => classify(file, fileName));
}

function classify(file: string, text: string): Import {
  if (text.startsWith('.')) {
    const layer = layerOfFile(normalize(join(dirname(file), text)));
    return layer ? { kind: 'layer', layer, text } : { kind: 'outside', text };
  }
  if (text.startsWith('node:') || builtinModules.includes(text)) return { kind: 'node', text };
  const name = text
    .split('/')
    .slice(0, text.startsWith('@') ? 2 : 1)
    .join('/');
  const layer = layerOfPackage[text] ?? layerOfPackage[name];
  return layer ? { kind: 'layer', layer, text } : { kind: 'library', name, text };
}

/** Layers named by the `references` of a layer's tsconfig. */
export function referencedLayers(layer: string): string[] {
  const folder = projectFolder(layer);
  const { references = [] } = readProject(layer) as { references?: { path: string }[] };
  return references.map(({ path }) => {
    const target = normalize(join(folder, path));
    const found = Object.keys(layers).find((name) => projectFolder(name) === target);
    return found ?? relative('.', target);
  });
}

/** Ambient types a layer is compiled with. */
export function ambientTypes(layer: string): string[] {
  const { compilerOptions } = readProject(layer) as { compilerOptions?: { types?: string[] } };
  return compilerOptions?.types ?? [];
}

function readProject(layer: string): unknown {
  return JSON.parse(readText(join(projectFolder(layer), 'tsconfig.json')));
}

function projectFolder(layer: string): string {
  const sources = layers[layer]?.sources ?? '';
  return sources.endsWith('/src') ? dirname(sources) : sources;
}
