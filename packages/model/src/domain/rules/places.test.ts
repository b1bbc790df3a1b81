import { locate, parseTree } from '@typevirt/xml';
import { describe, expect, test } from 'vitest';
import { facts } from '../../../test/definitions.ts';
import { placedRules } from '../devices/rules/other.ts';
import { devicesWithPaths, rulesByKind } from '../devices/rules/index.ts';
import { firstViolation, type DeviceRule } from '../devices/rules/device-rule.ts';
import { normalizeDomain } from '../normalize/index.ts';
import { parseDomain } from '../parse.ts';
import { featureRules } from '../settle/features.ts';
import { deviceRules, documentRules, type Rule } from './index.ts';

const keepingNames = { ...facts, features: new Set([...facts.features, 'userAlias' as const]) };
const start = "<domain type='test'>\n<name>n</name><memory>4096</memory><os><type>hvm</type></os>\n";
/** A whole document, where only a part is given. */
function documentOf(part: string): string {
  if (part.startsWith('<domain')) return part;
  return `${start}${part}\n</domain>`;
}
const devices = (text: string) => documentOf(`<devices>\n${text}\n</devices>`);
const disk = (inner: string, attributes = '', name = 'vda') =>
  `<disk type='file' ${attributes}><source file='/a'/><target dev='${name}'/>${inner}</disk>`;

/** For each rule on a domain, what breaks it. */
const broken: Readonly<Record<string, string>> = {
  numbersAreBounded: '<iothreads>99999999</iothreads>',
  nameIsOneLine: documentOf('').replace('>n<', '>\nn<'),
  titleIsOneLine: '<title>a\nb</title>',
  thereIsAProcessor: '<vcpu>0</vcpu>',
  listedProcessorsExist: "<vcpu>1</vcpu><vcpus><vcpu id='1' enabled='yes'/></vcpus>",
  offlineProcessorsCanBePlugged: "<vcpu>1</vcpu><vcpus><vcpu id='0' enabled='no' hotpluggable='no'/></vcpus>",
  timezoneIsNamed: "<clock offset='timezone'/>",
  spinlocksRetryOften: "<features><hyperv><spinlocks state='on' retries='1'/></hyperv></features>",
  iothreadsAreKnown:
    "<iothreads>1</iothreads><iothreadids><iothread id='1'/>\n<iothread id='1'/></iothreadids>",
  realTimeHasPriority: "<cputune><vcpusched vcpus='0' scheduler='fifo'/></cputune>",
  vcpusArePinnedOnce: "<cputune><vcpupin vcpu='0' cpuset='0'/><vcpupin vcpu='0' cpuset='0'/></cputune>",
  vcpusAreScheduledOnce: "<cputune><vcpusched scheduler='idle'/></cputune>",
  cpuTuningIsInRange: '<cputune><shares>1</shares></cputune>',
  memnodesHaveCells: "<numatune><memnode cellid='0' mode='strict' nodeset='0'/></numatune>",
  memoryCanGrow: "<maxMemory slots='1'>1</maxMemory>",
  hugePagesHaveNodes: "<memoryBacking><hugepages><page size='2048' nodeset='3'/></hugepages></memoryBacking>",
  blockDevicesAreTunedOnce:
    '<blkiotune><device><path>/a</path></device><device><path>/a</path></device></blkiotune>',
  serialBiosHasPort: documentOf('').replace('</os>', "\n<bios useserial='yes'/></os>"),
  isaPortsAreFour: devices("<serial type='null'><target type='isa-serial' port='9'/></serial>"),
  paravirtualClocksHaveNoPolicy: "<clock offset='utc'><timer name='kvmclock' tickpolicy='delay'/></clock>",
  idsAreMappedBoth: "<idmap><uid start='0' target='1' count='1'/></idmap>",
  onlyHostProcessorsMigrate: "<cpu mode='host-model' migratable='on'/>",
  smbiosIsWellFormed: "<sysinfo type='smbios'><bios><entry name='date'>x</entry></bios></sysinfo>",
  eachNodeHasOnePageSize:
    "<memoryBacking><hugepages><page size='2048'/><page size='1048576'/></hugepages></memoryBacking>",
  iothreadsArePinnedOnce:
    "<iothreads>1</iothreads><cputune><iothreadpin iothread='1' cpuset='0'/><iothreadpin iothread='1' cpuset='0'/></cputune>",
  eachModelLabelsOnce: "<seclabel type='none' model='a'/>\n<seclabel type='none' model='a'/>",
  sourcesAreLabelledOnce: devices(
    "<disk type='file'><source file='/a'><seclabel model='a' relabel='no'/><seclabel model='a' relabel='no'/></source><target dev='vda'/></disk>",
  ),
  hostDevicesAreGivenOnce: devices(
    "<hostdev mode='subsystem' type='mdev' model='vfio-pci'><source><address uuid='00000000-0000-0000-0000-000000000001'/></source></hostdev>".repeat(
      2,
    ),
  ),
  ciphersAreNamedOnce: "<keywrap><cipher name='aes' state='on'/><cipher name='aes' state='on'/></keywrap>",
  variablesHaveALoader: documentOf('').replace('</os>', '\n<nvram>/a</nvram></os>'),
  containersHaveInit:
    "<domain type='lxc'>\n<name>n</name><memory>4096</memory>\n<os><type>exe</type></os></domain>",

  diskTargetsAreUnique: devices(`${disk('')}\n${disk('')}`),
  lunsAreBlockDevices: devices(disk('', "device='lun'")),
  diskAddressesFitTheirBus: devices(
    "<disk type='file'><source file='/a'/><target dev='sda' bus='scsi'/><address type='pci' slot='5'/></disk>",
  ),
  inputBusesFit: devices("<input type='tablet' bus='ps2'/>"),
  videoCardsAreKnown: devices("<video><model type='default'/></video>"),
  driveAddressesAreUnique: devices(
    ['sda', 'sdb']
      .map(
        (name) =>
          `<disk type='file'><source file='/a'/><target dev='${name}' bus='scsi'/><address type='drive' unit='0'/></disk>`,
      )
      .join('\n'),
  ),
  mediatedDevicesAreOnPci: devices(
    "<hostdev mode='subsystem' type='mdev' model='vfio-pci'><source><address uuid='00000000-0000-0000-0000-000000000001'/></source><address type='drive'/></hostdev>",
  ),
  rootsHaveNoAddress: devices(
    "<controller type='pci' index='0' model='pci-root'><address type='pci' slot='1'/></controller>",
  ),
  onlyVirtioScsiHasThreads: devices("<controller type='ide' index='0'><driver iothread='1'/></controller>"),
  controllersAreUnique: devices("<controller type='scsi' index='3'/>\n<controller type='scsi' index='3'/>"),
  bootOrderIsUnique: devices(`${disk("<boot order='1'/>")}\n${disk("<boot order='1'/>", '', 'vdb')}`),
  aliasesAreUnique: devices(`${disk("<alias name='ua-a'/>")}\n${disk("<alias name='ua-a'/>", '', 'vdb')}`),
  socketsHavePaths: devices("<serial type='unix'><source mode='bind'/></serial>"),

  memoryIsNotPlugged: devices("<memory model='dimm'><target><size>1</size><node>0</node></target></memory>"),
  networkCardsAreKnown: devices("<interface type='user'><model type='nonesuch'/></interface>"),
  disksAreNotHandedOver: devices(
    "<disk type='file'><source file='/a' fdgroup='b'/><target dev='vda'/></disk>",
  ),
  memoryDoesNotGrow: "<maxMemory slots='1'>99999</maxMemory>",
  nameHasNoSlash: documentOf('').replace('>n<', '>a/b<'),
  processorsAreAlike: "<vcpu>1</vcpu><vcpus><vcpu id='0' enabled='yes'/></vcpus>",
  firmwareIsNamed: documentOf('').replace('<os>', "<os firmware='efi'>"),
};

/** For each rule on a device, one that breaks it. */
const brokenDevices: Readonly<Record<string, string>> = {
  ccwAddressesAreWhole:
    "<rng model='virtio'><backend model='builtin'/><address type='ccw' cssid='0xfe'/></rng>",
  aRomNeedsToBeThere: "<interface type='user'><rom enabled='no' bar='on'/></interface>",
  onlyHostdevsAreUnassigned: "<sound model='ac97'><address type='unassigned'/></sound>",
  luksIsNoFormat:
    "<disk type='file'><driver name='qemu' type='luks'/><source file='/a'/><target dev='vda'/></disk>",
  serversCanBeReached:
    "<disk type='network'><source protocol='nbd'><host transport='unix'/></source><target dev='vda'/></disk>",
  poolAndImageAreNamed:
    "<disk type='network'><source protocol='rbd' name='a'><host name='h'/></source><target dev='vda'/></disk>",
  authNamesItsSecret:
    "<disk type='network'><source protocol='rbd' name='a/b'><auth username='u'><secret type='ceph'/></auth></source><target dev='vda'/></disk>",
  encryptionNamesItsSecret:
    "<disk type='file'><source file='/a'><encryption format='luks'><secret type='passphrase'/></encryption></source><target dev='vda'/></disk>",
  encryptionIsGivenOnce:
    "<disk type='file'><source file='/a'><encryption format='luks'/></source><target dev='sda'/><encryption format='luks'/></disk>",
  totalExcludesReadAndWrite: disk(
    '<iotune><total_bytes_sec>1</total_bytes_sec><read_bytes_sec>1</read_bytes_sec></iotune>',
  ),
  volumesHavePoolAndName: "<disk type='volume'><source pool='p'/><target dev='vda'/></disk>",
  backingStoresHaveASource: disk("<backingStore type='file'><format type='raw'/></backingStore>"),
  rawIoIsForLuns: disk('', "rawio='yes'"),
  reservationsAreForLuns:
    "<disk type='block'><source dev='/a'><reservations managed='yes'/></source><target dev='sda'/></disk>",
  traysAreOfRemovableMedia: "<disk type='file'><source file='/a'/><target dev='sda' tray='open'/></disk>",
  removableIsForUsb:
    "<disk type='file'><source file='/a'/><target dev='sda' bus='sata' removable='on'/></disk>",
  loginFitsTheProtocol:
    "<disk type='network'><source protocol='nbd'><host name='h'/><auth username='u'><secret type='ceph' usage='x'/></auth></source><target dev='vda'/></disk>",
  virtioSettingsAreForVirtio:
    "<disk type='file'><driver name='qemu' queues='2'/><source file='/a'/><target dev='sda' bus='sata'/></disk>",
  disksHaveASource: "<disk type='file'><target dev='vda'/></disk>",
  namesFitTheDrive: "<disk type='file' device='floppy'><source file='/a'/><target dev='vda'/></disk>",
  startupPolicyNeedsLocalStorage:
    "<disk type='network'><source protocol='nbd' startupPolicy='optional'><host name='h'/></source><target dev='vda'/></disk>",
  floppiesAreOnFdc:
    "<disk type='file' device='floppy'><source file='/a'/><target dev='fda' bus='sata'/></disk>",
  prefixesFitTheirFamily:
    "<interface type='user'><ip address='10.0.0.1' family='ipv4' prefix='99'/></interface>",
  passedDevicesHaveAPlace: "<interface type='hostdev'><source/></interface>",
  onlyWhatComesInIsGuaranteed:
    "<interface type='user'><bandwidth><inbound average='1' floor='1'/></bandwidth></interface>",
  vlansHaveTags: "<interface type='user'><vlan/></interface>",
  switchPortsHaveAType: "<interface type='bridge'><source bridge='b'/><virtualport/></interface>",
  onlyVirtiofsBoots:
    "<filesystem type='mount'><source dir='/a'/><target dir='b'/><boot order='1'/></filesystem>",
  hostCertificatesAreThree: "<smartcard mode='host-certificates'><certificate>a</certificate></smartcard>",
  smartcardsSitOnCcid: "<smartcard mode='host'><address type='pci' slot='1'/></smartcard>",
  portsHaveAChannelName: "<serial type='spiceport'/>",
  reconnectingNeedsATimeout:
    "<serial type='tcp'><source mode='connect' host='h' service='1'><reconnect enabled='yes'/></source></serial>",
  udpHasTwoEndsAtMost: `<serial type='udp'>${"<source mode='connect' host='h' service='1'/>".repeat(3)}</serial>`,
  onlyCallersReconnect:
    "<serial type='unix'><source mode='bind' path='/s'><reconnect enabled='yes' timeout='1'/></source></serial>",
  udpHasADestination: "<serial type='udp'><source mode='bind' host='h' service='1'/></serial>",
  channelNamesArePlain: "<serial type='spiceport'><source channel='a b'/></serial>",
  inputModelsAreVirtio: "<input type='tablet' bus='usb' model='virtio'/>",
  banksNeedVersion2:
    "<tpm model='tpm-tis'><backend type='emulator' version='1.2'><active_pcr_banks><sha1/></active_pcr_banks></backend></tpm>",
  settingsAreFixed:
    "<audio id='1' type='none'><input fixedSettings='no'><settings frequency='44100'/></input></audio>",
  fixedSettingsNeedTheMixer:
    "<audio id='1' type='none'><input fixedSettings='yes' mixingEngine='no'/></audio>",
  barsAreOfQxl: "<video><model type='vga' vgamem='16'/></video>",
  usbDevicesAreNamed: "<hostdev mode='subsystem' type='usb'><source><vendor id='0x1'/></source></hostdev>",
  onlyUsbMayBeMissing:
    "<hostdev mode='subsystem' type='pci'><source startupPolicy='optional'><address bus='1'/></source></hostdev>",
  onlyPciTeams:
    "<hostdev mode='subsystem' type='usb'><source><vendor id='0x1'/><product id='0x1'/></source><teaming type='transient' persistent='ua-a'/></hostdev>",
  hostdevsAreTheTransientHalf:
    "<hostdev mode='subsystem' type='pci'><source><address bus='1'/></source><teaming type='persistent'/></hostdev>",
  theTransientHalfNamesTheOther:
    "<hostdev mode='subsystem' type='pci'><source><address bus='1'/></source><teaming type='transient'/></hostdev>",
  interruptsNeedAServer: "<shmem name='a'><msi enabled='on'/></shmem>",
  onlyIntelHasFeatures: "<iommu model='smmuv3'><driver iotlb='on'/></iommu>",
  onlyVirtioHasAnAddress: "<iommu model='intel'><address type='pci' slot='1'/></iommu>",
};

/** Line of the place that a path names; the document's parts begin in the second. */
const lineOf = (text: string, path: string) => locate(parseTree(text), path).line;

describe('a document that breaks a rule is told where', () => {
  const onSettled: readonly Rule[] = deviceRules;
  const rules = [...documentRules, ...featureRules(new Set()), ...onSettled];

  test.each(rules.map((rule) => [rule.name, rule] as const))('%s', (name, rule) => {
    const text = documentOf(broken[name] ?? '');
    const written = parseDomain(text);
    const domain = onSettled.includes(rule) ? normalizeDomain(written, keepingNames) : written;
    const refusal = rule.check(domain);
    expect(refusal?.path, `no document breaks ${name}, or it names no place`).toMatch(/^\/domain\/./);
    expect(lineOf(text, refusal?.path ?? '')).toBeGreaterThan(1);
  });
});

describe('a device that breaks a rule is told where', () => {
  const all: readonly DeviceRule<never>[] = [...placedRules, ...Object.values(rulesByKind).flat()];
  const named = new Map(all.map((rule) => [rule.name, rule]));

  test.each([...named])('%s', (name, rule) => {
    const text = devices(brokenDevices[name] ?? '');
    const [first] = [...devicesWithPaths(parseDomain(text).devices)];
    const refusal = first && firstViolation(first.device as never, [rule], first.path);
    expect(refusal?.path, `no device breaks ${name}`).toMatch(/^\/domain\/devices\/\w+\[1\]/);
    expect(lineOf(text, refusal?.path ?? '')).toBeGreaterThan(1);
  });
});

test('what is refused is told with line, column and path, and with the nearest word where there is one', () => {
  const messageOf = (text: string) => {
    try {
      parseDomain(text);
      return 'none';
    } catch (error) {
      return (error as Error).message;
    }
  };
  expect(messageOf(documentOf("<clock offset='uct'/>"))).toMatch(
    /^unknown clock offset 'uct' \(line 3, column 8 at \/domain\/clock\/@offset; expected one of .*; did you mean 'utc'\?\)$/,
  );
  expect(messageOf(documentOf('<features>\n<apci/></features>'))).toBe(
    "unexpected feature 'apci' (line 4, column 1 at /domain/features/apci)",
  );
});
