import { describe, expect, test } from 'vitest';
import { parseConnectionUri, remoteName } from './uri.ts';

describe('parseConnectionUri()', () => {
  test('takes all parts of a remote URI apart', () => {
    const uri = parseConnectionUri('qemu+ssh://root@host.example:2222/system?keyfile=%2Froot%2Fkey&no_tty=1');
    expect({ ...uri, parameters: [...uri.parameters] }).toEqual({
      driver: 'qemu',
      transport: 'ssh',
      user: 'root',
      host: 'host.example',
      port: 2222,
      path: '/system',
      parameters: [
        ['keyfile', '/root/key'],
        ['no_tty', '1'],
      ],
    });
  });

  test('reads an IPv6 host without its brackets', () => {
    expect(parseConnectionUri('qemu+tcp://[::1]:16509/system')).toMatchObject({ host: '::1', port: 16509 });
  });

  test('refuses an unknown transport with the words of libvirt', () => {
    expect(() => parseConnectionUri('qemu+carrier://host/system')).toThrow(
      /^invalid argument: remote_open: transport in URL not recognised/,
    );
  });
});

describe('remoteName()', () => {
  test('keeps what concerns the daemon and drops what concerns the way to it', () => {
    expect(remoteName(parseConnectionUri('qemu+unix:///system?socket=/run/s&foo=bar'))).toBe(
      'qemu:///system?foo=bar',
    );
    expect(remoteName(parseConnectionUri('test+ssh://host/default?command=ssh'))).toBe('test:///default');
  });

  test('is what the URI names explicitly', () => {
    expect(remoteName(parseConnectionUri('remote+tcp://host/?name=lxc:///system'))).toBe('lxc:///system');
  });
});

test.each(['qemu:///system?socket=%zz', 'qemu+ssh://%ff@host/system', 'qemu:///system?%=1'])(
  'parseConnectionUri() refuses %s, where a percent sign begins no character',
  (text) => {
    expect(() => parseConnectionUri(text)).toThrow(expect.objectContaining({ code: 'internalError' }));
  },
);
