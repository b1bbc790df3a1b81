/**
 * Texts that several devices share. Strict reading holds them to libvirt's grammar; lenient reading takes any text, as
 * libvirt's own parser does, so that nothing it accepts is refused here.
 *
 * @source libvirt 9.0 schemas/basictypes.rng, schemas/domaincommon.rng
 */
import { hex, pattern, type Scalar } from '@typevirt/xml';

/** Text of this XSD pattern when strict, any text when lenient. */
export function strictly(
  source: string,
  name: string,
  ...samples: readonly [string, ...string[]]
): Scalar<string> {
  const strict = pattern(source, { name, sample: (random) => random.pick(samples) });
  return {
    ...strict,
    parse: (text, lenient) => (lenient ? text : strict.parse(text, false)),
    format: (value) => value,
  };
}

/** An absolute path (POSIX, or with a drive letter). */
export const absPath = strictly('(/|[a-zA-Z]:\\\\).+', 'absolute path', '/var/lib/a.img', '/dev/b');

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

/** A point in time of XML Schema, in UTC unless it says otherwise. */
export const dateTime = strictly(
  '-?[0-9]{4,}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(Z|[+\\-][0-9]{2}:[0-9]{2})?',
  'date and time',
  '2030-01-01T00:00:00',
);
