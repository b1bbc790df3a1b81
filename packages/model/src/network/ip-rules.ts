/** What must hold within one address of a network, and for what its DHCP server hands out. */
import type { Refusal } from '../document-error.ts';
import { ipv4Number, ipv6Number } from '../ip-numbers.ts';
import type { DhcpHost, DhcpLease, NetworkIp } from './ip.ts';
import { isMulticast, wrongAt } from './rules.ts';
import { rangeRefusal, subnetOf } from './update-range.ts';

type Violations = Generator<Refusal, void, undefined>;

export function* ipViolations(ip: NetworkIp, name: string, path: string): Violations {
  const { family, address, netmask, prefix, dhcp } = ip;
  if (address === undefined)
    return yield wrongAt(`${path}/@address`, `Missing required address attribute in network '${name}'`);
  const isIpv6 = family === 'ipv6';
  const unsupported = (at: string, detail: string) => wrongAt(`${path}${at}`, detail, 'configUnsupported');
  if ((isIpv6 ? ipv6Number : ipv4Number)(address) === undefined)
    return yield unsupported(
      '/@address',
      family === undefined
        ? `no family specified for non-IPv4 address '${address}' in network '${name}'`
        : `${family} family specified for non-${isIpv6 ? 'IPv6' : 'IPv4'} address '${address}' in network '${name}'`,
    );
  if (netmask !== undefined) {
    if (prefix !== undefined)
      yield unsupported('/@prefix', `Network '${name}' IP address cannot have both a prefix and a netmask`);
    if (isIpv6)
      yield unsupported(
        '/@netmask',
        `netmask not allowed for IPv6 address '${address}' in network '${name}'`,
      );
    if (ipv4Number(netmask) === undefined)
      yield unsupported(
        '/@netmask',
        `Invalid netmask '${netmask}' for address '${address}' (both must be IPv4)`,
      );
  }
  if (prefix !== undefined && prefix > (isIpv6 ? 128 : 32))
    yield unsupported(
      '/@prefix',
      `Invalid ${isIpv6 ? 'IPv6' : 'IPv4'} prefix '${prefix}' in network '${name}'`,
    );
  for (const [at, range] of (dhcp?.ranges ?? []).entries()) {
    const place = `${path}/dhcp/range[${at + 1}]`;
    const refusal = rangeRefusal(range, subnetOf(ip));
    if (refusal) yield { ...refusal, path: place };
    yield* leaseViolations(range.lease, place);
  }
  for (const [at, host] of (dhcp?.hosts ?? []).entries())
    yield* hostViolations(host, isIpv6, name, `${path}/dhcp/host[${at + 1}]`);
}

function* hostViolations(host: DhcpHost, isIpv6: boolean, network: string, path: string): Violations {
  const { mac, id, name, ip, lease } = host;
  const wrong = (at: string, detail: string) => wrongAt(`${path}${at}`, detail);
  if (mac !== undefined && isIpv6)
    yield wrong(
      '/@mac',
      `Invalid to specify MAC address '${mac}' in network '${network}' IPv6 static host definition`,
    );
  if (mac !== undefined && !/^[0-9a-f]{1,2}([:-][0-9a-f]{1,2}){5}$/i.test(mac))
    yield wrong('/@mac', `Cannot parse MAC address '${mac}' in network '${network}'`);
  if (mac !== undefined && isMulticast(mac))
    yield wrong('/@mac', `expected unicast mac address, found multicast '${mac}' in network '${network}'`);
  const stray = /[^0-9a-f:]/i.exec(id ?? '')?.[0];
  if (stray !== undefined)
    yield wrong('/@id', `Invalid character '${stray}' in id '${id}' of network '${network}'`);
  if (name !== undefined && !/^[a-z0-9]/i.test(name))
    yield wrong('/@name', `Cannot use host name '${name}' in network '${network}'`);
  if (isIpv6 ? id === undefined && name === undefined : mac === undefined && name === undefined)
    yield wrong(
      '',
      `Static host definition in ${isIpv6 ? 'IPv6' : 'IPv4'} network '${network}' must have ${isIpv6 ? 'id' : 'mac'} or name attribute`,
    );
  if (ip === undefined)
    yield wrong('/@ip', `Missing IP address in static host definition for network '${network}'`);
  yield* leaseViolations(lease, path);
}

const secondsIn = { seconds: 1, minutes: 60, hours: 3600 } as const;
const leastLease = 120;

function* leaseViolations(lease: DhcpLease | undefined, path: string): Violations {
  if (!lease || lease.expiry === 0) return;
  if (lease.expiry * secondsIn[lease.unit ?? 'minutes'] >= leastLease) return;
  const detail = 'The minimum lease time should be greater than 2 minutes';
  yield wrongAt(`${path}/lease`, detail, 'configUnsupported');
}
