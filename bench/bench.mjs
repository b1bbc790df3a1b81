/**
 * `npm run bench`: typevirtd beside Debian's libvirtd, on this machine, through the same stock client.
 *
 *     npm run bench                 all rows
 *     npm run bench -- --quick      fewer domains; ratios are rougher
 *
 * Both daemons run privately, one at a time, each in a folder of its own that is removed afterwards. Only the
 * ratios mean anything; the figures themselves belong to the machine. Needs root, for libvirtd.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDaemon, typevirt, uriFor } from '../tools/daemon.mjs';
import { startReference, whyNoReference } from '../tools/reference-daemon.mjs';
import { ensureBuilt } from '../tools/setup/build.mjs';
import { run } from '../tools/setup/run.mjs';
import { main, SetupError, say, step } from '../tools/setup/terminal.mjs';
import { acceptedDomains } from './corpus.mjs';
import { definitionXml } from './definition.mjs';
import { formatReport, rows } from './report.mjs';

const quick = process.argv.includes('--quick');
const amounts = quick
  ? { calls: 1000, documents: 50, guests: 3, volumeMiB: 64, cold: 200, list: 1000 }
  : { calls: 5000, documents: 300, guests: 10, volumeMiB: 256, cold: 1000, list: 10_000 };

/** @typedef {Record<string, number>} Figures */

/**
 * One of the two daemons compared.
 *
 * @typedef {object} Subject
 * @property {string} name
 * @property {(folder: string) => Promise<import('../tools/daemon.mjs').Daemon>} start
 */

/** @type {Subject[]} */
const subjects = [
  { name: 'libvirtd', start: startReference },
  {
    name: 'typevirtd',
    start: (folder) => startDaemon({ root: folder }),
  },
];

await main(async () => {
  const reason = whyNoReference();
  if (reason) throw new SetupError(`The bench compares with libvirtd, which ${reason}.`);
  await ensureBuilt();
  const floor = await step('QEMU and Node alone', async () => ({
    ...JSON.parse(await run('/usr/bin/python3', [beside('qemu-alone.py')])),
    commandMs: await timeCommand(process.execPath, ['-e', '0']),
  }));
  const folder = mkdtempSync(join(tmpdir(), 'typevirt-bench-'));
  try {
    const texts = join(folder, 'texts.json');
    writeFileSync(texts, JSON.stringify(acceptedDomains()));
    const [libvirtd = {}, typevirtd = {}] = [
      await measure(subjects[0], texts),
      await measure(subjects[1], texts),
    ];
    const alone = await step('documents without a daemon', async () =>
      JSON.parse(await run(process.execPath, [beside('documents.mjs'), join(folder, 'cache'), texts])),
    );
    say(`\n${formatReport(rows, { libvirtd, typevirtd: { ...typevirtd, ...alone }, floor })}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/**
 * @param {Subject | undefined} subject
 * @param {string} texts File with documents.
 * @returns {Promise<Figures>}
 */
async function measure(subject, texts) {
  if (!subject) return {};
  const { name } = subject;
  const busy = await withDaemon(subject, 0, async ({ socket, pid }) => ({
    ...(await step(`${name}: small calls`, () => ask(socket, 'calls', amounts.calls))),
    ...(await step(`${name}: documents`, () => ask(socket, 'documents', amounts.documents))),
    ...(await step(`${name}: guests`, () => ask(socket, 'guests', amounts.guests, pid))),
    ...(await step(`${name}: a volume`, () => ask(socket, 'volume', amounts.volumeMiB))),
    ...(await step(`${name}: documents of the corpus`, () => ask(socket, 'corpus', 0, texts))),
    ...(await step(`${name}: its command`, () => timeList(name, socket))),
  }));
  const cold = await step(`${name}: start with ${amounts.cold} definitions`, () =>
    coldStart(subject, amounts.cold),
  );
  const many = await step(`${name}: ${amounts.list} definitions`, () => coldStart(subject, amounts.list));
  const added = ((many.residentMiB ?? 0) - (cold.residentMiB ?? 0)) / (amounts.list - amounts.cold);
  return {
    ...busy,
    coldStartMs: cold.readyMs ?? 0,
    manyReadyMs: many.readyMs ?? 0,
    listMs: many.listMs ?? 0,
    statsMs: many.statsMs ?? 0,
    definitionKiB: added * 1024,
  };
}

/**
 * @param {Subject} subject
 * @param {number} count
 * @returns {Promise<Figures>} Among them `readyMs`: from the start of the process until it lists them all.
 */
async function coldStart(subject, count) {
  const begunMs = { at: 0 };
  const figures = await withDaemon(
    subject,
    count,
    ({ socket, pid }) => ask(socket, 'list', count, pid),
    begunMs,
  );
  return { ...figures, readyMs: (figures.readyAtS ?? 0) * 1000 - begunMs.at };
}

/**
 * Runs `work` against a fresh daemon that finds `count` definitions.
 *
 * @template T
 * @param {Subject} subject
 * @param {number} count
 * @param {(daemon: import('../tools/daemon.mjs').Daemon) => Promise<T>} work
 * @param {{ at: number }} [begunMs] Set to the clock's time at which the process was started.
 * @returns {Promise<T>}
 */
async function withDaemon(subject, count, work, begunMs = { at: 0 }) {
  const folder = mkdtempSync(join(tmpdir(), 'typevirt-bench-'));
  try {
    await (await subject.start(folder)).stop(); // makes its folders, and learns what QEMU can
    const definitions = join(folder, 'etc/qemu'); // in both
    mkdirSync(definitions, { recursive: true });
    for (let index = 0; index < count; index++) {
      writeFileSync(join(definitions, `bench-${index}.xml`), definitionXml(index));
    }
    begunMs.at = Date.now();
    const daemon = await subject.start(folder);
    try {
      return await work(daemon);
    } finally {
      await daemon.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} socket
 * @param {string} phase
 * @param {number} count
 * @param {number | string} [more] What the phase asks for besides.
 * @returns {Promise<Figures>}
 */
async function ask(socket, phase, count, more) {
  const args = [beside('measure.py'), socket, phase, String(count), ...(more ? [String(more)] : [])];
  return JSON.parse(await run('/usr/bin/python3', args));
}

/**
 * @param {string} name
 * @param {string} socket
 * @returns {Promise<Figures>} What `list` of the daemon's own command takes.
 */
async function timeList(name, socket) {
  const list = ['-c', uriFor(socket), 'list'];
  const commandMs =
    name === 'typevirtd'
      ? await timeCommand(process.execPath, [typevirt, ...list])
      : await timeCommand('virsh', list);
  return { commandMs };
}

/**
 * @param {string} program
 * @param {string[]} args
 * @returns {Promise<number>} Median of ten runs, in ms.
 */
async function timeCommand(program, args) {
  const times = [];
  for (let turn = 0; turn < 10; turn++) {
    const begun = performance.now();
    await run(program, args);
    times.push(performance.now() - begun);
  }
  return times.sort((a, b) => a - b)[5] ?? 0;
}

/** @param {string} name */
function beside(name) {
  return join(import.meta.dirname, name);
}
