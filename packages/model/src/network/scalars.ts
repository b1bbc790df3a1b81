/** Kinds of text that parts of a network share. */
import { ip, type Scalar } from '@typevirt/xml';
import { canonicalIpv6 } from '../ip-numbers.ts';

/** An address; one of IPv6 is kept in its short form, which is what libvirt prints. */
export const socketAddress: Scalar<string> = {
  ...ip,
  parse(text, lenient) {
    const address = ip.parse(text, lenient);
    return address === undefined ? undefined : (canonicalIpv6(address) ?? address);
  },
};
