/**
 * Lines that libvirt 9.0 showed for the corpus, against ours. Twice: from documents as callers write them, and from those
 * that libvirt stored, which leaves nothing to settling. Descriptors of tap devices are whatever the process had open.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDomain } from '@typevirt/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileCache } from '../probe/index.ts';
import { EmulatorsWithKvm } from '../probe/testing/with-kvm.ts';
import { settleDefinition } from '../settle/definition.ts';
import { settleForNative } from '../settle/native.ts';
import { planCommand } from './command.ts';

const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../../../../..');
const corpus = process.env.TYPEVIRT_CORPUS ?? join(repository, '../shared/corpus');
const recording = join(corpus, 'reference-9.0.json');

interface Recorded {
  readonly argv?: string;
  readonly xml?: string;
}

const settings = {
  vncListen: '127.0.0.1',
  spiceListen: '127.0.0.1',
  displayPorts: { first: 5900, last: 65_535 },
};

describe.skipIf(!existsSync(recording))('command lines of the corpus', () => {
  const folder = mkdtempSync(join(tmpdir(), 'typevirt-plan-'));
  const emulators = new EmulatorsWithKvm({
    path: process.env.PATH ?? '/usr/bin',
    hostArchitecture: 'x86_64',
    cache: fileCache(folder),
  });
  const recorded = Object.entries(JSON.parse(readFileSync(recording, 'utf8')) as Record<string, Recorded>);
  let programs: ReadonlyMap<string, string>;

  beforeAll(() => {
    programs = emulators.all();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Our words for a document; undefined where this host has no program for it. */
  async function lineOf(text: string, isStored: boolean): Promise<readonly string[] | undefined> {
    const parsed = parseDomain(text);
    const program = programs.get(parsed.os.type.arch ?? 'x86_64');
    if (program === undefined) return undefined;
    const capabilities = await emulators.capabilities(program);
    if (parsed.devices.emulator !== undefined) parsed.devices.emulator = program;
    const settled = isStored ? parsed : settleDefinition(parsed, capabilities, settings);
    const channels = `/var/lib/libvirt/qemu/channel/target/domain--1-${parsed.name}`;
    const facts = { id: -1, channels, settings, portsInUse: new Set<number>() };
    const plan = planCommand(settleForNative(settled, capabilities, facts), capabilities, {
      instance: `/var/lib/libvirt/qemu/domain--1-${parsed.name}`,
      seccompSandbox: true,
    });
    return [plan.binary, ...plan.args];
  }

  test.each([
    { from: 'callers', rate: 'qemu-argv', atLeast: 0.85 },
    { from: 'stored documents', rate: 'qemu-argv-stored', atLeast: 0.95 },
  ])('from $from', { timeout: 240_000 }, async ({ from, rate, atLeast }) => {
    const isStored = from !== 'callers';
    let passed = 0;
    let total = 0;
    for (const [path, { argv, xml }] of recorded) {
      if (argv === undefined || (isStored && xml === undefined)) continue;
      const text = isStored ? xml : readFileSync(join(corpus, path.replace(/^corpus\//, '')), 'utf8');
      const ours = await lineOf(text ?? '', isStored).catch(() => []);
      if (ours === undefined) continue;
      total += 1;
      if (normal(ours).join('\n') === normal(splitWords(argv)).join('\n')) passed += 1;
    }
    recordRate(rate, passed, total);
    expect(passed / Math.max(total, 1)).toBeGreaterThan(atLeast);
  });
});

/** Words of a line as a shell reads them, without the environment before it. */
function splitWords(line: string): readonly string[] {
  const words = line.match(/(?:'[^']*'|\\.|[^\s'\\])+/g) ?? [];
  return words
    .map((word) =>
      word.replace(/'([^']*)'|\\(.)/g, (_, quoted: string | undefined, escaped: string) => quoted ?? escaped),
    )
    .filter((word) => !/^[A-Z_]+=/.test(word));
}

/** Identities that a daemon may choose freely are made alike. */
function normal(words: readonly string[]): readonly string[] {
  return words
    .map((word, place) => (words[place - 1] === '-uuid' ? 'U' : word))
    .map((word) =>
      word
        .replace(/mac"?[=:]"?52:54:00[0-9a-f:]*/g, 'mac=M')
        .replace(/"fds?":"[\d:]+"/g, '"fd":"F"')
        .replace(/\/[^ ,"]*\/domain-[^/ ,"]*/g, 'RUN')
        .replace(/\/[^ ,"]*\/lib(\/[^ ,"]*)?\/qemu/g, 'LIB'),
    );
}

/** Writes a rate where the conformance tool collects them. */
function recordRate(name: string, passed: number, total: number): void {
  const target = process.env.TYPEVIRT_RATES;
  if (target === undefined) return;
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, `${name}.json`), `${JSON.stringify({ [name]: { passed, total } })}\n`);
}
