/** What libvirt makes of definitions for bhyve, against ours. */
import { corpusSuite, readCorpus, storedSuite, type CorpusCase } from '@typevirt/model/test/corpus';
import { formatDomain, parseDomain, settleDomain } from '@typevirt/model';
import { bhyveDefinitions } from './definition.ts';

const identities = { newUuid: () => 'c7a5fdbd-edaf-9455-926a-d65c16db1809', newByte: () => 0 };

function store(text: string, { notes: { bhyve_caps: has = [] } }: CorpusCase): string {
  const driver = bhyveDefinitions({ wideSata: (has as string[]).includes('BHYVE_CAP_AHCI32SLOT') });
  return formatDomain(settleDomain(parseDomain(text), driver, identities), ['inactive', 'secure']);
}

/** Since then the bridge that serial lines, firmware and framebuffers hang on is a device of its own, at its old place. */
const withoutIsaBridge = (text: string): string =>
  text.replace(
    / {4}<controller type='isa' index='0'>\n {6}<address type='pci' domain='0x0000' bus='0x00' slot='0x01' function='0x0'\/>\n {4}<\/controller>\n/,
    '',
  );

/** What the conversion leaves out and reading fills in: architecture, usual boot device, root bus. */
const filledIn = (text: string): string =>
  withoutIsaBridge(text)
    .replace(/<type( arch='x86_64')?>/, '<type>')
    .replace("    <boot dev='hd'/>\n", '')
    .replace("    <controller type='pci' index='0' model='pci-root'/>\n", '');

corpusSuite({ category: 'bhyvexml2xml', run: store, normal: withoutIsaBridge });

corpusSuite({
  category: 'bhyveargv2xml',
  run: (_command, item) => store(readCorpus('bhyveargv2xml', item.output ?? ''), item),
  normal: filledIn,
  // The CD of `cdrom` has a PCI address on a SATA bus, which the conversion may say and a definition may not.
  leaveOut: ({ output, case: name }) => output === null || name === 'cdrom',
});

storedSuite({
  category: 'bhyvexml2argv',
  store,
  // What an old program lacks is found at the start; places that do not exist, in the definition.
  isStored: ({ expect, case: name }) => expect === 'convert-error' && !name.startsWith('addr-'),
});
