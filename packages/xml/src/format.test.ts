import { describe, expect, test } from 'vitest';
import { shipXml, type Ship } from '../test/fleet.ts';
import { format } from './format.ts';
import { parse } from './parse.ts';

const text = `<ship type='brig' id='3' colour='red' xmlns:harbour='http://example.org/harbour/1.0'>
  <name>Ann &amp; Mary</name>
  <uuid>4dea22b3-1d52-d8f3-2516-782e98ab3fa0</uuid>
  <metadata>
    <app:x xmlns:app="http://a" k="v">t<app:y/> </app:x>
  </metadata>
  <ballast unit='KiB'>1024</ballast>
  <tank size='1' unit='MiB' set='0-1,3'/>
  <sail>4</sail>
  <secret>pw</secret>
  <mac address='52:54:00:aa:bb:cc'/>
  <position type='pci' domain='0x0000' slot='0x1f'/>
  <doors>2</doors>
  <holds>
    <hold name='fore' unit='KiB'>1</hold>
  </holds>
  <chain index='1'>
    <link>
      <link/>
    </link>
  </chain>
  <equipment>
    <engine power='7' state='on'>
      <model name='D'/>
    </engine>
    <cargo type='bulk' label='x'>
      <source>grain</source>
      <sealed/>
    </cargo>
    <cargo type='live' kind='hen' count='3'/>
    <crew rank='mate'>Jo</crew>
  </equipment>
  <orders>
    <wait>3</wait>
    <go>north</go>
    <wait>1</wait>
  </orders>
  <harbour:radio>
    <harbour:arg value='-q'/>
    <harbour:arg value='2'/>
  </harbour:radio>
</ship>
`;

describe('format()', () => {
  test('prints what parse() read, byte for byte', () => {
    const ship = parse(text.replace('<chain index', '<link index').replace('</chain>', '</link>'), shipXml);
    expect(format(ship, shipXml)).toBe(
      text.replace('<chain index', '<link index').replace('</chain>', '</link>'),
    );
  });

  test('shows fields only in their views', () => {
    const ship: Ship = {
      type: 'brig',
      id: 4,
      name: 'a',
      ballast: 5n,
      secret: 's',
      local: 'l',
      fit: {},
      holds: [],
      equipment: { engines: [], cargo: [] },
      spare: { engines: [], cargo: [] },
    };
    expect(format(ship, shipXml, { view: ['inactive', 'migratable'] })).toBe(
      "<ship type='brig'>\n  <name>a</name>\n  <ballast unit='KiB'>5</ballast>\n  <equipment/>\n</ship>\n",
    );
    expect(format(ship, shipXml, { view: ['live', 'secure'] })).toContain("<ship type='brig' id='4'>");
  });
});
