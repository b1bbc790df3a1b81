/** Documents nobody should send, to every call that takes one: samples of the descriptions and plain ones, most of them damaged. */
import { type ClientEndpoint, RemoteError, remote } from '@typevirt/rpc';
import { type Element, format, type Random, sample, seededRandom } from '@typevirt/xml';
import { documentKinds } from 'typevirt/documents';
import { mutant } from '../../packages/model/test/mutants.ts';
import type { Victim } from './hostile.ts';

/** One call that takes a document; what it makes is taken away again. */
interface Taker {
  readonly uri: 'test:///default' | 'qemu:///system';
  /** The document's root element. */
  readonly root: string;
  readonly plain: string;
  readonly give: (client: ClientEndpoint, xml: string, flags: number) => Promise<unknown>;
}

const simulator = 'test:///default';
const system = 'qemu:///system';
const deadline = { deadlineMs: 60_000 };
const dom = { name: 'test', uuid: '6695eb01-f6a4-8304-79aa-97f2502e193f', id: 1 };
const pool = { name: 'default-pool', uuid: 'dfe224cb-28fb-8dd0-c4b2-64eb3f0f4566' };

const domainOf = (type: string): string => `<domain type='${type}'>
  <name>fuzz</name>
  <memory unit='MiB'>64</memory>
  <vcpu>2</vcpu>
  <os><type arch='x86_64' machine='pc'>hvm</type><boot dev='hd'/></os>
  <cpu mode='custom' match='exact'><model fallback='allow'>qemu64</model></cpu>
  <devices>
    <disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='/a'/><target dev='vda' bus='virtio'/></disk>
    <controller type='usb' index='0' model='piix3-uhci'/>
    <interface type='user'><mac address='52:54:00:12:34:56'/><model type='virtio'/></interface>
    <serial type='pty'><target port='0'/></serial>
    <graphics type='vnc' port='-1' autoport='yes' listen='127.0.0.1'><listen type='address' address='127.0.0.1'/></graphics>
    <video><model type='vga' vram='16384' heads='1'/></video>
    <rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>
  </devices>
</domain>`;
const network = `<network>
  <name>fuzz</name>
  <forward mode='nat'/>
  <bridge name='virbr9'/>
  <ip address='192.168.99.1' netmask='255.255.255.0'><dhcp><range start='192.168.99.2' end='192.168.99.9'/></dhcp></ip>
</network>`;
const poolXml = `<pool type='dir'>
  <name>fuzz</name>
  <target><path>/fuzz</path></target>
</pool>`;

const takers: readonly Taker[] = [
  {
    uri: system,
    root: 'domain',
    plain: domainOf('qemu'),
    async give(client, xml, flags) {
      const made = await client.call(remote, 'domainDefineXmlFlags', { xml, flags }, deadline);
      await client.call(remote, 'domainUndefine', { dom: made.dom }, deadline);
    },
  },
  {
    uri: system,
    root: 'domain',
    plain: domainOf('qemu'),
    give: (client, domainXml) =>
      client.call(
        remote,
        'connectDomainXmlToNative',
        { nativeFormat: 'qemu-argv', domainXml, flags: 0 },
        deadline,
      ),
  },
  {
    uri: simulator,
    root: 'domain',
    plain: domainOf('test'),
    give: (client, xmlDesc) => client.call(remote, 'domainCreateXml', { xmlDesc, flags: 0 }, deadline),
  },
  {
    uri: simulator,
    root: 'domainsnapshot',
    plain: `<domainsnapshot>\n  <name>fuzz</name>\n  <disks><disk name='vda' snapshot='internal'/></disks>\n</domainsnapshot>`,
    give: (client, xmlDesc, flags) =>
      client.call(remote, 'domainSnapshotCreateXml', { dom, xmlDesc, flags }, deadline),
  },
  {
    uri: simulator,
    root: 'domaincheckpoint',
    plain: `<domaincheckpoint>\n  <name>fuzz</name>\n  <disks><disk name='vda' checkpoint='bitmap'/></disks>\n</domaincheckpoint>`,
    give: (client, xmlDesc, flags) =>
      client.call(remote, 'domainCheckpointCreateXml', { dom, xmlDesc, flags }, deadline),
  },
  {
    uri: simulator,
    root: 'network',
    plain: network,
    give: (client, xml) => client.call(remote, 'networkDefineXml', { xml }, deadline),
  },
  {
    uri: simulator,
    root: 'pool',
    plain: poolXml,
    give: (client, xml, flags) => client.call(remote, 'storagePoolDefineXml', { xml, flags }, deadline),
  },
  {
    uri: simulator,
    root: 'volume',
    plain: '<volume>\n  <name>fuzz</name>\n  <capacity unit="KiB">9</capacity>\n</volume>',
    give: (client, xml) => client.call(remote, 'storageVolCreateXml', { pool, xml, flags: 0 }, deadline),
  },
  {
    uri: simulator,
    root: 'interface',
    plain: `<interface type='ethernet' name='eth9'>\n  <start mode='onboot'/>\n  <mtu size='1492'/>\n</interface>`,
    give: (client, xml) => client.call(remote, 'interfaceDefineXml', { xml, flags: 0 }, deadline),
  },
  {
    uri: simulator,
    root: 'device',
    plain: `<device>\n  <name>fuzz</name>\n  <parent>scsi_host1</parent>\n  <capability type='scsi_host'><capability type='fc_host'><wwpn>2000000012341234</wwpn><wwnn>1000000012341234</wwnn></capability></capability>\n</device>`,
    give: (client, xmlDesc) => client.call(remote, 'nodeDeviceCreateXml', { xmlDesc, flags: 0 }, deadline),
  },
  {
    uri: system,
    root: 'secret',
    plain: '<secret ephemeral="no">\n  <usage type="volume"><volume>/a</volume></usage>\n</secret>',
    give: (client, xml) => client.call(remote, 'secretDefineXml', { xml, flags: 0 }, deadline),
  },
  {
    uri: system,
    root: 'filter',
    plain: '<filter name="fuzz">\n  <rule action="drop" direction="in"><ip/></rule>\n</filter>',
    give: (client, xml) => client.call(remote, 'nwfilterDefineXml', { xml }, deadline),
  },
];

/** Documents between two connections; a simulator's world ends with its last. */
const connectionDocuments = 400;

/** Documents under way at once. */
const atOnce = 4;

export interface Verdicts {
  accepted: number;
  refused: number;
}

/** Gives documents of this seed to all takers in turn. @throws when one is not answered. */
export async function sendDocuments(victim: Victim, documents: number, seed: number): Promise<Verdicts> {
  const random = seededRandom(seed);
  const verdicts = { accepted: 0, refused: 0 };
  for (let sent = 0; sent < documents; ) {
    const taker = random.pick(takers);
    const client = await victim.client(taker.uri);
    for (let round = 0; round < connectionDocuments && sent < documents; round += atOnce, sent += atOnce) {
      const texts = Array.from({ length: atOnce }, () => documentOf(taker, random));
      await Promise.all(texts.map((text) => give(client, taker, text, verdicts, random.integer(0, 3))));
    }
    client.close();
  }
  return verdicts;
}

async function give(
  client: ClientEndpoint,
  taker: Taker,
  text: string,
  verdicts: Verdicts,
  flags: number,
): Promise<void> {
  try {
    await taker.give(client, text, flags);
    verdicts.accepted++;
  } catch (error) {
    if (!(error instanceof RemoteError)) throw new Error(`no answer to\n${text}`, { cause: error });
    verdicts.refused++;
  }
}

function documentOf({ root, plain }: Taker, random: Random): string {
  const kind = documentKinds.get(root);
  if (kind === undefined) throw new Error(`there is no document <${root}>`);
  let text = random.chance(0.5) ? plain : sampleOf(kind.element, random);
  for (let changes = random.integer(0, 3); changes > 0; changes--) text = mutant(text, random);
  return random.chance(0.2) ? damaged(text, random) : text;
}

function sampleOf(element: Element<unknown>, random: Random): string {
  return format(sample(element, random), element);
}

/** Damage that leaves no document: cut, doubled, nested without end, with characters that none may hold. */
function damaged(text: string, random: Random): string {
  const at = random.integer(0, text.length);
  const [head, tail] = [text.slice(0, at), text.slice(at)];
  return random.pick([
    () => head,
    () => tail,
    () => head + head + tail,
    () =>
      head +
      random.pick(['<', '>', '&', "'", '\u0001', '\uffff', '<!--', ']]>', '<?x', '&#0;', '&a;']) +
      tail,
    () => `<!DOCTYPE a [<!ENTITY a "${'x'.repeat(100)}">]>${text}`,
    () => head + '<a>'.repeat(random.integer(1, 5000)) + tail,
    () => head + ' '.repeat(random.integer(1, 100_000)) + tail,
  ])();
}
