import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatCpio } from '../../tools/demo-guest/cpio.mjs';
import { which } from '../../tools/setup/run.mjs';

const archive = formatCpio([
  { path: 'bin', folder: true },
  { path: 'bin/tool', content: Buffer.from('odd'), mode: 0o755 },
  { path: 'bin/alias', linkTo: 'tool' },
  { path: 'empty', content: '' },
]);

test.skipIf(!which('busybox'))(
  'formatCpio() writes what cpio unpacks: folders, modes, links, any length',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'typevirt-cpio-'));
    try {
      execFileSync('busybox', ['cpio', '-i'], {
        cwd: folder,
        input: archive,
        stdio: ['pipe', 'ignore', 'ignore'],
      });
      expect(readFileSync(join(folder, 'bin/tool'), 'utf8')).toBe('odd');
      expect(statSync(join(folder, 'bin/tool')).mode & 0o777).toBe(0o755);
      expect(readlinkSync(join(folder, 'bin/alias'))).toBe('tool');
      expect(statSync(join(folder, 'empty')).size).toBe(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);

test('formatCpio() gives equal bytes for equal entries', () => {
  expect(formatCpio([{ path: 'a', content: 'b' }])).toEqual(formatCpio([{ path: 'a', content: 'b' }]));
});
