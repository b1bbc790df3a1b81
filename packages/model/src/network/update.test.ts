import { describe, expect, test } from 'vitest';
import { corpusSuite, readCorpus } from '../../test/corpus.ts';
import { DocumentError } from '../document-error.ts';
import { formatNetwork, parseNetwork } from './network.ts';
import { updateNetwork, type NetworkUpdate } from './update.ts';

const commands: Readonly<Record<string, NetworkUpdate['command']>> = {
  modify: 'modify',
  delete: 'delete',
  'add-first': 'addFirst',
  'add-last': 'addLast',
};
const sections: Readonly<Record<string, NetworkUpdate['section']>> = {
  'ip-dhcp-host': 'ipDhcpHost',
  'ip-dhcp-range': 'ipDhcpRange',
  portgroup: 'portGroup',
  'dns-host': 'dnsHost',
  'dns-srv': 'dnsSrv',
};

corpusSuite({
  category: 'networkxml2xmlupdate',
  run(input, { also, notes }) {
    const updated = updateNetwork(parseNetwork(input), {
      command: commands[String(notes.command)] ?? 'modify',
      section: sections[String(notes.section)] ?? 'bridge',
      parentIndex: Number(notes.parent_index),
      xml: readCorpus('networkxml2xmlupdate', also?.update ?? ''),
    });
    return formatNetwork(updated, notes.when === 'active' ? 'live' : 'inactive');
  },
});

const network = parseNetwork(`<network>
  <name>n</name>
  <forward mode='nat'><interface dev='eth0'/></forward>
  <bridge name='b'/>
  <dns>
    <txt name='a' value='b'/>
    <srv service='s' protocol='tcp'/>
    <host ip='1.1.1.1'><hostname>h</hostname></host>
  </dns>
  <ip address='192.168.1.1' netmask='255.255.255.0'>
    <dhcp>
      <range start='192.168.1.10' end='192.168.1.20'/>
      <host mac='52:54:00:00:00:01' name='h1' ip='192.168.1.50'/>
    </dhcp>
  </ip>
  <ip family='ipv6' address='2001::1' prefix='64'/>
  <portgroup name='p1' default='yes'/>
</network>`);

function refusal(update: NetworkUpdate): unknown {
  try {
    updateNetwork(network, update);
    return 'done';
  } catch (error) {
    return error instanceof DocumentError ? [error.code, error.detail] : error;
  }
}

/** What libvirt 9.0 answered to the same calls. */
const answers: readonly [NetworkUpdate['command'], NetworkUpdate['section'], string, ...unknown[]][] = [
  ['addLast', 'bridge', '<x/>', 'operationUnsupported', "can't update 'bridge' section of network 'n'"],
  [
    'addLast',
    'forwardPf',
    '<pf/>',
    'operationUnsupported',
    "can't update 'forward pf' section of network 'n'",
  ],
  [
    'modify',
    'ipDhcpHost',
    "<host mac='52:54:00:00:00:02' name='h2' ip='192.168.1.51'/>",
    'operationInvalid',
    `couldn't locate an existing dhcp host entry with "mac='52:54:00:00:00:02'" "name='h2'" "ip='192.168.1.51'" in network 'n'`,
  ],
  [
    'addLast',
    'ipDhcpHost',
    "<host mac='52:54:00:00:00:01' name='h2' ip='192.168.1.52'/>",
    'operationInvalid',
    `there is an existing dhcp host entry in network 'n' that matches "<host mac='52:54:00:00:00:01' name='h2' ip='192.168.1.52'/>"`,
  ],
  [
    'addLast',
    'ipDhcpHost',
    "<host mac='zz' name='q'/>",
    'xmlError',
    "Cannot parse MAC address 'zz' in network 'n'",
  ],
  [
    'addLast',
    'ipDhcpHost',
    '<host/>',
    'xmlError',
    "Static host definition in IPv4 network 'n' must have mac or name attribute",
  ],
  [
    'addLast',
    'ipDhcpHost',
    '<foo/>',
    'xmlError',
    "unexpected element <foo>, expecting <host>, while updating network 'n'",
  ],
  [
    'delete',
    'ipDhcpHost',
    "<host name='hx'/>",
    'operationInvalid',
    "couldn't locate a matching dhcp host entry in network 'n'",
  ],
  [
    'modify',
    'ipDhcpRange',
    "<range start='192.168.1.10' end='192.168.1.20'/>",
    'operationUnsupported',
    'dhcp ranges cannot be modified, only added or deleted',
  ],
  [
    'addLast',
    'ipDhcpRange',
    "<range start='192.168.1.40' end='192.168.1.30'/>",
    'internalError',
    'range 192.168.1.40 - 192.168.1.30 is reversed ',
  ],
  [
    'addLast',
    'ipDhcpRange',
    "<range start='10.1.1.1' end='10.1.1.2'/>",
    'internalError',
    'range 10.1.1.1 - 10.1.1.2 is not entirely within network 192.168.1.1/24',
  ],
  [
    'addLast',
    'ipDhcpRange',
    '<range/>',
    'xmlError',
    "Missing 'start' attribute in dhcp range for network 'n'",
  ],
  [
    'addLast',
    'forwardInterface',
    "<interface dev='eth1'/>",
    'xmlError',
    "multiple forwarding interfaces specified for network 'n', only one is supported",
  ],
  [
    'delete',
    'forwardInterface',
    "<interface dev='eth9'/>",
    'operationInvalid',
    "couldn't find an interface entry in network 'n' matching <interface dev='eth9'>",
  ],
  [
    'addLast',
    'portGroup',
    "<portgroup name='p2' default='yes'/>",
    'operationInvalid',
    "a different portgroup entry in network 'n' is already set as the default. Only one default is allowed.",
  ],
  [
    'addLast',
    'dnsHost',
    "<host ip='1.1.1.9'/>",
    'xmlDetail',
    "Missing hostname in network 'n' DNS HOST record",
  ],
  [
    'delete',
    'dnsTxt',
    "<txt name='zz'/>",
    'operationInvalid',
    "couldn't locate a matching DNS TXT record in network n",
  ],
  [
    'addLast',
    'dnsSrv',
    "<srv protocol='tcp'/>",
    'xmlDetail',
    "missing required service attribute in DNS SRV record of network 'n'",
  ],
];

describe('updateNetwork()', () => {
  test.each(answers)('%s %s %s is refused', (command, section, xml, ...answer) => {
    expect(refusal({ command, section, xml })).toEqual(answer);
  });

  test('gives a new network and leaves the old one alone', () => {
    const before = formatNetwork(network);
    const xml = "<range start='192.168.1.30' end='192.168.1.40'/>";
    const after = updateNetwork(network, { command: 'addFirst', section: 'ipDhcpRange', xml });
    expect(after.ips[0]?.dhcp?.ranges.map(({ start }) => start)).toEqual(['192.168.1.30', '192.168.1.10']);
    expect(formatNetwork(network)).toBe(before);
  });

  test('names another first interface when the first one goes', () => {
    const after = updateNetwork(network, {
      command: 'delete',
      section: 'forwardInterface',
      xml: "<interface dev='eth0'/>",
    });
    expect(formatNetwork(after)).toContain("<forward mode='nat'/>");
  });
});
