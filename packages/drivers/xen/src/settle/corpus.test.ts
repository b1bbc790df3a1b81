/** Documents that libvirt made of Xen's own formats, and those that it makes such formats of, against what we store. */
import { corpusSuite, readCorpus, storedSuite } from '@typevirt/model/test/corpus';
import { formatDomain, parseDomain, settleDomain } from '@typevirt/model';
import { xenDefinitions } from './definition.ts';

const driver = xenDefinitions({ architecture: 'x86_64' });
const identities = { newUuid: () => 'c7a5fdbd-edaf-9455-926a-d65c16db1809', newByte: () => 0 };

const store = (text: string): string =>
  formatDomain(settleDomain(parseDomain(text), driver, identities), ['inactive', 'secure']);

/**
 * What the conversion of those days leaves out and today's reading fills in: architecture, wide physical addresses, format
 * of images, the balloon, Xen's own bus, who gives PCI devices to guests, type of empty drives. What it says of a run and
 * a definition drops: the guest's number, names of its network devices.
 */
const filledIn = (text: string): string =>
  text
    .replace(/(<domain type='xen') id='\d+'/, '$1')
    .replace(/<type( arch='x86_64')?/, '<type')
    .replace(/\n +<pae\/>/, '')
    .replace(/(<driver name='(?:file|phy|tap|tap2)') type='raw'/g, '$1')
    .replace(/\n +<memballoon model='xen'\/>/, '')
    .replace(/\n +<controller type='xenbus' index='0'\/>/, '')
    .replace(/(<hostdev [^>]*type='pci'[^>]*>)\n +<driver name='xen'\/>/g, '$1')
    .replace(
      /<disk type='block' device='cdrom'>(?=\s*(<driver [^>]*>)?\s*<target)/g,
      "<disk type='file' device='cdrom'>",
    )
    .replace(/\n +<target dev='vif[\d.]+'\/>/g, '');

for (const category of ['xlconfig', 'xmconfig', 'sexpr2xml'] as const) {
  corpusSuite({
    category,
    run: (_native, { output }) => store(readCorpus(category, output ?? '')),
    normal: filledIn,
    leaveOut: ({ output }) => output?.endsWith('.xml') !== true,
  });
}

for (const category of ['xlconfig', 'xmconfig', 'xml2sexpr', 'libxlxml2domconfig'])
  storedSuite({ category, store });
