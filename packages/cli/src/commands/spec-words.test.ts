import { expect, test } from 'vitest';
import { failureLines } from '../failure.ts';
import { parseXml } from '../xml/tree.ts';
import { parseBandwidth } from './bandwidth.ts';
import { escapeCode } from './console.ts';
import { parseCpuList } from './cpu-list.ts';
import { displayUris } from './displays.ts';
import { parseSpec } from './moments.ts';

function complaint(action: () => unknown): string[] {
  try {
    action();
  } catch (error) {
    return failureLines(error);
  }
  return [];
}

test('parseCpuList() reads ranges, exclusions and all', () => {
  expect([...parseCpuList('0-3,^2,9', 12)]).toEqual([0b1011, 0b10]);
  expect([...parseCpuList('r', 10)]).toEqual([0xff, 0b11]);
  for (const wrong of ['', 'x', '3-1', '^0', '1,,2']) {
    expect(complaint(() => parseCpuList(wrong, 8))[0]).toBe(`Invalid cpulist '${wrong}'`);
  }
  expect(complaint(() => parseCpuList('8', 8))).toEqual(["CPU 8 in cpulist '8' exceed the maxcpu 8"]);
});

test('parseBandwidth() wants what each direction must have', () => {
  expect(parseBandwidth('1,2,3', 'inbound')).toEqual({ average: 1, peak: 2, burst: 3, floor: undefined });
  expect(complaint(() => parseBandwidth('1,2,3,4,5', 'inbound'))).toEqual([
    "Rate string '1,2,3,4,5' has too many fields",
  ]);
  expect(complaint(() => parseBandwidth(',2', 'outbound'))).toEqual(['outbound average is mandatory']);
  expect(complaint(() => parseBandwidth(',2', 'inbound'))).toEqual([
    'either inbound average or floor is mandatory',
  ]);
  expect(complaint(() => parseBandwidth('x', 'inbound'))).toEqual(["field 'average' is malformed"]);
});

test('parseSpec() takes the first word alone, the rest by name, and doubled commas as one', () => {
  const names = ['snapshot', 'file'] as const;
  expect(parseSpec('vda,file=/a,,b,snapshot=no', names, 'diskspec')).toEqual({
    first: 'vda',
    file: '/a,b',
    snapshot: 'no',
  });
  expect(complaint(() => parseSpec('vda,nosuch=1', names, 'diskspec'))).toEqual([
    'unable to parse diskspec: vda,nosuch=1',
  ]);
});

test('displayUris() gives the first display, or all in virsh’s order', () => {
  const document = parseXml(
    "<domain><devices><graphics type='spice' port='5901' tlsPort='5902' listen='::1'/>" +
      "<graphics type='vnc' port='5900' listen='0.0.0.0' passwd='x'/></devices></domain>",
  );
  const uris = (type: string | undefined, all: boolean, withPassword = false): string[] =>
    displayUris(document, { type, all, withPassword });
  expect(uris(undefined, false)).toEqual(['vnc://localhost:0']);
  expect(uris(undefined, true, true)).toEqual(['vnc://:x@localhost:0', 'spice://[::1]:5901?tls-port=5902']);
  expect(uris('rdp', true)).toEqual([]);
});

test('escapeCode() reads carets and characters', () => {
  expect(escapeCode('^]')).toBe(0x1d);
  expect(escapeCode('^a')).toBe(1);
  expect(escapeCode('~')).toBe(0x7e);
});
