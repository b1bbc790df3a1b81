import { describe, expect, test } from 'vitest';
import { DocumentError } from './document-error.ts';
import { parseInterface } from './interface/interface.ts';
import { parseNodeDevice } from './node-device/node-device.ts';
import { parseNwfilter } from './nwfilter/nwfilter.ts';
import { parseNetworkPort } from './network/port.ts';
import { parseSecret } from './secret/secret.ts';
import { parseStoragePool } from './storage/pool.ts';
import { parseStorageVolume } from './storage/volume.ts';

const target = '<target><path>/x</path></target>';
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  pool: parseStoragePool,
  volume: (text) => parseStorageVolume(text, { pool: 'dir' }),
  interface: parseInterface,
  device: parseNodeDevice,
  filter: parseNwfilter,
  secret: parseSecret,
  networkport: parseNetworkPort,
};

/** What libvirt 9.0 answered to the same texts: code, error domain, words. */
const answers: readonly (readonly [text: string, code: string, domain: string, detail: string])[] = [
  ['<pool/>', 'xmlError', 'xml', "Missing required attribute 'type' in element 'pool'"],
  ["<pool type='foo'/>", 'xmlError', 'xml', "Invalid value for attribute 'type' in element 'pool': 'foo'."],
  ["<pool type='dir'/>", 'xmlError', 'storage', 'missing pool source name element'],
  ["<pool type='dir'><name>a/b</name></pool>", 'xmlError', 'storage', "name a/b cannot contain '/'"],
  ["<pool type='dir'><name>a</name></pool>", 'xmlError', 'storage', 'missing storage pool target path'],
  [
    `<pool type='dir'><name>a</name><uuid>x</uuid>${target}</pool>`,
    'xmlError',
    'storage',
    'malformed uuid element',
  ],
  [
    `<pool type='fs'><name>a</name>${target}</pool>`,
    'xmlError',
    'storage',
    'missing storage pool source device name',
  ],
  [
    `<pool type='fs'><name>a</name><source><device path='/d'/><format type='xx'/></source>${target}</pool>`,
    'configUnsupported',
    'storage',
    'unknown pool format type xx',
  ],
  [
    `<pool type='iscsi'><name>a</name><source><host name='h' port='x'/></source>${target}</pool>`,
    'xmlError',
    'xml',
    "Invalid value for attribute 'port' in element 'host': 'x'. Expected integer value",
  ],
  [
    "<pool type='iscsi-direct'><name>a</name><source><host name='h'/><device path='iqn.x'/></source></pool>",
    'configUnsupported',
    'storage',
    'missing initiator IQN',
  ],
  [
    `<pool type='scsi'><name>a</name><source><adapter/></source>${target}</pool>`,
    'xmlError',
    'storage',
    'missing storage pool source adapter',
  ],
  ['<volume/>', 'xmlError', 'storage', 'missing volume name element'],
  ['<volume><name>v</name></volume>', 'xmlError', 'storage', 'missing capacity element'],
  [
    '<volume><name>v</name><capacity>x</capacity></volume>',
    'xmlError',
    'storage',
    'malformed capacity element',
  ],
  [
    "<volume><name>v</name><capacity unit='q'>5</capacity></volume>",
    'invalidArg',
    'none',
    "unknown suffix 'q'",
  ],
  [
    "<volume><name>v</name><capacity unit='E'>999</capacity></volume>",
    'overflow',
    'none',
    'value too large: 999E',
  ],
  [
    "<volume><name>v</name><capacity>5</capacity><target><format type='foo'/></target></volume>",
    'configUnsupported',
    'storage',
    'unknown volume format type foo',
  ],
  ["<interface type='ethernet'/>", 'xmlError', 'interface', 'interface has no name'],
  [
    "<interface type='bridge' name='e'/>",
    'xmlError',
    'interface',
    'bridge interface misses the bridge element',
  ],
  [
    "<interface type='bond' name='e'><bond><interface type='vlan' name='x'/></bond></interface>",
    'xmlError',
    'interface',
    "interface has unsupported type 'vlan'",
  ],
  [
    "<interface type='vlan' name='v'><vlan tag='4'/></interface>",
    'xmlError',
    'interface',
    'vlan interface misses name attribute',
  ],
  ['<device/>', 'internalError', 'nodedev', "no device capabilities for 'new device'"],
  [
    "<device><capability type='pci'/></device>",
    'internalError',
    'nodedev',
    "no PCI domain ID supplied for 'new device'",
  ],
  [
    "<device><capability type='scsi_host'><host>x</host></capability></device>",
    'internalError',
    'nodedev',
    "invalid SCSI host ID supplied for 'new device'",
  ],
  [
    "<volume><name>v</name><capacity>5</capacity><target><encryption format='luks'><secret type='passphrase'/></encryption></target></volume>",
    'xmlError',
    'none',
    'missing secret uuid or usage attribute',
  ],
  [
    "<volume><name>v</name><capacity>5</capacity><target><format type='none'/></target></volume>",
    'configUnsupported',
    'storage',
    'unknown volume format type none',
  ],
  [
    "<pool type='rbd'><name>a</name><source><host name='h'/></source></pool>",
    'xmlError',
    'storage',
    "element 'name' is mandatory for RBD pool",
  ],
  ["<secret ephemeral='x'/>", 'xmlError', 'secret', "invalid value of 'ephemeral'"],
  ['<secret><uuid>x</uuid></secret>', 'internalError', 'secret', 'malformed uuid element'],
  ['<networkport/>', 'internalError', 'network', 'network port has no owner name'],
  ['<filter/>', 'internalError', 'nwfilter', 'filter has no name'],
  [
    "<filter name='p' priority='9999'/>",
    'invalidArg',
    'nwfilter',
    "Priority '9999' is outside valid range of [-1000,1000]",
  ],
  [
    "<filter name='p'><rule action='x' direction='in'/></filter>",
    'configUnsupported',
    'nwfilter',
    'unknown rule action attribute value',
  ],
  [
    "<filter name='p'><rule action='drop' direction='in'><vlan vlanid='0xffff'/></rule></filter>",
    'internalError',
    'nwfilter',
    'vlanid has illegal value 0xffff',
  ],
  [
    "<filter name='p' chain='foo'/>",
    'invalidArg',
    'nwfilter',
    "Invalid chain name 'foo'. Please use a chain name called 'root' or any of the following prefixes: mac, vlan, stp, arp, rarp, ipv4, ipv6",
  ],
];

describe('a text that cannot be read gets libvirt’s answer', () => {
  test.each(answers)('%s', (text, ...answer) => {
    expect(refusal(text)).toEqual(answer);
  });
});

function refusal(text: string): unknown {
  const read = readers[/^<(\w+)/.exec(text)?.[1] ?? ''];
  try {
    return read?.(text);
  } catch (error) {
    return error instanceof DocumentError ? [error.code, error.domain, error.detail] : error;
  }
}
