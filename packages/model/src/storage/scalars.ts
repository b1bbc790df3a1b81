/** Kinds of text that pools and volumes share. @source libvirt 9.0 schemas/basictypes.rng, storagepool.rng */
import { pattern, ranged, type Scalar } from '@typevirt/xml';
import { strictly } from '../domain/devices/scalars.ts';

/** A port; -1 means none in particular. */
export const portNumber: Scalar<number> = ranged(-1, 65535);

/** A world wide name: sixteen hexadecimal digits. */
export const worldWideName = strictly('(0x)?[0-9a-fA-F]{16}', 'world wide name', '20000000c9831b4b');

/** Name of an iSCSI target or initiator. */
export const iscsiName = strictly(
  'iqn\\.[0-9]{4}-(0[1-9]|1[0-2])\\.[a-zA-Z0-9\\.\\-]+(:.+)?',
  'iSCSI name',
  'iqn.2013-06.com.example:iscsi-pool',
);

/** What a pool's volumes are made of: a path, a plain name, an iSCSI name. */
export const devicePath = strictly(
  '(/|[a-zA-Z]:\\\\).+|[a-zA-Z0-9_\\+\\-]+|iqn\\.[0-9]{4}-(0[1-9]|1[0-2])\\.[a-zA-Z0-9\\.\\-]+(:.+)?',
  'device',
  '/dev/sdb1',
  'demo-target',
);

/** Any path. */
export const anyPath = strictly('.+', 'path', '/srv/images', 'share');

/** Owner or group: a number, or -1 for whoever creates the file. */
export const ownerId: Scalar<number> = {
  ...ranged(-1, 0xffffffff),
  name: 'id or -1',
  grammar: {
    is: 'choice',
    of: [
      { is: 'integer', min: 0n, max: 0xffffffffn },
      { is: 'words', words: ['-1'] },
    ],
  },
  parse(text, lenient) {
    if (text === '-1') return -1;
    const id = ranged(0, 0xffffffff).parse(text, lenient);
    return id === 0xffffffff ? -1 : id;
  },
  sample: (random) => random.pick([-1, 0, 107, 0xfffffffe]),
};

/** File mode: octal when read, `0` and octal digits when printed, as `%o` gives them. */
export const fileMode: Scalar<number> = {
  name: 'octal mode',
  expected: 'an octal number such as 0755',
  parse(text) {
    if (!/^[0-7]+$/.test(text)) return undefined;
    const value = Number.parseInt(text, 8);
    return value <= 0o7777 ? value : undefined;
  },
  format: (value) => `0${value.toString(8)}`,
  grammar: { is: 'data', type: 'string', params: { pattern: '0*[0-7]{1,4}' } },
  jsonSchema: { type: 'integer', minimum: 0, maximum: 0o7777 },
  sample: (random) => random.integer(0, 0o7777),
};

/** Seconds since 1970, with up to nine digits behind the point. */
export const timestamp: Scalar<string> = pattern('[0-9]+(\\.[0-9]{0,9})?', {
  name: 'timestamp',
  expected: 'seconds since 1970',
  sample: () => '1341933637.273190990',
});

/** Version of a format: two numbers. */
export const formatVersion: Scalar<string> = pattern('[0-9]+\\.[0-9]+', {
  name: 'version',
  expected: 'two numbers with a dot between them',
  sample: () => '1.1',
});
