/**
 * Texts that several devices share. Strict reading holds them to libvirt's grammar; lenient reading takes any text, as
 * libvirt's own parser does, so that nothing it accepts is refused here.
 *
 * @source libvirt 9.0 schemas/basictypes.rng, schemas/domaincommon.rng
 */
import {
  either,
  hex,
  ipv6,
  oneOf,
  pattern,
  ranged,
  rangedBig,
  string,
  uint32,
  uint64,
  type Scalar,
} from '@typevirt/xml';

/** Held to `strict` in strict reading, to `free` in lenient reading and in writing. */
export function freely<T>(strict: Scalar<T>, free: Scalar<T>): Scalar<T> {
  return {
    ...strict,
    parse: (text, lenient) => (lenient ? free : strict).parse(text, lenient),
    format: (value) => free.format(value),
  };
}

/** Text of this XSD pattern when strict, any text when lenient. */
export function strictly(
  source: string,
  name: string,
  ...samples: readonly [string, ...string[]]
): Scalar<string> {
  return freely(pattern(source, { name, sample: (random) => random.pick(samples) }), string);
}

/** A whole number; when strict, of at most so many decimal digits. */
export function digits(most: number): Scalar<number> {
  const strict: Scalar<number> = {
    ...uint32,
    name: `number of at most ${most} digits`,
    expected: `a number of at most ${most} digits`,
    parse: (text, lenient) => (text.length <= most ? uint32.parse(text, lenient) : undefined),
    grammar: { is: 'data', type: 'string', params: { pattern: `[0-9]{1,${most}}` } },
    sample: (random) => random.integer(0, 10 ** most - 1),
  };
  return freely(strict, uint32);
}

/** A whole number that, when strict, is not 0. */
export const positive: Scalar<number> = freely(ranged(1, 0xffffffff), uint32);
export const positiveBig: Scalar<bigint> = freely(rangedBig(1n, 2n ** 64n - 1n), uint64);

/** An absolute path (POSIX, or with a drive letter). */
export const absPath = strictly('(/|[a-zA-Z]:\\\\).+', 'absolute path', '/var/lib/a.img', '/dev/b');

/** A folder: an absolute path. */
export const absDirectory = strictly('/.*', 'absolute path', '/', '/srv/images');

/** Any path of at least one character. */
export const path = strictly('.+', 'path', '/var/lib/a.img', 'b');

/** A disk image: an absolute path, or VMware's `[datastore] path`. */
export const imagePath = strictly(
  '(/|[a-zA-Z]:\\\\).+|\\[[^\\]]+\\] .+',
  'image path',
  '/var/lib/a.img',
  '[ds] a.vmdk',
);

/** Name of a network device of the host. */
export const deviceName = strictly('[a-zA-Z0-9_\\.\\-\\\\:/]+', 'device name', 'eth0', 'vnet1');

/** Name of a bridge of the host. */
export const bridgeName = strictly('[a-zA-Z0-9_\\.\\-\\\\:/ ]*', 'bridge name', 'br0', 'virbr1');

/** Letters, digits, `_`, `+`, `-`. */
export const genericName = strictly('[a-zA-Z0-9_\\+\\-]+', 'name', 'qemu', 'me-1');

/** Name of a libvirt object; no slash. */
export const objectName = strictly('[^/\\n]+', 'object name', 'default', 'pool 1');

/** Name of a libvirt object that may hold slashes. */
export const objectNameWithSlash = strictly('[^\\n]+', 'object name', 'default', 'a/b');

/** A device's name inside its domain; names of the user's own start with `ua-`. */
export const aliasName = strictly('[a-zA-Z0-9_\\-.]+', 'alias', 'ua-disk', 'net0');

/** Vendor, product or class of a USB device: four hexadecimal digits when printed. */
export const usbId: Scalar<number> = hex(4, 0xffff);

/** The lower four hexadecimal digits in capitals, as libvirt prints them in filters. */
export function upperHex(digits: number, max: number): Scalar<number> {
  const lower = hex(digits, max);
  return { ...lower, format: (value) => `0x${lower.format(value).slice(2).toUpperCase()}` };
}

/** A port of a USB hub, each hub on the way separated by a dot: `1.2`. */
export const usbPort = strictly(
  '((0x)?[0-9a-fA-F]{1,3}\\.){0,3}(0x)?[0-9a-fA-F]{1,3}',
  'USB port',
  '1',
  '1.2',
);

/** A name of DNS. */
export const dnsName = strictly('[a-zA-Z0-9\\.\\-]+', 'DNS name', 'example.org', 'host-1');

/** A host: its name or address. */
export const hostName = freely(either(dnsName, ipv6), string);

/** A volume's name: no slash. */
export const volumeName = strictly('[^/]+', 'volume name', 'sparse.img', 'Swap');

/** A block device: an absolute path, or what the host calls the device. */
export const blockDevice = strictly(
  '(/|[a-zA-Z]:\\\\).+|[a-zA-Z0-9_\\.\\-\\\\:/]+',
  'block device',
  '/dev/sda',
  'cdrom',
);

/** What a disk is called in its domain. */
export const diskTarget = strictly(
  '(ioemu:)?(fd|hd|sd|vd|xvd|ubd)[a-zA-Z0-9_]+',
  'disk target',
  'vda',
  'sdb',
  'hdc',
);

const architectures = oneOf(
  'aarch64',
  'alpha',
  'armv6l',
  'armv7l',
  'cris',
  'i686',
  'ia64',
  'lm32',
  'loongarch64',
  'm68k',
  'microblaze',
  'microblazeel',
  'mips',
  'mipsel',
  'mips64',
  'mips64el',
  'openrisc',
  'parisc',
  'parisc64',
  'ppc',
  'ppc64',
  'ppc64le',
  'ppcemb',
  'riscv32',
  'riscv64',
  's390',
  's390x',
  'sh4',
  'sh4eb',
  'sparc',
  'sparc64',
  'unicore32',
  'x86_64',
  'xtensa',
  'xtensaeb',
);
/** A processor architecture. */
export const architecture: Scalar<string> = freely<string>(architectures, string);

/** A point in time of XML Schema, in UTC unless it says otherwise. */
export const dateTime = strictly(
  '-?[0-9]{4,}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(Z|[+\\-][0-9]{2}:[0-9]{2})?',
  'date and time',
  '2030-01-01T00:00:00',
);
