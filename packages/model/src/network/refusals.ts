/**
 * What libvirt answers for parts of a network that cannot be read.
 *
 * @source answers of libvirt 9.0 to virNetworkDefineXML
 */
import type { RefusalCode, RefusalDomain } from '../document-error.ts';
import type { PlaceRefusal } from '../parse-errors.ts';

type Kind = PlaceRefusal['kind'];

function row(
  kind: Kind | readonly Kind[],
  at: RegExp,
  detail: string,
  code: RefusalCode = 'xmlError',
  domain: RefusalDomain = 'network',
): readonly PlaceRefusal[] {
  return [kind].flat().map((each) => ({ kind: each, at, detail, code, domain }));
}

const either = ['missing', 'bad-value'] as const;

export const networkRefusals: readonly PlaceRefusal[] = [
  ...row(either, /^\/network\/name$/, '', 'noName'),
  ...row('bad-value', /^\/network\/uuid$/, 'malformed uuid element', 'internalError'),
  ...row('bad-value', /^\/network\/@ipv6$/, "Invalid ipv6 setting '%s'"),
  ...row('bad-value', /\/bridge\/@delay$/, "Invalid delay value '%s'"),
  ...row('bad-value', /\/bridge\/@macTableManager$/, "Invalid macTableManager setting '%s'"),
  ...row('bad-value', /^\/network\/mac\/@address$/, "Invalid bridge mac address '%s'"),
  ...row('bad-value', /\/mtu\/@size$/, "Invalid mtu size '%s'"),
  ...row('missing', /\/portgroup\/@name$/, 'Missing required name attribute in portgroup'),
  ...row('bad-value', /\/virtualport\/@type$/, 'unknown virtualport type %s', 'configUnsupported', 'none'),
  ...row('bad-value', /\/parameters\/@\w+$/, 'cannot parse value of %a parameter', 'xmlError', 'none'),
  { ...row('bad-value', /\/tag\/@id$/, 'vlan tag id %s too large', 'xmlError', 'none')[0]!, found: /^\d+$/ },

  ...row('missing', /\/txt\/@name$/, 'missing required name attribute in DNS TXT record', 'xmlDetail'),
  ...row('missing', /\/srv\/@\w+$/, 'missing required %a attribute in DNS SRV record', 'xmlDetail'),
  ...row('bad-value', /\/srv\/@\w+$/, 'invalid DNS SRV %a attribute', 'xmlDetail'),
  ...row('missing', /\/dns\/host\/@ip$/, 'Missing IP address in DNS HOST record', 'xmlDetail'),
  ...row('bad-value', /\/dns\/host\/@ip$/, "Invalid IP address '%s' in DNS HOST record", 'xmlDetail'),
  ...row('bad-value', /\/forwarder\/@addr$/, "Invalid forwarder IP address '%s'"),

  { ...row('bad-value', /\/ip\/@address$/, 'Missing required address attribute')[0]!, found: /^$/ },
  ...row('bad-value', /\/ip\/@address$/, "Invalid address '%s'"),
  ...row('bad-value', /\/ip\/@netmask$/, "Invalid netmask '%s'"),
  ...row('bad-value', /\/ip\/@family$/, "Unrecognized family '%s'"),
  {
    ...row('bad-value', /\/ip\/@prefix$/, "Invalid prefix '%s'", 'configUnsupported')[0]!,
    found: /^\d+$/,
  },
  ...row('missing', /\/range\/@\w+$/, "Missing '%a' attribute in dhcp range"),
  ...row('bad-value', /\/range\/@\w+$/, "Cannot parse socket address '%s'", 'systemError', 'none'),
  ...row('bad-value', /\/dhcp\/host\/@ip$/, "Invalid IP address '%s' in static host definition"),
  ...row(
    'bad-value',
    /\/lease\/@unit$/,
    "Invalid value for attribute 'unit' in element 'lease': '%s'.",
    'xmlError',
    'xml',
  ),
  ...row('missing', /\/route\/@\w+$/, 'Missing required %a attribute in route definition'),
  ...row('bad-value', /\/route\/@(address|netmask|gateway)$/, "Bad %a '%s' in route definition"),
  ...row('bad-value', /\/route\/@family$/, "Invalid family '%s' in route definition"),

  ...row('bad-value', /^\/network\/forward\/@mode$/, "unknown forwarding type '%s'", 'configUnsupported'),
  ...row('bad-value', /\/forward\/driver\/@name$/, "Unknown forward driver '%s'", 'configUnsupported'),
  ...row('missing', /\/forward\/(interface|pf)\/@dev$/, 'Missing required dev attribute in <forward>'),
  ...row('missing', /\/forward\/address\/@type$/, 'missing address type'),
  ...row('bad-value', /\/forward\/address\/@type$/, "unknown address type '%s'", 'configUnsupported'),
  ...row('missing', /\/nat\/address\/@\w+$/, "missing '%a' attribute in <address> in <nat> in <forward>"),
  ...row(either, /\/nat\/port\/@\w+$/, "Missing or invalid '%a' attribute in <port> in <nat>", 'xmlDetail'),
];
