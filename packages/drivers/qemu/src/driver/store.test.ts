import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allSynced } from '@typevirt/host';
import { parseDomain } from '@typevirt/model';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { QemuFiles } from './directories.ts';
import { DomainStore } from './store.ts';
import { guestXml } from './testing/guest-xml.ts';

let root: string;
let mounted: boolean;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'typevirt-store-'));
  mounted = false;
});
afterEach(async () => {
  await allSynced();
  if (mounted) execFileSync('umount', [root]);
  rmSync(root, { recursive: true });
});

function storeIn(folder: string): DomainStore {
  const at = (name: string): string => join(folder, name);
  return new DomainStore(
    new QemuFiles({ etc: at('etc'), lib: at('lib'), run: at('run'), log: at('log'), cache: at('cache') }),
  );
}

/** A file system of a few pages; false where this process may not mount. */
function mountSmall(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', root], { stdio: 'ignore' });
    mounted = true;
  } catch {
    mounted = false;
  }
  return mounted;
}

test('saveDefinition() keeps the old file on a full disk, and says so', async (t) => {
  if (!mountSmall()) return t.skip('file systems cannot be mounted here');
  const store = storeIn(root);
  await store.prepare();
  await store.saveDefinition(parseDomain(guestXml('a')));
  const kept = readFileSync(join(root, 'etc/qemu/a.xml'), 'utf8');
  const large = parseDomain(guestXml('a', { top: `<description>${'d'.repeat(100_000)}</description>` }));
  await expect(store.saveDefinition(large)).rejects.toThrow(
    /no space left to write .*a\.xml; it is unchanged/,
  );
  expect(readFileSync(join(root, 'etc/qemu/a.xml'), 'utf8')).toBe(kept);
  expect(readdirSync(join(root, 'etc/qemu')).sort()).toEqual(['a.xml', 'autostart']);
});

test('loadDefinitions() reads many definitions, each under the name of its file', async () => {
  const store = storeIn(root);
  await store.prepare();
  await Promise.all(
    Array.from({ length: 200 }, (_, n) => store.saveDefinition(parseDomain(guestXml(`d${String(n)}`)))),
  );
  const { found, unreadable } = await store.loadDefinitions();
  expect(unreadable).toEqual([]);
  expect(found).toHaveLength(200);
  expect(found.every(({ name, document }) => name === document.name)).toBe(true);
});
