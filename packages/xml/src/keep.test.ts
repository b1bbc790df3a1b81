import { describe, expect, test } from 'vitest';
import { shipXml, type Ship } from '../test/fleet.ts';
import { format } from './format.ts';
import { formatDocument } from './keep.ts';
import { parse, parseDocument } from './parse.ts';
import { seededRandom } from './random.ts';
import { sample } from './sample.ts';

const source = `<?xml version="1.0"?>
<!-- built in 1911 -->
<ship colour="red" type="brig" flag='DE'>
    <!-- the name -->
    <ballast unit="MiB">2</ballast>
    <name>Ann</name>
    <wheel spokes='8'/>
    <equipment>
      <engine power="7"><model name="D"/><gear n="1"/></engine> <!-- old -->
      <engine power="9"><model name="E"/></engine>
    </equipment>
</ship>
`;

function edit(change: (ship: Ship) => void): string {
  const { value, source: kept } = parseDocument(source, shipXml, { mode: 'lenient', source: true });
  change(value);
  const text = formatDocument(value, shipXml, { over: kept });
  expect(format(parse(text, shipXml, { mode: 'lenient' }), shipXml)).toBe(format(value, shipXml));
  return text;
}

describe('formatDocument() over a source', () => {
  test('gives the source back when nothing was changed', () => {
    expect(edit(() => {})).toBe(source);
  });

  test('changes one attribute and nothing else', () => {
    expect(edit((ship) => (ship.fit.colour = 'blue'))).toBe(source.replace('colour="red"', "colour='blue'"));
  });

  test('changes a text, with its unit', () => {
    const text = edit((ship) => (ship.ballast = 5n));
    expect(text).toBe(
      source.replace('<ballast unit="MiB">2<', '<ballast unit="MiB">5<').replace('"MiB"', "'KiB'"),
    );
  });

  test('removes the second of two and adds new ones with the indentation around', () => {
    expect(edit((ship) => ship.equipment.engines.pop())).toBe(
      source.replace('\n      <engine power="9"><model name="E"/></engine>', ''),
    );
    const text = edit((ship) => {
      ship.equipment.emulator = 'x';
      ship.title = 'T';
    });
    expect(text).toContain('<name>Ann</name>\n    <title>T</title>\n    <wheel');
    expect(text).toContain('<equipment>\n      <emulator>x</emulator>\n      <engine power="7">');
    expect(text).toContain('<!-- old -->');
  });

  test('keeps unknown parts inside what was changed', () => {
    const text = edit((ship) => {
      const [first] = ship.equipment.engines;
      if (first) first.power = 8;
    });
    expect(text).toBe(source.replace('<engine power="7">', "<engine power='8'>"));
  });

  test('falls back to plain formatting when order among names was changed', () => {
    const text =
      "<ship type='brig'><name>a</name><ballast>1</ballast><orders><go>n</go><wait>1</wait></orders><equipment/></ship>";
    const { value, source: kept } = parseDocument(text, shipXml, { source: true });
    value.orders?.orders.reverse();
    expect(formatDocument(value, shipXml, { over: kept })).toBe(format(value, shipXml));
  });

  test('says what the value says, whatever was there before', () => {
    for (let seed = 0; seed < 100; seed++) {
      const before = format(sample(shipXml, seededRandom(seed)), shipXml);
      const value = sample(shipXml, seededRandom(seed + 1000));
      const { source: kept } = parseDocument(before, shipXml, { source: true });
      const text = formatDocument(value, shipXml, { over: kept });
      expect(parse(text, shipXml), `seed ${seed}`).toEqual(value);
    }
  });
});
