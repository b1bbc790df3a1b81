/** DHCP ranges against the network they are in. @source libvirt virSocketAddrGetRange */
import { DocumentError, type Refusal } from '../document-error.ts';
import { ipv4Number, ipv6Number, maskBits } from '../ip-numbers.ts';
import type { DhcpRange, NetworkIp } from './ip.ts';

/** The network that an `<ip>` stands for. */
export interface IpSubnet {
  readonly family: 'ipv4' | 'ipv6';
  readonly address: string;
  readonly prefix: number;
}

/** Undefined for one without an address. */
export function subnetOf({ family = 'ipv4', address, netmask, prefix }: NetworkIp): IpSubnet | undefined {
  if (address === undefined) return undefined;
  return { family, address, prefix: prefix ?? maskPrefix(family, netmask) };
}

function maskPrefix(family: IpSubnet['family'], netmask: string | undefined): number {
  const width = family === 'ipv6' ? 128 : 32;
  const mask = netmask === undefined ? undefined : ipv4Number(netmask);
  return mask === undefined ? (family === 'ipv6' ? 64 : 24) : (maskBits(mask, 32) ?? width);
}

/** @throws {DocumentError} `internalError` for a range that `rangeRefusal` refuses. */
export function requireRange(range: DhcpRange, subnet: IpSubnet | undefined): void {
  const refusal = rangeRefusal(range, subnet);
  if (refusal) throw new DocumentError(refusal);
}

const largestRange = 65535n;

/** What is wrong with a range: it is reversed, too large, not wholly within the network, or takes its first or last address. */
export function rangeRefusal({ start, end }: DhcpRange, subnet: IpSubnet | undefined): Refusal | undefined {
  const isIpv6 = subnet?.family === 'ipv6';
  const number = isIpv6 ? ipv6Number : ipv4Number;
  const [first, last] = [number(start), number(end)];
  const wrong = (detail: string): Refusal => ({ code: 'internalError', domain: 'none', detail });
  const range = `range ${start} - ${end}`;
  if (first === undefined || last === undefined) return wrong(`${range} has invalid address family`);
  if (first > last) return wrong(`${range} is reversed `);
  const own = subnet && number(subnet.address);
  if (subnet && own !== undefined) {
    const network = `network ${subnet.address}/${subnet.prefix}`;
    const host = BigInt((isIpv6 ? 128 : 32) - subnet.prefix);
    if (first >> host !== own >> host || last >> host !== own >> host) {
      return wrong(`${range} is not entirely within ${network}`);
    }
    const bottom = (own >> host) << host;
    if (!isIpv6 && first === bottom) return wrong(`start of ${range} in ${network} is the network address`);
    if (!isIpv6 && last === bottom + (1n << host) - 1n) {
      return wrong(`end of ${range} in ${network} is the broadcast address`);
    }
  }
  return last - first > largestRange ? wrong(`${range} is too large (> ${largestRange})`) : undefined;
}
