import { describe, expect, test } from 'vitest';
import { DocumentError } from '../document-error.ts';
import { formatNetwork, parseNetwork } from './network.ts';

const ip = (inner = '') => `<ip address='10.9.0.1' netmask='255.255.255.0'><dhcp>${inner}</dhcp></ip>`;

/** What libvirt 9.0 answered: code and domain; the place is ours. */
const refused: readonly (readonly [parts: string, code: string, domain: string, path?: string])[] = [
  ['<uuid>x</uuid>', 'internalError', 'network'],
  ["<forward mode='x'/>", 'configUnsupported', 'network'],
  ["<forward mode='nat'/>", 'xmlError', 'network', '/network/forward'],
  ["<forward mode='bridge'/><bridge stp='off'/>", 'xmlError', 'network', '/network/bridge'],
  ["<forward mode='private'/><bridge name='b'/>", 'xmlError', 'network', '/network/bridge/@name'],
  ["<forward mode='passthrough'/><mtu size='1400'/>", 'xmlError', 'network', '/network/mtu'],
  [`<forward dev='a'><interface dev='b'/></forward>${ip()}`, 'xmlError', 'network', '/network/forward/@dev'],
  [
    `<forward mode='nat'><nat><port start='9' end='4'/></nat></forward>${ip()}`,
    'xmlDetail',
    'network',
    '/network/forward/nat/port/@end',
  ],
  ["<mac address='01:00:00:00:00:01'/>", 'xmlError', 'network', '/network/mac/@address'],
  ['<virtualport/>', 'xmlError', 'none', '/network/virtualport/@type'],
  ["<vlan><tag id='5000'/></vlan>", 'xmlError', 'none'],
  ['<dns><forwarder/></dns>', 'xmlError', 'network', '/network/dns/forwarder'],
  ["<dns enable='no'><forwarder addr='8.8.8.8'/></dns>", 'xmlError', 'network', '/network/dns'],
  ["<dns><txt name='a'/></dns>", 'xmlDetail', 'network', '/network/dns/txt/@value'],
  ["<dns><srv service='a'/></dns>", 'xmlDetail', 'network'],
  ["<dns><host ip='1.2.3.4'/></dns>", 'xmlDetail', 'network', '/network/dns/host'],
  ['<ip/>', 'xmlError', 'network', '/network/ip/@address'],
  ["<ip address='fe80::1'/>", 'configUnsupported', 'network', '/network/ip/@address'],
  ["<ip address='10.9.0.1' prefix='33'/>", 'configUnsupported', 'network', '/network/ip/@prefix'],
  [ip("<range start='a' end='10.9.0.9'/>"), 'systemError', 'none'],
  [ip("<range start='10.9.0.0' end='10.9.0.9'/>"), 'internalError', 'none', '/network/ip/dhcp/range'],
  [ip("<range start='10.9.0.2' end='10.9.0.255'/>"), 'internalError', 'none', '/network/ip/dhcp/range'],
  [ip("<host ip='10.9.0.2'/>"), 'xmlError', 'network', '/network/ip/dhcp/host'],
  [ip("<host name='a'/>"), 'xmlError', 'network', '/network/ip/dhcp/host/@ip'],
  [
    ip("<range start='10.9.0.2' end='10.9.0.9'><lease expiry='1'/></range>"),
    'configUnsupported',
    'network',
    '/network/ip/dhcp/range/lease',
  ],
  [
    `${ip()}<route address='10.1.0.1' prefix='16' gateway='10.9.0.2'/>`,
    'xmlError',
    'network',
    '/network/route/@address',
  ],
  [
    `${ip()}<route address='10.1.0.0' prefix='16' gateway='10.8.0.1'/>`,
    'configUnsupported',
    'network',
    '/network/route/@gateway',
  ],
];

describe('parseNetwork() refuses what libvirt 9.0 refuses, and says where', () => {
  test.each(refused)('%s', (parts, code, domain, path) => {
    let error: unknown;
    try {
      parseNetwork(`<network><name>n</name>${parts}</network>`);
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(DocumentError);
    expect(error).toMatchObject({ code, domain, ...(path === undefined ? {} : { path }) });
  });
});

test('parseNetwork() makes a trunk of several tags and forgets parts that say nothing', () => {
  const text =
    "<network><name>n</name><dns/><vlan><tag id='1'/><tag id='2'/></vlan><portgroup name='p'><virtualport/></portgroup></network>";
  const written = formatNetwork(parseNetwork(text));
  expect(written).toContain("<vlan trunk='yes'>");
  expect(written).not.toContain('<dns');
  expect(written).not.toContain('virtualport');
});
