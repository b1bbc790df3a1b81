/**
 * The whole check of a change, in a fresh clone without standard input: `bash .ci/run`.
 *
 * Each check runs even when an earlier one failed. It ends within an hour. What failed is named once more at the end, with the
 * beginning of its message, so that the tail of the output is enough to know. The last line is `N passed, N failed`: the tests
 * vitest ran, and every other check as one. Exit code 1 when anything failed.
 *
 * The tests run real programs against each other on a machine that others may use. A file that fails is therefore run a second
 * time, alone, at the end: what passes then is named UNSTABLE, with its message, and counts as passed. More than a few files at once
 * are a fault and not bad luck, and are not asked again.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { repository } from './setup/run.mjs';
import { say } from './setup/terminal.mjs';

/** When the last long test is ended. The rest takes less than half of it. */
const longTestsEndMs = 50 * 60_000;

/** Files of long tests that run at once. */
const longTestsAtOnce = 2;

/** So many failed files at most are run a second time. */
const unstableFilesAtMost = 3;

/** Lines of a failed test's message that are shown at the end. */
const shownLines = 12;

/**
 * What vitest reports of a file of tests.
 *
 * @typedef {{ name: string, status: string, message: string, assertionResults: { fullName: string, status: string, failureMessages: string[] }[] }} FileReport
 */

/** In place of an exit code: the time was over. */
const endedByLimit = -1;

const begunMs = Date.now();
const scratch = mkdtempSync(join(tmpdir(), 'typevirt-ci-'));
const rates = join(scratch, 'rates');
mkdirSync(rates);
let passed = 0;
/** @type {string[]} What failed: a test with the beginning of its message, or the title of a check. */
const failures = [];
/** @type {string[]} Tests that failed and then passed alone, with the beginning of their message. */
const unstable = [];

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
for (const test of unstable) say(`\nUNSTABLE ${test}`);
for (const failure of failures) say(`\nFAILED ${failure}`);
say(`\ntook ${Math.round((Date.now() - begunMs) / 1000)} s`);
say(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;

/**
 * The long tests, each file on its own, so that those that end in time count, passed or failed: their seeds are fixed, so what
 * they find is the fault of the change at hand. What the machine had no time for is said, and does not count.
 */
async function longTests() {
  const listed = execFileSync('git', ['ls-files', '*.long.ts'], { cwd: repository, encoding: 'utf8' });
  const queue = listed.split('\n').filter(Boolean).values();
  await Promise.all(
    Array.from({ length: longTestsAtOnce }, async () => {
      for (const file of queue) {
        const leftMs = longTestsEndMs - (Date.now() - begunMs);
        if (leftMs <= 0) say(`== ${file}: not begun, the time is over`);
        else await tests(file, ['run', 'test:long'], { words: [file], limitMs: leftMs });
      }
    }),
  );
}

/**
 * Runs one of npm's test scripts and adds what vitest counted.
 *
 * @param {string} title
 * @param {string[]} script
 * @param {{ words?: string[], limitMs?: number }} [options] What to run of it, and how long.
 */
async function tests(title, script, { words = [], limitMs } = {}) {
  const report = join(scratch, `${title.replaceAll('/', '-')}.json`);
  const options = [
    '--passWithNoTests',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const code = await run(title, 'npm', [...script, '--silent', '--', ...words, ...options], limitMs);
  const counted = readReport(report);
  if (code === endedByLimit) return say(`== ${title}: ended at the limit, not counted`);
  passed += counted.numPassedTests;
  const found = counted.testResults.filter(({ status }) => status === 'failed');
  if (code !== 0 && found.length === 0) failures.push(`${title}: no report, or an error outside of tests`);
  const isAskedAgain = title === 'tests' && found.length <= unstableFilesAtMost;
  for (const file of found) await judge(file, isAskedAgain);
}

/**
 * Counts the failed tests of a file, as failed or, where the file passes when it is run alone, as unstable.
 *
 * @param {FileReport} file
 * @param {boolean} isAskedAgain
 */
async function judge(file, isAskedAgain) {
  const found = failuresOf(file);
  const where = relative(repository, file.name);
  if (isAskedAgain && (await run(`${where} again`, 'npm', ['test', '--silent', '--', where])) === 0) {
    passed += found.length;
    unstable.push(...found);
  } else failures.push(...found);
}

/**
 * @param {FileReport} file
 * @returns {string[]} Its failed tests, or the file itself when it did not load.
 */
function failuresOf({ name, message, assertionResults }) {
  const where = relative(repository, name);
  const failed = assertionResults.filter(({ status }) => status === 'failed');
  if (failed.length === 0 && message) return [`${where}\n${beginning(message)}`];
  return failed.map(
    ({ fullName, failureMessages }) => `${where}: ${fullName}\n${beginning(failureMessages.join('\n'))}`,
  );
}

/**
 * @param {string} message
 * @returns {string} Its first lines.
 */
function beginning(message) {
  return message.split('\n').slice(0, shownLines).join('\n');
}

/**
 * @param {string} file
 * @returns {{ numPassedTests: number, testResults: FileReport[] }}
 */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { numPassedTests: 0, testResults: [] };
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
  else failures.push(title);
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
      detached: limitMs !== undefined, // a process group, to be ended as a whole
    });
    let isEnded = false;
    const end = () => {
      isEnded = true;
      if (child.pid) process.kill(-child.pid, 'SIGKILL');
    };
    const limit = limitMs === undefined ? undefined : setTimeout(end, limitMs);
    child.on('error', (error) => {
      say(error.message);
      resolve(1);
    });
    child.on('close', (code) => {
      clearTimeout(limit);
      if (isEnded) return resolve(endedByLimit);
      if (code !== 0) say(`== ${title}: FAILED`);
      resolve(code ?? 1);
    });
  });
}
