import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, afterAll, describe, expect, test } from 'vitest';
import { runTypevirt } from '../testing/run.ts';

const guest = `<!-- mine -->
<domain type="test">
<name>demo</name><memory unit='GiB'>1</memory>
  <os><type>hvm</type></os>
  <!-- devices -->
  <devices>
    <disk type='file' device='disk'><source file='/a&amp;b'/><target dev='vda' bus='virtio'/></disk>
  </devices>
</domain>
`;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'typevirt-documents-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const typevirt = (...words: readonly string[]) => runTypevirt(['-q', '-c', 'test:///default', ...words]);
/** The same without a connection, which none of these need. */
const offline = (...words: readonly string[]) => runTypevirt(['-q', ...words]);

describe('validate', () => {
  test('says that a document is valid', async () => {
    const path = await file('good.xml', guest);
    expect(await offline('validate', path)).toEqual({ out: `${path}: valid domain\n`, error: '', status: 0 });
  });

  test('tells every problem with its place, what was expected and the nearest name', async () => {
    const path = await file(
      'bad.xml',
      guest.replace('virtio', 'virtoi').replace('<source fil', '<source fiel'),
    );
    const { out, error, status } = await offline('validate', path);
    expect(out.split('\n')).toEqual([
      `${path}:7:45: /domain/devices/disk/source/@fiele: <source> has no attribute 'fiele' here; did you mean 'file'?`,
      expect.stringMatching(
        /:7:\d+: .*\/target\/@bus: bad value 'virtoi'.*expected one of .*did you mean 'virtio'\?$/,
      ),
      '',
    ]);
    expect([error, status]).toEqual(['', 1]);
  });

  test('gives the problems as data', async () => {
    const path = await file('cut.xml', '<domain>');
    const { out } = await offline('validate', '--format', 'json', path);
    expect(JSON.parse(out)).toMatchObject([
      { file: path, valid: false, problems: [{ line: 1, path: '/domain' }] },
    ]);
  });

  test('tells rules that are broken across elements', async () => {
    const twice = guest.replace(/(<disk.*<\/disk>)/, '$1$1');
    const { out, status } = await offline('validate', await file('twice.xml', twice));
    expect(out).toContain("target 'vda' duplicated");
    expect(status).toBe(1);
  });

  test('tells what the hypervisor refuses, and where', async () => {
    const container = (devices: string) =>
      `<domain type='lxc'><name>c</name><memory>1024</memory><os><type>exe</type><init>/sbin/init</init></os><devices>${devices}</devices></domain>`;
    const good = await file('good.xml', container("<console type='pty'/>"));
    const mouse = await file('mouse.xml', container("<input type='mouse' bus='ps2'/>"));
    const screen = await file('screen.xml', container("<graphics type='vnc'/>"));
    const { out, status } = await offline('validate', good, mouse, screen);
    expect(out.split('\n')).toEqual([
      `${good}: valid domain`,
      `${mouse}:1:132: /domain/devices/input/@bus: Input devices are not supported by this virtualization driver.`,
      `${screen}:1:103: /domain/devices/video[1]/model/@type: missing video model and cannot determine default`,
      '',
    ]);
    expect(status).toBe(1);
  });

  test.each([
    ['<secret><usage type="ceph"/></secret>', '1:9: /secret/usage/name: '],
    ["<filter name='f' chain='x'/>", '1:18: /filter/@chain: '],
    ["<device><parent wwnn='0123456789abcdef'>p</parent></device>", '/device/'],
    [
      '<domaincheckpoint><name>c</name><creationTime>1</creationTime></domaincheckpoint>',
      '1:1: /domaincheckpoint/domain: missing domain in checkpoint',
    ],
    [
      "<domainsnapshot>\n<memory snapshot='external'/></domainsnapshot>",
      '2:9: /domainsnapshot/memory/@snapshot: ',
    ],
    ["<domainbackup mode='pull'/>", '1:15: /domainbackup/@mode: '],
    ["<interface type='vlan'><vlan tag='1'/></interface>", '/interface/'],
    ['<networkport/>', '/networkport/'],
    ['<filterbinding/>', '/filterbinding/owner'],
  ])('judges %s as define does', async (text, told) => {
    const path = await file('kind.xml', text);
    const { out, status } = await offline('validate', path);
    expect(out).toContain(told);
    expect(status).toBe(1);
  });

  test('judges the domain in a moment, and the disks that the moment names', async () => {
    const checkpoint = (disk: string) =>
      `<domaincheckpoint><name>c</name><creationTime>1</creationTime>\n<disks><disk name='${disk}'/></disks>\n<domain type='test'><name>d</name><uuid>c7a5fdbd-edaf-9455-926a-d65c16db1809</uuid><memory>4096</memory><os><type arch='x86_64'>hvm</type></os><devices>
<disk type='file' device='disk'><source file='/a'/><target dev='vda'/></disk>
<disk type='file' device='disk'><source file='/a'/><target dev='vda'/></disk></devices></domain></domaincheckpoint>`;
    const path = await file('moment.xml', checkpoint('vdb'));
    const { out } = await offline('validate', path);
    expect(out).toContain(`${path}:2:14: /domaincheckpoint/disks/disk/@name: no disk named 'vdb'`);
    expect(out).toContain('5:60: /domaincheckpoint/domain/devices/disk[2]/target/@dev: ');
  });

  test('takes what the hypervisor fills in or spells otherwise', async () => {
    const xen = await file(
      'xen.xml',
      "<domain type='xen'><name>n</name><memory>4096</memory><os><type>linux</type><kernel>/k</kernel></os><devices><input type='mouse'/></devices></domain>",
    );
    const vmware = await file(
      'card.xml',
      "<domain type='vmware'><name>n</name><memory>4096</memory><os><type>hvm</type></os><devices><interface type='bridge'><source bridge='b'/><model type='E1000'/></interface></devices></domain>",
    );
    const { out } = await offline('validate', xen, vmware);
    expect(out).toBe(`${xen}: valid domain\n${vmware}: valid domain\n`);
  });

  test('takes names of VMware as VMware does', async () => {
    const named = (type: string) =>
      file(
        `${type}.xml`,
        `<domain type='${type}'><name>a/b</name><memory>4096</memory><os><type arch='x86_64'>hvm</type></os></domain>`,
      );
    const [vmware, bhyve] = [await named('vmware'), await named('bhyve')];
    const { out } = await offline('validate', vmware, bhyve);
    expect(out).toBe(`${vmware}: valid domain\n${bhyve}:1:22: /domain/name: name a/b cannot contain '/'\n`);
  });

  test('knows other documents by their root, and says what it does not know', async () => {
    const network = await file('network.xml', '<network><name>n</name></network>');
    const other = await file('other.xml', '<netwrok/>');
    const { out } = await offline('validate', network, other);
    expect(out).toContain(`${network}: valid network\n`);
    expect(out).toContain('no document has the root element <netwrok>');
    expect(out).toContain("did you mean 'network'?");
  });

  test('finds places in YAML', async () => {
    const path = await file(
      'bad.yaml',
      'domain:\n  type: test\n  name: demo\n  memroy: 1\n  os: {type: {type: hvm}}\n',
    );
    expect((await offline('validate', path)).out).toContain(
      `${path}:4:3: domain.memroy: unknown name 'memroy'; did you mean 'memory'?\n`,
    );
  });
});

describe('fmt', () => {
  test('prints libvirt’s layout and keeps comments', async () => {
    const { out } = await offline('fmt', await file('a.xml', guest));
    expect(out).toBe(`<!-- mine -->
<domain type='test'>
  <name>demo</name>
  <memory unit='GiB'>1</memory>
  <os>
    <type>hvm</type>
  </os>
  <!-- devices -->
  <devices>
    <disk type='file' device='disk'>
      <source file='/a&amp;b'/>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>
`);
  });

  test('writes files back only where they change', async () => {
    const path = await file('b.xml', guest);
    expect((await offline('fmt', '--write', path)).status).toBe(0);
    const laidOut = await readFile(path, 'utf8');
    expect(laidOut).toContain('\n  <name>demo</name>');
    await offline('fmt', '--write', path);
    expect(await readFile(path, 'utf8')).toBe(laidOut);
  });

  test('names file and place of what is not XML', async () => {
    const path = await file('c.xml', '<domain');
    const { error, status } = await offline('fmt', path);
    expect(error).toMatch(new RegExp(`^error: ${path}:1:\\d+: `));
    expect(status).toBe(1);
  });
});

describe('explain', () => {
  test('shows what an attribute may be', async () => {
    const { out } = await offline('explain', "/domain/devices/disk[target/@dev='vda']/driver/@cache");
    expect(out).toMatch(/^domain\/devices\/disk\/driver\/@cache: attribute, at most once\n/);
    expect(out).toContain('Value: default, none, writethrough, writeback, directsync, unsafe\n');
  });

  test('lists what stands below an element', async () => {
    const { out } = await offline('explain', 'domain/devices/disk/target');
    expect(out).toMatch(/\n {2}@dev {2,}\S/);
    const { out: json } = await offline('--format', 'json', 'explain', 'domain/devices/disk/target');
    const { children } = JSON.parse(json) as { children: { path: string }[] };
    expect(children.map(({ path }) => path)).toContain('domain/devices/disk/target/@dev');
  });

  test('names the nearest place', async () => {
    expect((await offline('explain', 'domain/devices/disk/driver/@cahce')).error).toBe(
      "error: nothing is described at 'domain/devices/disk/driver/@cahce'; did you mean 'domain/devices/disk/driver/@cache'?\n",
    );
    expect((await offline('explain', 'domian/name')).error).toContain("did you mean 'domain'?");
  });
});

describe('diff', () => {
  test('finds no difference in what is only written differently', async () => {
    const from = await file('d1.xml', guest);
    const to = await file(
      'd2.xml',
      guest.replace("unit='GiB'>1<", "unit='MiB'>1024<").replace('<!-- mine -->', ''),
    );
    expect((await offline('diff', from, to)).out).toBe('No difference\n');
  });

  test('tells of each change what it takes', async () => {
    const from = await file('e1.xml', guest);
    const to = guest
      .replace('>1<', '>2<')
      .replace("dev='vda'", "dev='vdb'")
      .replace('</name>', '</name><title>t</title>')
      .replace('<os>', "<cpu mode='host-model'/><os>");
    const { out, status } = await offline('diff', '--format', 'json', from, await file('e2.xml', to));
    expect(status).toBe(0);
    const rows = JSON.parse(out) as { path: string; effect: string; by: string }[];
    expect(rows.map(({ path, effect, by }) => [path, effect, by])).toEqual([
      ['/domain/memory', 'boot', 'setmaxmem --config'],
      ["/domain/devices/disk[target/@dev='vda']", 'live', 'attach-device, detach-device'],
      ["/domain/devices/disk[target/@dev='vdb']", 'live', 'attach-device, detach-device'],
      ['/domain/title', 'live', 'desc'],
      ['/domain/cpu', 'redefine', 'define'],
    ]);
  });

  test('compares a domain with a file, and fails on request', async () => {
    const path = await file('f.xml', guest);
    const { out } = await typevirt(`define ${path}; diff demo ${path}`);
    expect(out).toContain('No difference\n');
    const changed = await file('g.xml', guest.replace('>1<', '>2<'));
    const other = await typevirt(`define ${path}; diff --exit-code demo ${changed}`);
    expect(other.out).toContain(' /domain/memory   1048576   2097152   boot');
    expect(other.status).toBe(1);
  });

  test('refuses documents of different kinds', async () => {
    const network = await file('h.xml', '<network><name>n</name></network>');
    const { error } = await offline('diff', network, await file('i.xml', guest));
    expect(error).toBe('error: <network> and <domain> are different kinds of documents\n');
  });
});

describe('documents as data', () => {
  test.each(['json', 'yaml'])('define reads the %s that dumpxml wrote', async (form) => {
    const xml = await file('j.xml', guest);
    const { out } = await typevirt(`define ${xml}; dumpxml --format ${form} demo`);
    const data = await file(`j.${form}`, out.replace(/^Domain 'demo' defined.*\n/, ''));
    const again = await typevirt(`define ${data}; diff --all demo ${data}`);
    expect(again.error).toBe('');
    expect(again.out).toContain('No difference\n');
  });

  test('a member that is not there is refused with its place', async () => {
    const path = await file('k.json', '{"domain":\n {"type": "test", "nmae": "x"}}');
    expect((await typevirt('define', path)).error).toContain(
      `error: ${path}:2:19: domain.nmae: unknown name 'nmae'; did you mean 'name'?\n`,
    );
  });
});
