/**
 * The whole check of a change, in a fresh clone without standard input: `bash .ci/run`.
 *
 * Each check runs even when an earlier one failed. The last line is `N passed, N failed`: the tests vitest
 * ran, and every other check as one. Exit code 1 when anything failed.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from './setup/run.mjs';
import { say } from './setup/terminal.mjs';

/** The long tests begin only before this, and are ended at twice of it. */
const longTestsBeginWithinMs = 15 * 60_000;

/** In place of an exit code: the time was over. */
const endedByLimit = -1;

const begunMs = Date.now();
const scratch = mkdtempSync(join(tmpdir(), 'typevirt-ci-'));
const rates = join(scratch, 'rates');
mkdirSync(rates);
let passed = 0;
let failed = 0;

try {
  await tests('tests', ['test']);
  await check('formatting and lint', 'npm', ['run', '--silent', 'lint']);
  await check('types', 'npm', ['run', '--silent', 'typecheck']);
  await check('unused exports and dependencies', 'npm', ['run', '--silent', 'knip']);
  await longTests();
  await check('conformance rates', process.execPath, ['tools/conformance.mjs', rates]);
  await check('files as committed', 'git', ['diff', '--exit-code', '--stat']);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
say(`\ntook ${Math.round((Date.now() - begunMs) / 1000)} s`);
say(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/**
 * Long tests search by chance for what nobody has seen yet. What they find is shown, and wants an issue of its own; it is
 * seldom the fault of the change at hand, and does not hold it back.
 */
async function longTests() {
  const failedBefore = failed;
  const leftMs = longTestsBeginWithinMs - (Date.now() - begunMs);
  if (leftMs <= 0) return say('\n== long tests: not begun, the rest took too long');
  await tests('long tests', ['run', 'test:long'], leftMs + longTestsBeginWithinMs);
  if (failed > failedBefore) say(`== long tests: ${failed - failedBefore} found something; see above`);
  failed = failedBefore;
}

/**
 * Runs one of npm's test scripts and adds what vitest counted.
 *
 * @param {string} title
 * @param {string[]} script
 * @param {number} [limitMs]
 */
async function tests(title, script, limitMs) {
  const report = join(scratch, `${script.at(-1)}.json`);
  const options = [
    '--passWithNoTests',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const code = await run(title, 'npm', [...script, '--silent', '--', ...options], limitMs);
  const counted = readReport(report);
  if (code === endedByLimit)
    return say(`== ${title}: ended at the limit, what did not finish is not counted`);
  passed += counted.numPassedTests;
  failed += counted.numFailedTests;
  if (code !== 0 && counted.numFailedTests === 0) failed += 1; // a file that did not load, or no report at all
}

/**
 * @param {string} file
 * @returns {{ numPassedTests: number, numFailedTests: number }}
 */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0 };
  }
}

/**
 * Runs one check that passes or fails as a whole.
 *
 * @param {string} title
 * @param {string} program
 * @param {string[]} args
 */
async function check(title, program, args) {
  if ((await run(title, program, args)) === 0) passed += 1;
  else failed += 1;
}

/**
 * @param {string} title
 * @param {string} program
 * @param {string[]} args
 * @param {number} [limitMs]
 * @returns {Promise<number>} Exit code; 1 when ended by a signal, `endedByLimit` by the limit.
 */
function run(title, program, args, limitMs) {
  say(`\n== ${title}`);
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: repository,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, TYPEVIRT_RATES: rates },
      ...(limitMs && { timeout: limitMs }),
    });
    child.on('error', (error) => {
      say(error.message);
      resolve(1);
    });
    child.on('close', (code) => {
      if (child.killed) return resolve(endedByLimit);
      if (code !== 0) say(`== ${title}: FAILED`);
      resolve(code ?? 1);
    });
  });
}
