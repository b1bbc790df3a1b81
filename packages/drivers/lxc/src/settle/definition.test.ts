import { formatDomain, parseDomain, settleDomain } from '@typevirt/model';
import { describe, expect, test } from 'vitest';
import { lxcDefinitions } from './definition.ts';

const identities = { newUuid: () => 'c7a5fdbd-edaf-9455-926a-d65c16db1809', newByte: () => 0 };
const driver = lxcDefinitions({ architecture: 'x86_64' });

function settled(os: string, inside = ''): string {
  const text = `<domain type='lxc'><name>n</name><memory>4096</memory><os>${os}</os>${inside}</domain>`;
  return formatDomain(settleDomain(parseDomain(text), driver, identities));
}

const exe = '<type>exe</type><init>/sbin/init</init>';

test('a container has the host’s processor, its program, and terminals of its own', () => {
  const text = settled(exe, "<devices><console type='pty'/><console type='pty'/></devices>");
  expect(text).toContain("<type arch='x86_64'>exe</type>");
  expect(text).toContain('<emulator>/usr/lib/libvirt/libvirt_lxc</emulator>');
  expect(text.match(/<target type='lxc' port='[01]'\/>/g)).toHaveLength(2);
});

test('what only a machine boots is left out', () => {
  const text = settled(`${exe}<kernel>/k</kernel><loader>/l</loader><boot dev='hd'/><cmdline>a</cmdline>`);
  expect(text).toContain('<init>/sbin/init</init>\n    <cmdline>a</cmdline>\n  </os>');
});

describe('refuses as libvirt 9.0 does', () => {
  test.each<readonly [os: string, inside: string, code: string, detail: string]>([
    ['<type>exe</type>', '', 'xmlError', 'init binary must be specified'],
    ['<type>hvm</type>', '', 'invalidArg', 'could not find capabilities for arch=x86_64 domaintype=lxc '],
    [
      "<type arch='ppc64'>exe</type><init>/i</init>",
      '',
      'invalidArg',
      'could not find capabilities for ostype=exe arch=ppc64 domaintype=lxc ',
    ],
    [
      exe,
      "<devices><graphics type='vnc'/></devices>",
      'internalError',
      'missing video model and cannot determine default',
    ],
    [
      exe,
      "<devices><input type='mouse' bus='usb'/></devices>",
      'internalError',
      'Input devices are not supported by this virtualization driver.',
    ],
    [
      exe,
      "<maxMemory slots='3'>8192</maxMemory>",
      'configUnsupported',
      'memory hotplug tunables <maxMemory> are not supported by this hypervisor driver',
    ],
  ])('%s %s', (os, inside, code, detail) => {
    expect(() => settled(os, inside)).toThrow(expect.objectContaining({ code, detail }));
  });
});
