/**
 * What the way of a document costs without a daemon: parse, settle, check and format, in a process of its own.
 *
 *     node bench/documents.mjs CACHE TEXTS     prints one JSON object of figures
 *
 * CACHE is a folder for what QEMU says of itself; TEXTS a JSON file with an array of domain documents. Those that are refused
 * are left out. All run once unmeasured, as a daemon has long warmed up when it matters.
 */
import { readFileSync } from 'node:fs';
import { formatDomain, parseDomain } from '@typevirt/model';
import { CapabilitySource } from '../packages/drivers/qemu/dist/driver/capability-source.js';
import { Emulators, fileCache } from '../packages/drivers/qemu/dist/probe/index.js';
import { settleDefinition } from '../packages/drivers/qemu/dist/settle/definition.js';

const settings = {
  vncListen: '127.0.0.1',
  spiceListen: '127.0.0.1',
  displayPorts: { first: 5900, last: 65_535 },
};
const disks = 2_000;

const [cache = '', texts = ''] = process.argv.slice(2);
const emulators = new Emulators({
  path: '/usr/bin:/bin',
  hostArchitecture: 'x86_64',
  cache: fileCache(cache),
});
const capabilities = await new CapabilitySource(emulators, 'x86_64').forDomain(parseDomain(guest('')));

/** @type {string[]} */
const documents = JSON.parse(readFileSync(texts, 'utf8'));
const accepted = documents.filter((text) => settles(text));
const begun = performance.now();
for (const text of accepted) store(text);
const seconds = (performance.now() - begun) / 1000;

const large = guest(Array.from({ length: disks }, (_, number) => diskXml(number)).join(''));
const times = Array.from({ length: 7 }, () => {
  const start = performance.now();
  store(large);
  return performance.now() - start;
}).sort((a, b) => a - b);

process.stdout.write(
  `${JSON.stringify({
    ...(accepted.length > 0 && { documentsPerSecond: accepted.length / seconds }),
    largeDocumentMs: times[3],
  })}\n`,
);

/** @param {string} text */
function store(text) {
  return formatDomain(settleDefinition(parseDomain(text), capabilities, settings), ['inactive', 'secure']);
}

/** @param {string} text */
function settles(text) {
  try {
    store(text);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} devices */
function guest(devices) {
  return `<domain type='qemu'><name>large</name><memory>65536</memory><os><type arch='x86_64' machine='pc'>hvm</type></os>
<devices>${devices}</devices></domain>`;
}

/** @param {number} number */
function diskXml(number) {
  return `<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='/var/lib/images/${number}.qcow2'/>
<target dev='sd${letters(number)}' bus='scsi'/></disk>`;
}

/**
 * Disks are counted as columns of a table are: a to z, then aa.
 *
 * @param {number} number
 * @returns {string}
 */
function letters(number) {
  const last = String.fromCharCode(97 + (number % 26));
  return number < 26 ? last : letters(Math.floor(number / 26) - 1) + last;
}
