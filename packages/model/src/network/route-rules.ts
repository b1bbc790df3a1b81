/** What must hold for a route of a network: its address is one of a network, its gateway can be reached. */
import type { Refusal } from '../document-error.ts';
import { ipv4Number, ipv6Number } from '../ip-numbers.ts';
import type { NetworkRoute } from './ip.ts';
import type { Network } from './network.ts';
import { wrongAt } from './rules.ts';
import { subnetOf } from './update-range.ts';

type Violations = Generator<Refusal, void, undefined>;

export function* routeViolations(route: NetworkRoute, network: Network, path: string): Violations {
  const { family, address, netmask, prefix, gateway, metric } = route;
  const wrong = (at: string, detail: string) => wrongAt(`${path}${at}`, `${network.name}: ${detail}`);
  const isIpv6 = family === 'ipv6';
  const width = isIpv6 ? 128 : 32;
  const number = isIpv6 ? ipv6Number : ipv4Number;
  const kind = isIpv6 ? 'IPv6' : 'IPv4';
  if (metric === 0)
    yield wrongAt(
      `${path}/@metric`,
      "Invalid value for attribute 'metric' in element 'route': Zero is not permitted",
      'xmlError',
      'xml',
    );
  if (netmask !== undefined && prefix !== undefined)
    yield wrong('/@prefix', 'Route definition cannot have both a prefix and a netmask');
  for (const [at, text] of [
    ['address', address],
    ['gateway', gateway],
  ] as const) {
    if (number(text) !== undefined) continue;
    const said = family === undefined ? 'No family' : `${family} family`;
    yield wrong(`/@${at}`, `${said} specified for non-${kind} ${at} '${text}' in route definition`);
  }
  if (netmask !== undefined && (isIpv6 || ipv4Number(netmask) === undefined))
    yield wrong('/@netmask', `netmask not allowed for address '${address}' in route definition`);
  if (prefix !== undefined && prefix > width)
    yield wrong('/@prefix', `Invalid prefix ${prefix} specified in route definition, must be 0 - ${width}`);
  const mask = netmask === undefined ? maskOf(prefix, width) : ipv4Number(netmask);
  const own = number(address) ?? 0n;
  if (mask !== undefined && (own & mask) !== own)
    yield wrong('/@address', `Address '${address}' in route definition is not a network address`);
  if (!isReachable(number(gateway), isIpv6, network)) {
    const detail = `unreachable static route gateway '${gateway}' specified for network '${network.name}'`;
    yield wrongAt(`${path}/@gateway`, detail, 'configUnsupported');
  }
}

function maskOf(prefix: number | undefined, width: number): bigint | undefined {
  if (prefix === undefined) return undefined;
  const free = BigInt(width - prefix);
  return ((1n << BigInt(width)) - 1n) & ~((1n << free) - 1n);
}

function isReachable(gateway: bigint | undefined, isIpv6: boolean, { ips }: Network): boolean {
  if (gateway === undefined) return false;
  return ips.some((ip) => {
    const subnet = subnetOf(ip);
    if (!subnet || (subnet.family === 'ipv6') !== isIpv6) return false;
    const own = (isIpv6 ? ipv6Number : ipv4Number)(subnet.address);
    const host = BigInt((isIpv6 ? 128 : 32) - subnet.prefix);
    return own !== undefined && own >> host === gateway >> host;
  });
}
