import { describe, expect, test } from 'vitest';
import { facts, head } from '../../test/definitions.ts';
import { normalizeDomain } from './normalize/index.ts';
import { formatDomain, parseDomain } from './parse.ts';
import { deviceRules, documentRules, requireRules } from './rules/index.ts';
import { devicesViolation } from './devices/rules/index.ts';

function settled(inside: string): string {
  const written = parseDomain(`${head}${inside}</domain>`);
  requireRules(written, documentRules);
  const refusal = devicesViolation(written.devices);
  if (refusal) throw Object.assign(new Error(refusal.detail), refusal);
  const whole = normalizeDomain(written, facts);
  requireRules(whole, deviceRules);
  return formatDomain(whole);
}

const devices = (inside: string) => `<devices>${inside}</devices>`;
const twice = (inside: string) => devices(inside + inside);
const disk = (inside: string, name = 'vda') =>
  devices(`<disk type='file'><source file='/a'>${inside}</source><target dev='${name}'/></disk>`);
const nbd = (host: string) =>
  devices(
    `<disk type='network'><source protocol='nbd'>${host}</source><target dev='vda' bus='virtio'/></disk>`,
  );

/** What libvirt 9.0 answered to each of these. */
const refused = [
  ['a second balloon', twice("<memballoon model='virtio'/>"), 'internalError', 'domain'],
  ['a second vsock', twice("<vsock model='virtio'/>"), 'xmlError', 'domain'],
  ['a second IOMMU', twice("<iommu model='intel'/>"), 'xmlError', 'domain'],
  ['a second NVRAM', twice('<nvram/>'), 'internalError', 'domain'],
  [
    'a second filter of redirection',
    twice("<redirfilter><usbdev allow='yes'/></redirfilter>"),
    'internalError',
    'domain',
  ],
  [
    'a second source of a serial port',
    devices(
      "<serial type='tcp'><source mode='bind' host='a' service='1'/><source mode='connect' host='a' service='1'/></serial>",
    ),
    'xmlError',
    'domain',
  ],
  [
    'a second page size for all nodes',
    "<memoryBacking><hugepages><page size='2048'/><page size='1048576'/></hugepages></memoryBacking>",
    'xmlDetail',
    'domain',
  ],
  [
    'a second page size for one node',
    "<vcpu>2</vcpu><memoryBacking><hugepages><page size='2048' nodeset='0'/><page size='1048576' nodeset='0'/></hugepages></memoryBacking><cpu><numa><cell cpus='0-1' memory='32768'/></numa></cpu>",
    'xmlDetail',
    'domain',
  ],
  [
    'a second pin of an I/O thread',
    "<iothreads>1</iothreads><cputune><iothreadpin iothread='1' cpuset='0'/><iothreadpin iothread='1' cpuset='0'/></cputune>",
    'internalError',
    'domain',
  ],
  [
    'a second switch of a cipher',
    "<keywrap><cipher name='aes' state='on'/><cipher name='aes' state='off'/></keywrap>",
    'internalError',
    'domain',
  ],
  [
    'a second label of one model',
    disk("<seclabel model='dac' relabel='no'/><seclabel model='dac' relabel='no'/>"),
    'xmlDetail',
    'domain',
  ],
  [
    'a label without model beside another',
    "<seclabel type='none'/><seclabel type='dynamic' model='dac'/>",
    'xmlError',
    'domain',
  ],
  [
    'a USB device twice',
    twice(
      "<hostdev mode='subsystem' type='usb'><source><vendor id='0x1'/><product id='0x2'/></source></hostdev>",
    ),
    'xmlError',
    'domain',
  ],
  [
    'a SCSI device twice',
    twice(
      "<hostdev mode='subsystem' type='scsi'><source><adapter name='scsi_host0'/><address bus='0' target='0' unit='0'/></source></hostdev>",
    ),
    'xmlError',
    'domain',
  ],
  [
    'a PCI device as network card and as itself',
    devices(
      "<interface type='hostdev'><source><address type='pci' bus='1'/></source></interface><hostdev mode='subsystem' type='pci'><source><address bus='1'/></source></hostdev>",
    ),
    'xmlError',
    'domain',
  ],
] as const;

const odd = [
  ['a model of a bus that has none', devices("<controller type='sata' model='x'/>"), 'configUnsupported'],
  [
    'an address of the root bus',
    devices("<controller type='pci' index='0' model='pci-root'><address type='pci'/></controller>"),
    'configUnsupported',
  ],
  [
    'a companion without master',
    devices("<controller type='usb'><master startport='2'/></controller>"),
    'xmlDetail',
  ],
  ['I/O threads of USB', devices("<controller type='usb'><driver iothread='1'/></controller>"), 'xmlError'],
  ['a server without name', nbd("<host port='1'/>"), 'xmlError'],
  ['a server’s socket over TCP', nbd("<host name='a' socket='/x'/>"), 'xmlError'],
  ['a socket without path', nbd("<host transport='unix'/>"), 'xmlError'],
  ['a port that is no number', nbd("<host name='a' port='b'/>"), 'invalidArg'],
  ['a hard disk with a floppy’s name', disk('', 'fda'), 'internalError'],
  [
    'a floppy with a hard disk’s name',
    devices("<disk type='file' device='floppy'><target dev='hda'/></disk>"),
    'internalError',
  ],
  [
    'a network of a display that listens at an address',
    devices("<graphics type='vnc'><listen type='address' network='n'/></graphics>"),
    'xmlError',
  ],
  [
    'a prefix beyond its family',
    devices("<interface type='user'><ip address='10.0.0.1' prefix='64'/></interface>"),
    'xmlError',
  ],
  [
    'addresses of the host’s end of a bridge',
    devices("<interface type='bridge'><source bridge='b'><ip address='10.0.0.1'/></source></interface>"),
    'configUnsupported',
  ],
  [
    'a passed-through card without place',
    devices("<interface type='hostdev'><source/></interface>"),
    'xmlError',
  ],
  [
    'a guarantee of what goes out',
    devices(
      "<interface type='network'><source network='n'/><bandwidth><outbound average='1' floor='1'/></bandwidth></interface>",
    ),
    'configUnsupported',
  ],
  [
    'a guarantee without a network',
    devices("<interface type='user'><bandwidth><inbound average='1' floor='1'/></bandwidth></interface>"),
    'configUnsupported',
  ],
  [
    'a processor that is neither there nor can come',
    "<vcpu current='1'>2</vcpu><vcpus><vcpu id='1' enabled='no' hotpluggable='no'/></vcpus>",
    'configUnsupported',
  ],
  ['a processor beyond the last', "<vcpus><vcpu id='9' enabled='yes'/></vcpus>", 'xmlError'],
] as const;

describe('what may be said once', () => {
  test.each(refused)('%s is refused', (_what, inside, code, domain) => {
    expect(() => settled(inside)).toThrow(expect.objectContaining({ code, domain }) as Error);
  });

  test.each(odd)('%s is refused', (_what, inside, code) => {
    expect(() => settled(inside)).toThrow(
      expect.objectContaining({ code, domain: expect.any(String) as string }) as Error,
    );
  });

  test('two labels without model, or two USB devices at different places, are not the same', () => {
    expect(settled(disk("<seclabel relabel='no'/><seclabel relabel='no'/>"))).toContain('relabel');
    const usb = (device: number) =>
      `<hostdev mode='subsystem' type='usb'><source><address bus='1' device='${device}'/></source></hostdev>`;
    expect(settled(devices(usb(1) + usb(2)))).toContain("device='2'");
  });
});

describe('what says nothing is not kept', () => {
  test.each([
    ['<keywrap/>', 'keywrap'],
    ['<features/>', 'features'],
    ['<cputune><period>0</period></cputune>', 'period'],
    ["<cputune><vcpusched vcpus='0' scheduler='batch' priority='3'/></cputune>", 'priority'],
    ["<cpu mode='host-model'><model fallback='forbid'/></cpu>", 'fallback'],
    [devices("<memballoon model='none'><address type='pci' slot='3'/></memballoon>"), '<address'],
    [devices("<redirfilter><usbdev version='-1' allow='no'/></redirfilter>"), 'version'],
    [nbd("<host name='a' transport='unix' socket='/x'/>"), "name='a'"],
  ])('%s', (inside, gone) => {
    expect(settled(inside)).not.toContain(gone);
  });

  test('the first of two values of SMBIOS counts', () => {
    const text = settled(
      "<sysinfo type='smbios'><bios><entry name='vendor'>A</entry><entry name='vendor'>B</entry></bios></sysinfo>",
    );
    expect(text).toContain('A</entry>');
    expect(text).not.toContain('B</entry>');
  });

  test('versions of redirected devices have two digits behind the point', () => {
    const text = settled(devices("<redirfilter><usbdev version='02.1' allow='no'/></redirfilter>"));
    expect(text).toContain("version='2.10'");
  });
});

describe('libvirt’s number for a value that it cannot read', () => {
  const os = (inside: string) =>
    `<domain type='qemu'><name>e</name><memory>1</memory><os>${inside}</os></domain>`;
  const hvm = '<type>hvm</type>';
  const slot = (value: string) =>
    os(hvm).replace(
      '</domain>',
      `${devices(`<controller type='usb'><address type='pci' slot='${value}'/></controller>`)}</domain>`,
    );
  test.each([
    ['a kind of domain that is none', os(hvm).replace('qemu', 'x'), 'configUnsupported', 'domain'],
    ['no kind of domain', os(hvm).replace(" type='qemu'", ''), 'internalError', 'domain'],
    ['an empty kind of guest', os('<type/>'), 'xmlError', 'domain'],
    ['a boot class that is none', os(`${hvm}<boot dev='x'/>`), 'xmlError', 'xml'],
    ['a slot that is no number', slot('x'), 'xmlError', 'xml'],
    ['a slot beyond the last', slot('0x20'), 'xmlError', 'none'],
  ])('%s', (_what, text, code, domain) => {
    expect(() => parseDomain(text)).toThrow(expect.objectContaining({ code, domain }) as Error);
  });
});
