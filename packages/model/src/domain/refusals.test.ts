import { describe, expect, test } from 'vitest';
import { facts, head } from '../../test/definitions.ts';
import { normalizeDomain } from './normalize/index.ts';
import { parseDomain } from './parse.ts';
import { deviceRules, documentRules, requireRules } from './rules/index.ts';

function define(inside: string): void {
  const written = parseDomain(`${head}${inside}</domain>`);
  requireRules(written, documentRules);
  requireRules(normalizeDomain(written, facts), deviceRules);
}

/** What libvirt 9.0 answered to each of these. */
const answers = [
  ['<vcpu>0</vcpu>', 'internalError', 'domain', 'CPU IDs in <numa> exceed the <vcpu> count'],
  ['<vcpu>x</vcpu>', 'xmlError', 'domain', 'maximum vcpus count must be an integer'],
  [
    "<vcpu current='3'>2</vcpu>",
    'configUnsupported',
    'domain',
    'maximum vCPU count must not be less than current vCPU count',
  ],
  ["<vcpu cpuset='x'>2</vcpu>", 'invalidArg', 'none', "Failed to parse bitmap 'x'"],
  [
    "<vcpu placement='x'>2</vcpu>",
    'xmlError',
    'xml',
    "Invalid value for attribute 'placement' in element 'vcpu': 'x'.",
  ],
  ['<title>a\nb</title>', 'xmlError', 'domain', "Domain title can't contain newlines"],
  ['<genid>x</genid>', 'internalError', 'domain', 'malformed genid element'],
  [
    '<maxMemory>99999</maxMemory>',
    'xmlError',
    'domain',
    'both maximum memory size and memory slot count must be specified',
  ],
  [
    "<maxMemory slots='0'>99999</maxMemory>",
    'xmlError',
    'domain',
    'both maximum memory size and memory slot count must be specified',
  ],
  [
    "<maxMemory slots='1'>1</maxMemory>",
    'xmlError',
    'domain',
    'maximum memory size must be equal or greater than the actual memory size',
  ],
  ['<iothreads>x</iothreads>', 'xmlError', 'domain', "invalid iothreads count 'x'"],
  [
    "<iothreads>1</iothreads><iothreadids><iothread id='0'/></iothreadids>",
    'xmlError',
    'xml',
    "Invalid value for attribute 'id' in element 'iothread': Zero is not permitted",
  ],
  [
    "<iothreads>1</iothreads><iothreadids><iothread id='1'/><iothread id='1'/></iothreadids>",
    'xmlError',
    'domain',
    "duplicate iothread id '1' found",
  ],
  ['<cputune><shares>x</shares></cputune>', 'xmlError', 'domain', "can't parse cputune shares value"],
  [
    '<cputune><shares>1</shares></cputune>',
    'configUnsupported',
    'domain',
    "Value of cputune 'shares' must be in range [2, 262144]",
  ],
  [
    '<cputune><period>1</period></cputune>',
    'configUnsupported',
    'domain',
    "Value of cputune 'period' must be in range [1000, 1000000]",
  ],
  [
    '<cputune><quota>1</quota></cputune>',
    'configUnsupported',
    'domain',
    "Value of cputune 'quota' must be in range [1000, 17592186044415]",
  ],
  [
    "<cputune><vcpupin vcpu='0' cpuset='0'/><vcpupin vcpu='0' cpuset='0'/></cputune>",
    'internalError',
    'domain',
    "duplicate vcpupin for vcpu '0'",
  ],
  [
    "<cputune><vcpupin cpuset='0'/></cputune>",
    'xmlError',
    'xml',
    "Missing required attribute 'vcpu' in element 'vcpupin'",
  ],
  ["<cputune><vcpupin vcpu='0'/></cputune>", 'internalError', 'domain', 'missing cpuset for vcpupin'],
  ['<cputune><emulatorpin/></cputune>', 'internalError', 'domain', 'missing cpuset for emulatorpin'],
  [
    "<cputune><iothreadpin iothread='3' cpuset='0'/></cputune>",
    'configUnsupported',
    'domain',
    "Cannot find 'iothread' : 3",
  ],
  [
    "<cputune><vcpusched vcpus='0' scheduler='fifo'/></cputune>",
    'xmlError',
    'xml',
    "Missing required attribute 'priority' in element 'vcpusched'",
  ],
  [
    "<cputune><vcpusched vcpus='7' scheduler='idle'/></cputune>",
    'configUnsupported',
    'domain',
    "vCPU '7' is not present in domain definition",
  ],
  ['<on_poweroff>foo</on_poweroff>', 'configUnsupported', 'domain', 'unknown on_poweroff action: foo'],
  ['<on_crash>foo</on_crash>', 'configUnsupported', 'domain', 'unknown on_crash action: foo'],
  [
    '<on_lockfailure>foo</on_lockfailure>',
    'configUnsupported',
    'domain',
    'unknown on_lockfailure action: foo',
  ],
  ["<clock offset='foo'/>", 'configUnsupported', 'domain', "unknown clock offset 'foo'"],
  [
    "<clock offset='timezone'/>",
    'internalError',
    'domain',
    "missing 'timezone' attribute for clock with offset='timezone'",
  ],
  ["<clock offset='utc' adjustment='x'/>", 'xmlError', 'domain', "unknown clock adjustment 'x'"],
  [
    "<clock offset='utc'><timer name='x'/></clock>",
    'xmlError',
    'xml',
    "Invalid value for attribute 'name' in element 'timer': 'x'.",
  ],
  [
    "<clock offset='absolute'/>",
    'internalError',
    'domain',
    "missing 'start' attribute for clock with offset='absolute'",
  ],
  [
    '<features><hyperv><foo/></hyperv></features>',
    'configUnsupported',
    'domain',
    'unsupported HyperV Enlightenment feature: foo',
  ],
  ['<features><foo/></features>', 'configUnsupported', 'domain', "unexpected feature 'foo'"],
  [
    "<features><hyperv><spinlocks state='on'/></hyperv></features>",
    'xmlError',
    'xml',
    "Missing required attribute 'retries' in element 'spinlocks'",
  ],
  [
    "<features><hyperv><spinlocks state='on' retries='1'/></hyperv></features>",
    'xmlError',
    'domain',
    'HyperV spinlock retry count must be at least 4095',
  ],
  [
    "<features><gic version='9'/></features>",
    'xmlError',
    'xml',
    "Invalid value for attribute 'version' in element 'gic': '9'.",
  ],
  [
    "<features><pmu state='x'/></features>",
    'xmlError',
    'xml',
    "Invalid value for attribute 'state' in element 'pmu': 'x'.",
  ],
  ["<cpu mode='x'/>", 'configUnsupported', 'cpu', "Invalid mode attribute 'x'"],
  [
    "<cpu match='x'><model>qemu64</model></cpu>",
    'xmlError',
    'xml',
    "Invalid value for attribute 'match' in element 'cpu': 'x'.",
  ],
  [
    "<cpu><topology sockets='1' cores='1'/></cpu>",
    'xmlError',
    'xml',
    "Missing required attribute 'threads' in element 'topology'",
  ],
  ["<cpu><feature name='x'/></cpu>", 'xmlError', 'cpu', 'Non-empty feature list specified without CPU model'],
  ['<cpu><model>qemu64</model><feature/></cpu>', 'xmlError', 'cpu', 'Invalid CPU feature name'],
  [
    "<cpu><model>qemu64</model><feature name='vme'/><feature name='vme'/></cpu>",
    'xmlError',
    'cpu',
    "CPU feature 'vme' specified more than once",
  ],
  [
    "<cpu><model>qemu64</model><feature name='vme' policy='x'/></cpu>",
    'configUnsupported',
    'cpu',
    'Invalid CPU feature policy',
  ],
  ["<cpu><numa><cell cpus='0'/></numa></cpu>", 'xmlError', 'xml', "missing element or attribute './@memory'"],
  [
    "<cpu><numa><cell id='3' cpus='0' memory='1'/></numa></cpu>",
    'xmlError',
    'domain',
    "Exactly one 'cell' element per guest NUMA cell allowed, non-contiguous ranges or ranges not starting from 0 are not allowed",
  ],
  [
    "<cpu><numa><cell id='0' cpus='0' memory='1'/><cell id='0' cpus='1' memory='1'/></numa></cpu>",
    'xmlError',
    'domain',
    "Duplicate NUMA cell info for cell id '0'",
  ],
  [
    "<cpu><numa><cell id='0' cpus='0' memory='1'/><cell id='1' cpus='0' memory='1'/></numa></cpu>",
    'configUnsupported',
    'domain',
    'NUMA cells 1 and 0 have overlapping vCPU ids',
  ],
  [
    '<memoryBacking><hugepages><page/></hugepages></memoryBacking>',
    'xmlError',
    'xml',
    "missing element or attribute './@size'",
  ],
  [
    "<memoryBacking><access mode='x'/></memoryBacking>",
    'configUnsupported',
    'domain',
    "unknown memoryBacking/access/mode 'x'",
  ],
  [
    '<memtune><hard_limit>x</hard_limit></memtune>',
    'xmlError',
    'xml',
    "Invalid value 'x' for element or attribute './memtune/hard_limit[1]'",
  ],
  [
    "<numatune><memory mode='strict'/></numatune>",
    'configUnsupported',
    'domain',
    "nodeset for NUMA memory tuning must be set if 'placement' is 'static'",
  ],
  [
    "<numatune><memnode cellid='0' nodeset='0'/></numatune>",
    'xmlError',
    'domain',
    "Element 'memnode' is invalid without any guest NUMA cells",
  ],
  [
    '<blkiotune><device><weight>100</weight></device></blkiotune>',
    'configUnsupported',
    'domain',
    'missing per-device path',
  ],
  [
    '<blkiotune><device><path>/a</path></device><device><path>/a</path></device></blkiotune>',
    'configUnsupported',
    'domain',
    "duplicate blkio device path '/a'",
  ],
  [
    "<seclabel type='x'/>",
    'xmlError',
    'xml',
    "Invalid value for attribute 'type' in element 'seclabel': 'x'.",
  ],
  ["<seclabel type='static'/>", 'xmlError', 'domain', 'security label is missing'],
  [
    "<seclabel type='none' relabel='yes'/>",
    'configUnsupported',
    'domain',
    "resource relabeling is not compatible with 'none' label type",
  ],
  [
    "<seclabel type='dynamic' relabel='no'/>",
    'configUnsupported',
    'domain',
    'dynamic label type must use resource relabeling',
  ],
  [
    "<perf><event name='x' enabled='yes'/></perf>",
    'xmlError',
    'xml',
    "Invalid value for attribute 'name' in element 'event': 'x'.",
  ],
  [
    "<perf><event name='cmt' enabled='yes'/><event name='cmt' enabled='yes'/></perf>",
    'xmlError',
    'domain',
    "perf event 'cmt' was already specified",
  ],
  [
    "<pm><suspend-to-mem enabled='x'/></pm>",
    'xmlError',
    'xml',
    "Invalid value for attribute 'enabled' in element 'suspend-to-mem': 'x'.",
  ],
  [
    "<keywrap><cipher name='x' state='on'/></keywrap>",
    'xmlError',
    'xml',
    "Invalid value for attribute 'name' in element 'cipher': 'x'.",
  ],
  [
    "<launchSecurity type='x'/>",
    'xmlError',
    'xml',
    "Invalid value for attribute 'type' in element 'launchSecurity': 'x'.",
  ],
  ["<launchSecurity type='sev'/>", 'xmlError', 'domain', 'failed to get launch security policy'],
  ['<idmap><uid/></idmap>', 'xmlError', 'domain', 'invalid idmap start/target/count settings'],
  ["<sysinfo type='x'/>", 'xmlError', 'xml', "Invalid value for attribute 'type' in element 'sysinfo': 'x'."],
  [
    "<sysinfo type='smbios'><bios><entry name='date'>x</entry></bios></sysinfo>",
    'xmlDetail',
    'domain',
    "Invalid BIOS 'date' format",
  ],
  [
    "<sysinfo type='smbios'><system><entry name='uuid'>x</entry></system></sysinfo>",
    'xmlDetail',
    'domain',
    'malformed <sysinfo> uuid element',
  ],
  ['<devices><disk/></devices>', 'noTarget', 'domain', ''],
  [
    "<devices><disk type='x'/></devices>",
    'xmlError',
    'xml',
    "Invalid value for attribute 'type' in element 'disk': 'x'.",
  ],
  ["<devices><disk type='file'><target/></disk></devices>", 'noTarget', 'domain', ''],
  [
    "<devices><disk type='file'><target dev='x'/></disk></devices>",
    'xmlError',
    'domain',
    "Unknown disk name 'x' and no address specified",
  ],
  [
    "<devices><disk type='file'><source file='/x'/><target dev='vda'/></disk><disk type='file'><source file='/y'/><target dev='vda'/></disk></devices>",
    'xmlError',
    'domain',
    "target 'vda' duplicated for disk sources '/x' and '/y'",
  ],
  [
    "<devices><controller type='x'/></devices>",
    'xmlError',
    'xml',
    "Invalid value for attribute 'type' in element 'controller': 'x'.",
  ],
  [
    "<devices><controller type='usb' model='x'/></devices>",
    'configUnsupported',
    'domain',
    "Unknown model type 'x'",
  ],
  [
    "<devices><interface type='x'/></devices>",
    'xmlError',
    'xml',
    "Invalid value for attribute 'type' in element 'interface': 'x'.",
  ],
  [
    "<devices><interface type='network'/></devices>",
    'xmlError',
    'domain',
    "interface type='network' requires a 'source' element",
  ],
  [
    "<devices><interface type='user'><mac address='x'/></interface></devices>",
    'xmlError',
    'domain',
    "unable to parse mac address 'x'",
  ],
  [
    "<devices><graphics type='x'/></devices>",
    'xmlError',
    'xml',
    "Invalid value for attribute 'type' in element 'graphics': 'x'.",
  ],
  [
    "<devices><video><model type='x'/></video></devices>",
    'configUnsupported',
    'domain',
    "unknown video model 'x'",
  ],
  ["<devices><input type='x'/></devices>", 'configUnsupported', 'domain', "unknown input device type 'x'"],
  [
    "<devices><memballoon model='x'/></devices>",
    'xmlError',
    'xml',
    "Invalid value for attribute 'model' in element 'memballoon': 'x'.",
  ],
  [
    "<devices><disk type='file'><source file='/x'/><target dev='vda'/><address type='pci' slot='0x40'/></disk></devices>",
    'xmlError',
    'none',
    "Invalid PCI address slot='0x40', must be <= 0x1F",
  ],
] as const;

describe('a domain that cannot be', () => {
  test.each(answers)('%s', (inside, code, domain, detail) => {
    expect(() => define(inside)).toThrow(expect.objectContaining({ code, domain, detail }));
  });

  test.each([
    ["<domain type='qemu'/>", 'noName', ''],
    ["<domain type='qemu'><name>e</name></domain>", 'xmlError', 'an os <type> must be specified'],
    ['<a/>', 'xmlError', "expecting root element of 'domain', not 'a'"],
    ['<domain></foo>', 'xmlDetail', expect.stringMatching(/^\(domain_definition\):1: /)],
  ])('%s', (xml, code, detail) => {
    expect(() => parseDomain(xml)).toThrow(expect.objectContaining({ code, detail }));
  });

  test.each([
    ["<iothreads>99999</iothreads><iothreadids><iothread id='1'/></iothreadids>", '99999 I/O threads'],
    ["<devices><controller type='pci' index='99999'/></devices>", '99999 pci controllers'],
    [
      "<devices><controller type='usb' index='0' model='nec-xhci' ports='4294967295'/></devices>",
      '4294967295 ports of a usb controller',
    ],
    [
      "<devices><disk><target dev='sda' bus='scsi'/><address type='drive' controller='4294967295'/></disk></devices>",
      '4294967295 controllers',
    ],
  ])('%s is more than any machine has, and costs nothing', (inside, what) => {
    expect(() => define(inside)).toThrow(
      expect.objectContaining({
        code: 'configUnsupported',
        detail: `${what} are more than the 16384 a domain may have`,
      }),
    );
  });

  test('strict reading refuses what lenient reading leaves out', () => {
    const xml = "<domain type='qemu'><name>e</name><os><type>hvm</type></os><foo/></domain>";
    expect(parseDomain(xml).name).toBe('e');
    expect(() => parseDomain(xml, { strict: true })).toThrow(
      expect.objectContaining({ code: 'xmlInvalidSchema', domain: 'xml' }),
    );
  });
});
