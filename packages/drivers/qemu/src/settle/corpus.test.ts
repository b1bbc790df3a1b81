/**
 * What libvirt 9.0 with QEMU 7.2 made of each document of the corpus, against ours: stored text, verdict, error number.
 * Documents for programs that this host does not have are left out, and those that the recording refused for the names
 * of earlier ones.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { VirtError, errorCodes } from '@typevirt/driver';
import { formatDomain, parseDomain } from '@typevirt/model';
import { afterAll, describe, expect, test } from 'vitest';
import { CapabilitySource } from '../driver/capability-source.ts';
import { wrapped } from '../driver/documents.ts';
import { fileCache, findArchitecture } from '../probe/index.ts';
import { EmulatorsWithKvm } from '../probe/testing/with-kvm.ts';
import { settleDefinition } from './definition.ts';

const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../../../../..');
const corpus = process.env.TYPEVIRT_CORPUS ?? join(repository, '../shared/corpus');
const recording = join(corpus, 'reference-9.0.json');

interface Recorded {
  readonly xml?: string;
  readonly define_error?: { readonly code: number; readonly message: string };
}

const settings = {
  vncListen: '127.0.0.1',
  spiceListen: '127.0.0.1',
  displayPorts: { first: 5900, last: 65_535 },
};
/** A document whose name an earlier one of the recording still had. */
const operationFailed = 9;

describe('the corpus, settled', () => {
  if (!existsSync(recording)) {
    test('skipped: no corpus', () => expect(existsSync(recording)).toBe(false));
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'typevirt-settle-'));
  const emulators = new EmulatorsWithKvm({
    path: '/usr/bin:/bin',
    hostArchitecture: 'x86_64',
    cache: fileCache(folder),
  });
  const source = new CapabilitySource(emulators, 'x86_64');
  const present = new Set(emulators.all().keys());
  const recorded = Object.entries(JSON.parse(readFileSync(recording, 'utf8')) as Record<string, Recorded>);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Our text, or our error's number. */
  async function settle(text: string): Promise<string | number> {
    try {
      const parsed = wrapped(() => parseDomain(text));
      const capabilities = await source.forDomain(parsed);
      const settled = wrapped(() => settleDefinition(parsed, capabilities, settings));
      return formatDomain(settled, ['inactive', 'secure']);
    } catch (error) {
      if (!(error instanceof VirtError)) throw error;
      return errorCodes[error.code].number;
    }
  }

  test('is stored and refused as libvirt does', { timeout: 240_000 }, async () => {
    const rates = { verdict: rate(), xml: rate(), number: rate() };
    for (const [path, { xml, define_error: refusal }] of recorded) {
      if ((xml ?? refusal) === undefined || refusal?.code === operationFailed) continue;
      const text = readFileSync(join(corpus, path.replace(/^corpus\//, '')), 'utf8');
      if (!present.has(architectureIn(text))) continue;
      const ours = await settle(onThisMachine(text));
      rates.verdict.count((typeof ours === 'string') === (xml !== undefined));
      if (xml !== undefined) rates.xml.count(typeof ours === 'string' && normal(ours) === normal(xml));
      else rates.number.count(ours === refusal?.code);
    }
    recordRate('qemu-settle-verdict', rates.verdict);
    recordRate('qemu-settle-xml', rates.xml);
    recordRate('qemu-settle-number', rates.number);
    expect(rates.verdict.share).toBeGreaterThan(0.98);
    expect(rates.xml.share).toBeGreaterThan(0.95);
    expect(rates.number.share).toBeGreaterThan(0.95);
  });
});

function rate() {
  return {
    passed: 0,
    total: 0,
    count(held: boolean): void {
      this.total += 1;
      if (held) this.passed += 1;
    },
    get share(): number {
      return this.passed / Math.max(this.total, 1);
    },
  };
}

function architectureIn(text: string): string {
  return /<type[^>]*\barch=['"]([\w-]+)/.exec(text)?.[1] ?? 'x86_64';
}

/** The recording put this machine's programs in place of others'. */
function onThisMachine(text: string): string {
  const architecture = architectureIn(text);
  const target = findArchitecture(architecture)?.target ?? architecture;
  // One program has a name of its own for the other byte order.
  const program = `/usr/bin/qemu-system-${architecture === 'ppc64le' ? architecture : target}`;
  return text.replace(/<emulator>[^<]*(qemu|kvm)[^<]*<\/emulator>/g, `<emulator>${program}</emulator>`);
}

/** Identities that a daemon may choose freely are made alike. */
function normal(text: string): string {
  return text
    .replace(/<uuid>[^<]*<\/uuid>/g, '<uuid/>')
    .replace(/<mac address='52:54:00[^']*'\/>/g, '<mac/>');
}

/** Writes a rate where the conformance tool collects them. */
function recordRate(name: string, { passed, total }: { passed: number; total: number }): void {
  const target = process.env.TYPEVIRT_RATES;
  if (target === undefined) return;
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, `${name}.json`), `${JSON.stringify({ [name]: { passed, total } })}\n`);
}
