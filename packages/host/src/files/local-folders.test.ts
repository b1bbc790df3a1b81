import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LocalFolders } from './local-folders.ts';

test('isLocal() finds out once, then answers at once, and looks again after a while', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'typevirt-local-'));
  try {
    let nowMs = 0;
    const folders = new LocalFolders(() => nowMs);
    const first = folders.isLocal(folder);
    expect(first).toBeInstanceOf(Promise);
    expect(await first).toBe(true);
    expect(folders.isLocal(folder)).toBe(true);
    nowMs = 60_000;
    expect(folders.isLocal(folder)).toBeInstanceOf(Promise);
    expect(await folders.isLocal(folder)).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('isLocal() is true for a folder that is not there, and false for one that a process answers for', async () => {
  const folders = new LocalFolders();
  expect(await folders.isLocal('/nowhere/at/all')).toBe(true);
  expect(await folders.isLocal('/proc/self')).toBe(false);
});
