import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { repository } from '../../tools/setup/run.mjs';

interface Rate {
  readonly passed: number;
  readonly total: number;
}

const record: Record<string, Rate> = JSON.parse(readFileSync(join(repository, 'conformance.json'), 'utf8'));

/** Runs the comparison on these measured rates. */
function compare(rates: Record<string, Rate>): Promise<{ code: number; lines: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'typevirt-rates-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'all.json'), JSON.stringify(rates));
  return new Promise((resolve) => {
    execFile(process.execPath, [join(repository, 'tools/conformance.mjs'), folder], (error, stdout) =>
      resolve({ code: error ? 1 : 0, lines: stdout.trim().split('\n') }),
    );
  });
}

test('equal rates pass', async () => {
  expect(await compare(record)).toMatchObject({ code: 0 });
});

test('a rate that fell fails and is named', async () => {
  const [name, rate] = Object.entries(record).find(([, { passed }]) => passed > 0) ?? [];
  if (!name || !rate) throw new Error('conformance.json holds no rate above zero');
  const { code, lines } = await compare({ ...record, [name]: { ...rate, passed: rate.passed - 1 } });
  expect(code).toBe(1);
  expect(lines.filter((line) => line.endsWith('FELL'))).toEqual([expect.stringContaining(`${name}:`)]);
});

test('a new rate passes and asks to be noted', async () => {
  const { code, lines } = await compare({ ...record, 'not-there-before': { passed: 1, total: 2 } });
  expect(code).toBe(0);
  expect(lines).toContain('not-there-before: 1/2, 50.0 % (was new)');
  expect(lines.at(-1)).toContain('--update');
});
