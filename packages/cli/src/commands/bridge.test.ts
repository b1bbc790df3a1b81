import { expect, test } from 'vitest';
import { formatXml, parseXml } from '../xml/tree.ts';
import { bridgeOf, portOf } from './bridge.ts';

const bond = `<interface type='bond' name='bond0'>
  <start mode='onboot'/>
  <protocol family='ipv4'>
    <dhcp/>
  </protocol>
  <bond mode='active-backup'>
    <interface type='ethernet' name='eth7'/>
  </bond>
</interface>`;

const bridged = `<interface type='bridge' name='br0'>
  <start mode='onboot'/>
  <protocol family='ipv4'>
    <dhcp/>
  </protocol>
  <bridge stp='on' delay='0'>
    <interface type='bond' name='bond0'>
      <bond mode='active-backup'>
        <interface type='ethernet' name='eth7'/>
      </bond>
    </interface>
  </bridge>
</interface>`;

test('bridgeOf() gives the bridge the addresses and leaves the port what it is made of', () => {
  expect(formatXml(bridgeOf(parseXml(bond)!, 'bond0', 'br0', { stp: 'on', delay: '0' }))).toBe(bridged);
});

test('portOf() undoes it', () => {
  expect(formatXml(portOf(parseXml(bridged)!, 'br0'))).toBe(bond);
});

test('bridgeOf() refuses a bridge', () => {
  expect(() => bridgeOf(parseXml(bridged)!, 'br0', 'br1', {})).toThrow(
    'Existing device br0 is already a bridge',
  );
});

test.each([
  ["<interface type='ethernet' name='e'/>", 'Device e is not a bridge'],
  ["<interface type='bridge' name='e'><bridge/></interface>", 'No interface attached to bridge'],
  [
    "<interface type='bridge' name='e'><bridge><interface type='ethernet' name='a'/><interface type='ethernet' name='b'/></bridge></interface>",
    'Multiple interfaces attached to bridge',
  ],
])('portOf() refuses %s', (document, words) => {
  expect(() => portOf(parseXml(document)!, 'e')).toThrow(words);
});
