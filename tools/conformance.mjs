/**
 * How far we agree with libvirt, in numbers that only rise.
 *
 *     node tools/conformance.mjs DIR            compare the rates measured by a test run with conformance.json
 *     node tools/conformance.mjs DIR --update   and note those that rose
 *
 * A test that measures agreement (say, over the corpus) writes `DIR/<name>.json`, of the same form as
 * conformance.json, `{ "<name>": { "passed": n, "total": n } }`, where DIR is the environment variable
 * TYPEVIRT_RATES, if set. Exit code 1 when a rate fell or, although there is a corpus, was not measured.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './setup/run.mjs';
import { main, SetupError, say } from './setup/terminal.mjs';

/** @typedef {{ passed: number, total: number }} Rate */
/** @typedef {Record<string, Rate>} Rates */

const record = join(repository, 'conformance.json');

await main(async () => {
  const [folder, ...options] = process.argv.slice(2);
  if (!folder) throw new SetupError('usage: node tools/conformance.mjs DIR [--update]');
  const known = /** @type {Rates} */ (existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')) : {});
  const measured = readRates(folder);
  const names = [...new Set([...Object.keys(known), ...Object.keys(measured)])].sort();
  const rows = names.map((name) => compare(name, known[name], measured[name]));
  for (const { text } of rows) say(text);
  if (rows.length === 0) say('no conformance rates');
  const failed = rows.filter(({ verdict }) => verdict === 'fell').length;
  const rose = rows.filter(({ verdict }) => verdict === 'rose').map(({ name }) => name);
  if (rose.length > 0 && options.includes('--update')) {
    for (const name of rose) Object.assign(known, { [name]: measured[name] });
    const sorted = Object.fromEntries(Object.entries(known).sort(([a], [b]) => (a < b ? -1 : 1)));
    writeFileSync(record, `${JSON.stringify(sorted, null, 2)}\n`);
  } else if (rose.length > 0) {
    say(`${rose.length} higher than conformance.json says: note them with --update`);
  }
  return failed === 0 ? 0 : 1;
});

/**
 * @param {string} name
 * @param {Rate | undefined} before
 * @param {Rate | undefined} now
 */
function compare(name, before, now) {
  const was = before ? `${before.passed}/${before.total}` : 'new';
  if (!now) {
    const verdict = hasCorpus() ? 'fell' : 'same';
    return { name, verdict, text: `${name}: not measured (was ${was})${verdict === 'fell' ? ' FELL' : ''}` };
  }
  const share = now.passed / now.total;
  const shareBefore = before ? before.passed / before.total : -1;
  const verdict = share > shareBefore ? 'rose' : share < shareBefore ? 'fell' : 'same';
  const note = { rose: ` (was ${was})`, fell: ` (was ${was}) FELL`, same: '' }[verdict];
  return { name, verdict, text: `${name}: ${now.passed}/${now.total}, ${(share * 100).toFixed(1)} %${note}` };
}

/**
 * @param {string} folder
 * @returns {Rates}
 */
function readRates(folder) {
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return Object.assign({}, ...files.map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8'))));
}

function hasCorpus() {
  return existsSync(process.env.TYPEVIRT_CORPUS ?? join(repository, '../shared/corpus'));
}
