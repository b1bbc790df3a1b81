/** Documents that libvirt made of VMX files, and those that it makes VMX files of, against what we store of them. */
import { corpusSuite, readCorpus, storedSuite } from '@typevirt/model/test/corpus';
import { formatDomain, parseDomain, settleDomain } from '@typevirt/model';
import { vmwareDefinitions } from './definition.ts';

const identities = { newUuid: () => 'c7a5fdbd-edaf-9455-926a-d65c16db1809', newByte: () => 0 };

const store = (text: string): string =>
  formatDomain(settleDomain(parseDomain(text), vmwareDefinitions('server'), identities), [
    'inactive',
    'secure',
  ]);

/** What the conversion leaves out and reading fills in: number of screens, that CDs are read-only, type of empty drives. */
const filledIn = (text: string): string =>
  text
    .replace(/ heads='1'/g, '')
    .replace(/\n +<readonly\/>/g, '')
    .replace(/<disk type='block' device='cdrom'>(?=\s*<target)/g, "<disk type='file' device='cdrom'>");

/** Many of the files give no name, which a definition has. */
const named = (text: string): string =>
  text.includes('<name>') ? text : text.replace('>\n', '>\n  <name>unnamed</name>\n');

corpusSuite({
  category: 'vmx2xml',
  run: (_vmx, { output }) => store(named(readCorpus('vmx2xml', output ?? ''))),
  normal: (text) => filledIn(named(text)),
});

storedSuite({ category: 'xml2vmx', store });
