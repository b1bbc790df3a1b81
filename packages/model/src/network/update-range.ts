/** DHCP ranges against the network they are in. @source libvirt virSocketAddrGetRange */
import { refuse } from '../document-error.ts';
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

/** @throws {DocumentError} `internalError` when it is reversed or not wholly within the network. */
export function requireRange({ start, end }: DhcpRange, subnet: IpSubnet | undefined): void {
  const isIpv6 = subnet?.family === 'ipv6';
  const number = isIpv6 ? ipv6Number : ipv4Number;
  const [first, last] = [number(start), number(end)];
  const wrong = (detail: string): never =>
    refuse('internalError', 'none', `range ${start} - ${end} ${detail}`);
  if (first === undefined || last === undefined) return wrong('has invalid address family');
  if (first > last) wrong('is reversed ');
  const own = subnet && number(subnet.address);
  if (!subnet || own === undefined) return;
  const host = BigInt((isIpv6 ? 128 : 32) - subnet.prefix);
  if (first >> host !== own >> host || last >> host !== own >> host) {
    wrong(`is not entirely within network ${subnet.address}/${subnet.prefix}`);
  }
}
