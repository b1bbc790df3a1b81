import { describe, expect, test } from 'vitest';
import { facts } from '../../test/definitions.ts';
import { hasCorpus, recordRate } from '../../test/corpus.ts';
import { grammarVerdicts, referenceDomains, rootOf } from '../../test/reference.ts';
import { parseCheckpoint } from '../moments/checkpoint.ts';
import { parseSnapshot } from '../moments/snapshot.ts';
import { assignAddresses, boardOf, everyDevice } from './addresses/index.ts';
import type { Domain } from './domain.ts';
import { normalizeDomain } from './normalize/index.ts';
import { formatDomain, parseDomain } from './parse.ts';

const nowSeconds = 1n;
const stored = (domain: Domain) => formatDomain(domain, ['inactive', 'secure']);

/** What a driver decides: board, emulator's processor, checks of it, devices. */
function withoutDriversPart(xml: string): string {
  return xml
    .replace(/<devices>[\s\S]*<\/devices>|<devices\/>/, '')
    .replace(/<uuid>[^<]*<\/uuid>|<genid>[^<]*<\/genid>/g, '')
    .replace(/<type [^>]*>/, '<type>')
    .replace(/ (check|migratable)='\w+'/g, '')
    .replace(
      / {2}<cpu mode='custom' match='exact'>\n {4}<model fallback='\w+'>[\w.-]+<\/model>\n {2}<\/cpu>\n/,
      '',
    )
    .replace(/\s*\n/g, '\n');
}

describe('the corpus of domains', () => {
  if (!hasCorpus) {
    test('skipped: no corpus', () => expect(hasCorpus).toBe(false));
    return;
  }

  test('what libvirt stored reads strictly and is written back byte for byte', () => {
    const all = referenceDomains().flatMap(({ name, xml }) => (xml === undefined ? [] : [{ name, xml }]));
    const wrong = all.filter(({ xml }) => stored(parseDomain(xml, { strict: true })) !== xml);
    recordRate('domain-stored', all.length - wrong.length, all.length);
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  test('strict reading says what libvirt’s grammar says', () => {
    const readers: Record<string, (text: string) => unknown> = {
      domain: (text) => parseDomain(text, { strict: true }),
      domaincheckpoint: (text) => parseCheckpoint(text, { redefine: false, nowSeconds }),
      domainsnapshot: (text) => parseSnapshot(text, { redefine: false, strict: true, nowSeconds }),
    };
    const all = grammarVerdicts().flatMap((each) => {
      const read = readers[rootOf(each.text) ?? ''];
      return read ? [{ ...each, read }] : [];
    });
    const agreed = all.filter(({ text, accepted, read }) => reads(() => read(text)) === accepted).length;
    recordRate('domain-grammar', agreed, all.length);
    expect(agreed / all.length).toBeGreaterThan(0.985);
  });

  test('what every driver fills in is filled in', () => {
    const all = referenceDomains().flatMap(({ input, xml }) => (xml === undefined ? [] : [{ input, xml }]));
    const agreed = all.filter(({ input, xml }) => {
      const ours =
        reads(() => normalizeDomain(parseDomain(input), facts)) &&
        stored(normalizeDomain(parseDomain(input), facts));
      return ours !== false && withoutDriversPart(ours) === withoutDriversPart(xml);
    }).length;
    recordRate('domain-common', agreed, all.length);
    expect(agreed / all.length).toBeGreaterThan(0.85);
  });

  test('devices that lost their places get the same ones again', () => {
    const all = referenceDomains().flatMap(({ input, xml }) =>
      xml === undefined || !mayForget(input) ? [] : [xml],
    );
    const agreed = all.filter((xml) => {
      const domain = parseDomain(xml);
      return stored(sorted(assignAddresses(forgotten(domain)))) === stored(sorted(domain));
    }).length;
    recordRate('domain-addresses', agreed, all.length);
    expect(all.length).toBeGreaterThan(200);
    expect(agreed).toBe(all.length);
  });

  test('places that were written down stay', () => {
    const all = referenceDomains().flatMap(({ xml }) => (xml === undefined ? [] : [xml]));
    const moved = all.filter((xml) => {
      const domain = parseDomain(xml);
      return stored(sorted(assignAddresses(domain))) !== stored(sorted(domain));
    });
    expect(moved).toEqual([]);
  });
});

function reads(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}

/** Nobody wrote a place or a bus down. */
function mayForget(input: string): boolean {
  return !/address type=["'](pci|usb|virtio-serial|spapr-vio|ccw|dimm)|<controller[^>]*type=["']pci["'](?! index=["']0)|<hub|<target chassis/.test(
    input,
  );
}

function forgotten(domain: Domain): Domain {
  const copy = structuredClone(domain);
  const kinds = ['pci', 'usb', 'virtio-serial', 'spapr-vio', 'ccw', 'dimm'];
  for (const device of everyDevice(copy.devices))
    if (kinds.includes(device.address?.type ?? '')) delete device.address;
  const { devices } = copy;
  devices.hubs = [];
  devices.controllers = devices.controllers.filter(({ type, index = 0 }) => type !== 'pci' || index === 0);
  if (boardOf(copy) === 'pseries')
    for (const each of devices.controllers) if (each.type === 'pci') delete each.target;
  return copy;
}

/** Controllers that were added stand at the end; where does not matter here. */
function sorted(domain: Domain): Domain {
  const copy = structuredClone(domain);
  copy.devices.controllers.sort((a, b) => a.type.localeCompare(b.type) || (a.index ?? 0) - (b.index ?? 0));
  return copy;
}
