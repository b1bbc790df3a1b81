import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseStoragePool, parseStorageVolume, type StorageVolume } from '@typevirt/model';
import { afterAll, describe, expect, test } from 'vitest';
import { recordRate } from '@typevirt/model/test/corpus';
import { planImage } from './qemu-img.ts';

const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../../../../..');
const corpus = join(
  process.env.TYPEVIRT_CORPUS ?? join(repository, '../shared/corpus'),
  'storagevolxml2argv',
);
const text = (file: string): string => readFileSync(join(corpus, file), 'utf8');

interface Case {
  readonly case: string;
  readonly input: string;
  readonly expect: 'ok' | 'convert-error';
  readonly output: string | null;
  readonly also: { readonly pool: string; readonly source_pool?: string; readonly source_volume?: string };
  readonly notes: { readonly create_flags?: string; readonly qemu_img: string };
}

describe.skipIf(!existsSync(corpus))('planImage() gives the lines of the corpus', () => {
  const cases = existsSync(corpus) ? (JSON.parse(text('manifest.json')) as Case[]) : [];
  let passed = 0;
  afterAll(() => recordRate('storagevolxml2argv', passed, cases.length));
  const volume = (file: string, pool: string, isCopy: boolean): StorageVolume => {
    const { type } = parseStoragePool(text(pool));
    const document = parseStorageVolume(text(file), {
      pool: type,
      needsCapacity: isCopy ? 'never' : 'always',
    });
    return type === 'logical' ? { ...document, type: 'block' } : document;
  };

  test.each(cases)('$case, $notes.qemu_img', ({ input, also, output, notes, ...item }) => {
    const plan = (): string => {
      const document = volume(input, also.pool, also.source_volume !== undefined);
      const original =
        also.source_volume === undefined
          ? undefined
          : volume(also.source_volume, also.source_pool ?? also.pool, false);
      const args = planImage({
        volume: document,
        path: document.target.path ?? '',
        original,
        preallocateMetadata: notes.create_flags === 'PREALLOC_METADATA',
        knowsCompat: notes.qemu_img === 'takes -o with compat=',
      });
      return ['qemu-img', ...args].join(' ');
    };
    if (item.expect === 'ok')
      expect(plan()).toBe(
        text(output ?? '')
          .replace(/ \\\n/g, ' ')
          .trimEnd(),
      );
    else expect(plan).toThrow();
    passed += 1;
  });
});
