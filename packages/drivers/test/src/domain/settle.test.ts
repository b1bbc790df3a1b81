import { formatDomain } from '@typevirt/model';
import { expect, test } from 'vitest';
import { surroundingsOf } from '../options.ts';
import { readDefinition } from './settle.ts';

function settled(inside: string, os = '<os><type>hvm</type></os>'): string {
  const text = `<domain type='test'><name>n</name><memory>1024</memory>${os}<devices>${inside}</devices></domain>`;
  return formatDomain(readDefinition(surroundingsOf({ random: () => 0 }), text));
}

test('a display gets a port of the host’s choice, an address and a card', () => {
  expect(settled("<graphics type='vnc'/>")).toContain(`    <graphics type='vnc' port='-1' autoport='yes'>
      <listen type='address'/>
    </graphics>
    <video>
      <model type='cirrus' vram='16384' heads='1' primary='yes'/>
    </video>
`);
});

test('a display keeps the port that it was given', () => {
  expect(settled("<graphics type='vnc' port='5904'/>")).toContain(
    "<graphics type='vnc' port='5904' autoport='no'>",
  );
});

test('interfaces get addresses and names that are free', () => {
  const bridge = (target: string) => `<interface type='bridge'><source bridge='b'/>${target}</interface>`;
  const text = settled(bridge('') + bridge("<target dev='testnet0'/>") + bridge(''));
  expect([...text.matchAll(/<target dev='(\w+)'/g)].map(([, name]) => name)).toEqual([
    'testnet1',
    'testnet0',
    'testnet2',
  ]);
  expect(text.match(/<mac address='52:54:00:00:00:00'/g)).toHaveLength(3);
});

test('the architecture is the host’s, and a loader is a ROM', () => {
  const text = settled('', '<os><type>hvm</type><loader>/l</loader></os>');
  expect(text).toContain("<type arch='i686'>hvm</type>");
  expect(text).toContain("<loader type='rom'>/l</loader>");
});
