import { format, parse, parseDocument, sample, seededRandom, validate, type Element } from '@typevirt/xml';
import { describe, expect, test } from 'vitest';
import { hasCorpus, readCorpus, recordRate } from '../../../test/corpus.ts';
import { devicesXml, deviceXml } from './index.ts';

/** What the reference made of one input: its XML for a definition that it took. */
interface Recorded {
  readonly xml?: string;
}

/** Recorded definitions, by the input's path in the corpus. */
function recorded(): (readonly [input: string, xml: string])[] {
  const all = JSON.parse(readCorpus('.', 'reference-9.0.json')) as Record<string, Recorded>;
  return Object.entries(all).flatMap(([input, { xml }]) =>
    xml === undefined ? [] : [[input, xml] as const],
  );
}

/** The `<devices>` of a domain's text, moved to the left margin. */
function devicesOf(domain: string): string | undefined {
  return /^ {2}<devices>\n[\s\S]*?^ {2}<\/devices>\n/m.exec(domain)?.[0].replace(/^ {2}/gm, '');
}

describe.runIf(hasCorpus)('devices as the reference prints them', () => {
  test('parse, then format gives back the same bytes', () => {
    const given = recorded().flatMap(([input, xml]) => {
      const text = devicesOf(xml);
      return text === undefined ? [] : [{ input, text }];
    });
    const changed = given.filter(({ text }) => {
      const devices = parse(text, devicesXml, { mode: 'lenient', view: ['inactive', 'secure'] });
      return format(devices, devicesXml, { view: ['inactive', 'secure'] }) !== text;
    });
    recordRate('devices-round-trip', given.length - changed.length, given.length);
    expect(changed.map(({ input }) => input)).toEqual([]);
  });

  test('strict reading finds nothing to refuse in them', () => {
    const refused = recorded().flatMap(([input, xml]) => {
      const text = devicesOf(xml);
      const problems = text === undefined ? [] : validate(text, devicesXml, { max: 1 });
      return problems.map((problem) => `${input}: ${problem.message}`);
    });
    expect(refused).toEqual([]);
  });

  test('lenient reading takes every input that the reference takes', () => {
    const refused = recorded().flatMap(([input]) => {
      const [category = '', ...rest] = input.replace(/^corpus\//, '').split('/');
      const text = /<devices>[\s\S]*<\/devices>/.exec(readCorpus(category, rest.join('/')))?.[0];
      if (text === undefined) return [];
      try {
        parseDocument(text, devicesXml, { mode: 'lenient' });
        return [];
      } catch (error) {
        return [`${input}: ${String(error)}`];
      }
    });
    expect(refused).toEqual([]);
  });
});

test.runIf(!hasCorpus)('skipped: no corpus', () => expect(hasCorpus).toBe(false));

describe('every kind of device', () => {
  test.each(Object.entries(deviceXml) as [string, Element<unknown>][])(
    '%s: parse(format(x)) is x',
    (_kind, device) => {
      for (let seed = 1; seed <= 60; seed += 1) {
        const value = sample(device, seededRandom(seed));
        const text = format(value, device);
        const again = parse(text, device, { mode: 'strict' });
        expect(format(again, device), text).toBe(text);
      }
    },
  );
});

describe('views', () => {
  const disk = `<disk type='file'>
  <source file='/a.qcow2' index='1'/>
  <mirror type='file' file='/b' format='raw' job='copy' ready='yes'>
    <format type='raw'/>
    <source file='/b' index='3'/>
  </mirror>
  <target dev='vda' bus='virtio'/>
</disk>`;

  test('a running domain shows block jobs and image numbers, its definition does not', () => {
    const value = parse(disk, deviceXml.disk);
    expect(format(value, deviceXml.disk, { view: 'live' })).toContain("<mirror type='file'");
    const stored = format(value, deviceXml.disk, { view: 'inactive' });
    expect(stored).not.toContain('mirror');
    expect(stored).not.toContain('index');
  });

  test('aliases show while the domain runs, those of users always', () => {
    const both =
      "<devices><sound model='ac97'><alias name='sound0'/></sound><sound model='ac97'><alias name='ua-a'/></sound></devices>";
    const live = parse(both, devicesXml, { view: 'live' });
    expect(live.sounds.map(({ alias }) => alias)).toEqual(['sound0', 'ua-a']);
    expect(format(live, devicesXml, { view: 'inactive' }).match(/alias name='[^']*'/g)).toEqual([
      "alias name='ua-a'",
    ]);
    const stored = parse(both, devicesXml, { view: 'inactive' });
    expect(stored.sounds.map(({ alias }) => alias)).toEqual([undefined, 'ua-a']);
  });

  test('passwords of consoles show only when secure', () => {
    const value = parse("<graphics type='vnc' passwd='x'/>", deviceXml.graphics, { mode: 'lenient' });
    expect(format(value, deviceXml.graphics, { view: 'inactive' })).toBe("<graphics type='vnc'/>\n");
    expect(format(value, deviceXml.graphics, { view: ['inactive', 'secure'] })).toContain("passwd='x'");
  });
});

describe('reading', () => {
  test('names the place and the nearest word of a bad value', () => {
    const problems = validate("<disk type='file'><target dev='vda' bus='virtoi'/></disk>", deviceXml.disk);
    expect(problems.map(({ path, nearest }) => ({ path, nearest }))).toEqual([
      { path: '/disk/target/@bus', nearest: 'virtio' },
    ]);
  });

  test('fills the numbers of an address and prints them as hexadecimal', () => {
    const value = parse(
      "<rng model='virtio'><backend model='builtin'/><address type='pci' slot='10'/></rng>",
      deviceXml.rng,
    );
    expect(value.address).toEqual({ type: 'pci', domain: 0, bus: 0, slot: 10, function: 0 });
    expect(format(value, deviceXml.rng)).toContain(
      "<address type='pci' domain='0x0000' bus='0x00' slot='0x0a' function='0x0'/>",
    );
  });

  test('an empty backing store ends the chain', () => {
    const value = parse(
      "<disk type='file'><backingStore type='file'><format type='qcow2'/><source file='/b'/><backingStore/></backingStore><target dev='vda'/></disk>",
      deviceXml.disk,
    );
    expect(value.backingStore).toEqual({
      type: 'file',
      format: { type: 'qcow2' },
      source: { file: '/b', seclabels: [], slices: [] },
      backingStore: { type: 'none' },
    });
  });
});
