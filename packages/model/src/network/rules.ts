/**
 * What must hold across the parts of a network. The first thing that is wrong is told, with its place.
 *
 * @source answers of libvirt 9.0 to virNetworkDefineXML
 */
import type { Refusal, RefusalCode, RefusalDomain } from '../document-error.ts';
import type { Vlan } from '../domain/devices/net-link.ts';
import { ipv4Number, ipv6Number } from '../ip-numbers.ts';
import type { Dns } from './dns.ts';
import { ipViolations } from './ip-rules.ts';
import type { Network } from './network.ts';
import { routeViolations } from './route-rules.ts';

type Violations = Generator<Refusal, void, undefined>;

/** The first violation; undefined when all holds. */
export function networkViolation(network: Network): Refusal | undefined {
  const [first] = violations(network);
  return first;
}

/** What is wrong in a network, at a place. */
export function wrongAt(
  path: string,
  detail: string,
  code: RefusalCode = 'xmlError',
  domain: RefusalDomain = 'network',
): Refusal {
  return { code, domain, detail, path };
}

function* violations(network: Network): Violations {
  const { name, mac, dns, vlan, virtualPort } = network;
  if (name.includes('/')) yield wrongAt('/network/name', 'invalid char in name: /', 'xmlDetail', 'xml');
  if (mac !== undefined && isMulticast(mac))
    yield wrongAt(
      '/network/mac/@address',
      `Invalid multicast bridge mac address '${mac}' in network '${name}'`,
    );
  if (dns) yield* dnsViolations(dns, name);
  if (virtualPort && virtualPort.type === undefined)
    yield wrongAt('/network/virtualport/@type', 'missing required virtualport type', 'xmlError', 'none');
  if (vlan) yield* vlanViolations(vlan, '/network/vlan');
  for (const [at, group] of network.portGroups.entries())
    if (group.vlan) yield* vlanViolations(group.vlan, `/network/portgroup[${at + 1}]/vlan`);
  for (const [at, ip] of network.ips.entries()) yield* ipViolations(ip, name, `/network/ip[${at + 1}]`);
  for (const [at, route] of network.routes.entries())
    yield* routeViolations(route, network, `/network/route[${at + 1}]`);
  yield* forwardViolations(network);
  yield* bridgeViolations(network);
}

/** Is an Ethernet address one of many receivers? */
export function isMulticast(mac: string): boolean {
  return (Number.parseInt(mac.slice(0, 2), 16) & 1) === 1;
}

function* vlanViolations({ tags, trunk }: Vlan, path: string): Violations {
  if (tags.length === 0)
    yield wrongAt(
      path,
      'missing tag id - each <vlan> must have at least one <tag> subelement',
      'xmlError',
      'none',
    );
  if (tags.filter(({ nativeMode }) => nativeMode !== undefined).length > 1)
    yield wrongAt(path, 'duplicate native vlan setting', 'xmlError', 'none');
  if (trunk === false && tags.length > 1)
    yield wrongAt(`${path}/@trunk`, "trunk='yes' is required for more than one vlan tag", 'xmlError', 'none');
}

function* dnsViolations(dns: Dns, name: string): Violations {
  const { enable, forwarders, txts, srvs, hosts } = dns;
  const count = forwarders.length + txts.length + srvs.length + hosts.length;
  if (enable === false && count > 0)
    yield wrongAt('/network/dns', `Extra data in disabled network '${name}'`);
  for (const [at, { addr, domain }] of forwarders.entries()) {
    if (addr !== undefined || domain !== undefined) continue;
    const detail = 'Invalid forwarder element, must contain at least one of addr or domain';
    yield wrongAt(`/network/dns/forwarder[${at + 1}]`, detail);
  }
  for (const [at, host] of hosts.entries()) {
    if (host.names.some((each) => each !== '')) continue;
    const detail = `Missing hostname in network '${name}' DNS HOST record`;
    yield wrongAt(`/network/dns/host[${at + 1}]`, detail, 'xmlDetail');
  }
  for (const [at, { service, target, port, priority, weight }] of srvs.entries()) {
    const path = `/network/dns/srv[${at + 1}]`;
    const record = `DNS SRV record of network '${name}'`;
    if (service.includes('.'))
      yield wrongAt(
        `${path}/@service`,
        `invalid character in service '${service}' in ${record}`,
        'xmlDetail',
      );
    const aimless = Object.entries({ port, priority, weight }).find(([, value]) => value !== undefined);
    if (target === undefined && aimless)
      yield wrongAt(
        `${path}/@${aimless[0]}`,
        `${aimless[0]} not permitted without target in ${record}`,
        'xmlDetail',
      );
  }
  for (const [at, { name: text, value }] of txts.entries()) {
    const path = `/network/dns/txt[${at + 1}]`;
    const record = `DNS TXT record named '${text}' of network ${name}`;
    if (/\s/.test(text)) yield wrongAt(`${path}/@name`, `prohibited character in ${record}`, 'xmlDetail');
    if (value === undefined)
      yield wrongAt(`${path}/@value`, `missing required value attribute in ${record}`, 'xmlDetail');
  }
}

function* forwardViolations({ forward, name }: Network): Violations {
  if (!forward) return;
  const path = '/network/forward';
  const { mode, dev, interfaces, addresses, physicalFunctions, nat } = forward;
  if (nat && mode !== 'nat')
    yield wrongAt(
      `${path}/nat`,
      `The <nat> element can only be used when <forward> 'mode' is 'nat' in network ${name}`,
    );
  yield* natViolations(nat, name);
  if (physicalFunctions.length > 1)
    yield wrongAt(`${path}/pf[2]`, `Only one <pf> element is allowed in <forward> of network ${name}`);
  const [first] = interfaces;
  if (dev !== undefined && first !== undefined && first.dev !== dev)
    yield wrongAt(
      `${path}/@dev`,
      `<forward dev='${dev}'> must match first <interface dev='${first.dev}'/> in network ${name}`,
    );
  if (mode === 'open' && (dev !== undefined || interfaces.length > 0))
    yield wrongAt(path, `forward dev not allowed for network '${name}' with forward mode='open'`);
  if (['nat', 'route'].includes(mode) && interfaces.length > 1)
    yield wrongAt(
      `${path}/interface[2]`,
      `multiple forwarding interfaces specified for network '${name}', only one is supported`,
    );
  const listed = (what: string) => `${what} is listed multiple times in network '${name}' forward section`;
  const again = secondOf(interfaces.map((each) => each.dev));
  if (again !== undefined)
    yield wrongAt(`${path}/interface[${again + 1}]`, listed(`interface '${interfaces[again]?.dev}'`));
  const places = addresses.map(({ domain, bus, slot, function: fn }) =>
    `${domain}:${bus}:${slot}.${fn}`.replaceAll('0x', ''),
  );
  const same = secondOf(places);
  if (same !== undefined)
    yield wrongAt(`${path}/address[${same + 1}]`, listed(`PCI device '${places[same]}'`));
}

/** Where the first value stands that was there before. */
function secondOf(values: readonly string[]): number | undefined {
  const found = values.findIndex((value, index) => values.indexOf(value) !== index);
  return found < 0 ? undefined : found;
}

function* natViolations(nat: NonNullable<Network['forward']>['nat'], name: string): Violations {
  const path = '/network/forward/nat';
  const { addresses, ports } = nat ?? {};
  for (const end of ['start', 'end'] as const) {
    const text = addresses?.[end];
    if (text === undefined || ipv4Number(text) !== undefined || ipv6Number(text) !== undefined) continue;
    yield wrongAt(
      `${path}/address/@${end}`,
      `Bad ipv4 ${end} address '${text}' in <nat> in <forward> in network '${name}'`,
    );
  }
  const [from, to] = [ipv4Number(addresses?.start ?? ''), ipv4Number(addresses?.end ?? '')];
  if (from !== undefined && to !== undefined && from > to)
    yield wrongAt(
      `${path}/address`,
      `range ${addresses?.start} - ${addresses?.end} is reversed `,
      'internalError',
      'none',
    );
  if (ports && ports.start > ports.end)
    yield wrongAt(
      `${path}/port/@end`,
      `Missing or invalid 'end' attribute in <port> in <nat> in network ${name}`,
      'xmlDetail',
    );
}

function* bridgeViolations({ forward, bridge, ips, mtu, name }: Network): Violations {
  const mode = forward?.mode;
  if (mode === undefined) return;
  if (mode === 'nat' || mode === 'route' || mode === 'open') {
    if (ips.length === 0)
      yield wrongAt(
        '/network/forward',
        `${mode} forwarding requested, but no IP address provided for network '${name}'`,
      );
    return;
  }
  const isGiven = bridge?.name !== undefined;
  if (isGiven && mode !== 'bridge')
    yield wrongAt('/network/bridge/@name', `bridge name not allowed in ${mode} mode (network '${name}')`);
  if (isGiven && (forward?.dev !== undefined || (forward?.interfaces.length ?? 0) > 0))
    yield wrongAt(
      '/network/bridge/@name',
      `A network with forward mode='${mode}' can specify a bridge name or a forward dev, but not both (network '${name}')`,
    );
  if (bridge && (bridge.stp === false || (bridge.delay ?? 0) > 0 || bridge.zone !== undefined))
    yield wrongAt(
      '/network/bridge',
      `bridge delay/stp/zone options only allowed in route, nat, and isolated mode, not in ${mode} (network '${name}')`,
    );
  if (mtu !== undefined)
    yield wrongAt(
      '/network/mtu',
      `mtu size only allowed in open, route, nat, and isolated mode, not in ${mode} (network '${name}')`,
    );
}
