import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DiskFullError, removeFileDurably, writeFileAtomically } from './atomic-write.ts';
import { loadDocuments } from './stored-documents.ts';
import { allSynced } from './sync-later.ts';
import { makeLayout, planLayout } from './layout.ts';
import { tryLockFile } from './lock.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'typevirt-files-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

test('writeFileAtomically() replaces the file, private by default, and leaves nothing else', async () => {
  const path = join(dir, 'domain.xml');
  await writeFileAtomically(path, 'old');
  await writeFileAtomically(path, 'new');
  expect(readFileSync(path, 'utf8')).toBe('new');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(dir)).toEqual(['domain.xml']);
  await expect(writeFileAtomically(join(dir, 'none', 'x'), '')).rejects.toMatchObject({ code: 'ENOENT' });
  await removeFileDurably(path);
  await removeFileDurably(path);
  expect(existsSync(path)).toBe(false);
});

test('writeFileAtomically() and removeFileDurably() do the same work at any durability', async () => {
  for (const durability of ['all', 'soon', 'none'] as const) {
    const path = join(dir, durability);
    await Promise.all(
      ['a', 'b', 'c'].map((text) => writeFileAtomically(path, text, { durability, mode: 0o640 })),
    );
    expect(['a', 'b', 'c']).toContain(readFileSync(path, 'utf8'));
    expect(statSync(path).mode & 0o777).toBe(0o640);
    await allSynced();
    expect(readdirSync(dir)).toEqual([durability]);
    await removeFileDurably(path, durability);
    expect(readdirSync(dir)).toEqual([]);
  }
});

test('writeFileAtomically() soon keeps the old file, as it was on disk, until the new one is there, too', async () => {
  const path = join(dir, 'a.xml');
  const old = join(dir, '.a.xml.old');
  const write = (text: string) => writeFileAtomically(path, text, { durability: 'soon' });
  await write('1');
  await write('2');
  expect(readdirSync(dir)).toEqual(['a.xml']);
  await allSynced();
  await write('3');
  await write('4');
  expect([readFileSync(path, 'utf8'), readFileSync(old, 'utf8')]).toEqual(['4', '2']);
  await allSynced();
  expect(readdirSync(dir)).toEqual(['a.xml']);
  await write('5');
  await removeFileDurably(path, 'soon');
  expect(readdirSync(dir)).toEqual([]);
  await allSynced();
});

test('loadDocuments() puts the replaced file back where the new one is half of one, and removes it elsewhere', async () => {
  const put = (name: string, text: string) => writeFileSync(join(dir, name), text);
  put('half.xml', '<a');
  put('.half.xml.old', '<a/>');
  put('whole.xml', '<b/>');
  put('.whole.xml.old', '<a/>');
  put('lost.xml', '');
  put('torn.xml', '');
  put('.torn.xml.old', '<');
  put('.gone.xml.old', '<a/>');
  const { found, unreadable, restored } = await loadDocuments(dir, (text) => {
    if (!text.endsWith('/>')) throw new Error('it has no end');
    return text;
  });
  expect(Object.fromEntries(found.map(({ name, document }) => [name, document]))).toEqual({
    half: '<a/>',
    whole: '<b/>',
  });
  expect(unreadable.map(({ name }) => name).sort()).toEqual(['lost', 'torn']);
  expect(restored.map(({ name }) => name)).toEqual(['half']);
  expect(readdirSync(dir).sort()).toEqual(['.torn.xml.old', 'half.xml', 'lost.xml', 'torn.xml', 'whole.xml']);
  expect(readFileSync(join(dir, 'half.xml'), 'utf8')).toBe('<a/>');
});

const canMount = process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'true']).status === 0;
test.runIf(canMount)('writeFileAtomically() on a full disk keeps the old file and says so', async () => {
  const path = join(dir, 'mount');
  mkdirSync(path);
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', path]).status !== 0)
    throw new Error('cannot mount');
  try {
    await writeFileAtomically(join(path, 'x'), 'old');
    await expect(writeFileAtomically(join(path, 'x'), Buffer.alloc(200_000))).rejects.toBeInstanceOf(
      DiskFullError,
    );
    expect(readFileSync(join(path, 'x'), 'utf8')).toBe('old');
    expect(readdirSync(path)).toEqual(['x']);
  } finally {
    spawnSync('umount', [path]);
  }
});

test('tryLockFile() excludes another holder until released', () => {
  const path = join(dir, 'lock');
  const first = tryLockFile(path);
  expect(first).toBeDefined();
  expect(tryLockFile(path)).toBeUndefined();
  expect(tryLockFile(path, 'shared')).toBeUndefined();
  first?.release();
  first?.release();
  const shared = [tryLockFile(path, 'shared'), tryLockFile(path, 'shared')];
  expect(shared.every(Boolean)).toBe(true);
  expect(tryLockFile(path)).toBeUndefined();
  shared.forEach((lock) => lock?.release());
});

test("a lock ends with its holder's process", async () => {
  const path = join(dir, 'lock');
  writeFileSync(path, '');
  const holder = spawn('flock', ['-x', path, 'sh', '-c', 'echo held; read wait'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  await once(holder.stdout, 'data');
  expect(tryLockFile(path)).toBeUndefined();
  holder.stdin.end();
  await once(holder, 'close');
  const lock = tryLockFile(path);
  expect(lock).toBeDefined();
  lock?.release();
});

test('planLayout() knows the system, the user and one folder', async () => {
  expect(planLayout({ privileged: true, env: {} }).runtime).toBe('/run/typevirt');
  expect(planLayout({ privileged: true, asLibvirtd: true, env: {} }).config).toBe('/etc/libvirt');
  expect(planLayout({ privileged: false, env: { HOME: '/h', XDG_RUNTIME_DIR: '/r' } })).toEqual({
    config: '/h/.config/typevirt',
    state: '/h/.local/share/typevirt',
    runtime: '/r/typevirt',
    cache: '/h/.cache/typevirt',
    log: '/h/.cache/typevirt/log',
  });
  expect(() => planLayout({ privileged: false, env: {} })).toThrow('HOME');
  const layout = planLayout({ root: join(dir, 'all'), privileged: false, env: {} });
  await makeLayout(layout);
  expect(readdirSync(join(dir, 'all')).sort()).toEqual(['cache', 'etc', 'lib', 'log', 'run']);
});
