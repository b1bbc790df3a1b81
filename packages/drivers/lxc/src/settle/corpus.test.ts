/** What libvirt makes of containers' definitions, against ours. */
import { corpusSuite, readCorpus } from '@typevirt/model/test/corpus';
import { formatDomain, parseDomain, settleDomain } from '@typevirt/model';
import { lxcDefinitions } from './definition.ts';

const driver = lxcDefinitions({ architecture: 'x86_64', emulator: '/usr/libexec/libvirt_lxc' });
const identities = { newUuid: () => 'c7a5fdbd-edaf-9455-926a-d65c16db1809', newByte: () => 0 };

const store = (text: string): string =>
  formatDomain(settleDomain(parseDomain(text), driver, identities), ['inactive', 'secure']);

/** Since then libvirt names the model of labels that are none, and closes an empty list of capabilities at once. */
const asNow = (text: string): string =>
  text
    .replace("<seclabel type='none'/>", "<seclabel type='none' model='none'/>")
    .replace(/<capabilities policy='allow'>\s*<\/capabilities>/, "<capabilities policy='allow'/>");

/** The conversion names no architecture where its input has none; a definition has the host's. */
const withoutOwnArchitecture = (text: string): string =>
  asNow(text).replace("<type arch='x86_64'>exe", '<type>exe');

corpusSuite({ category: 'lxcxml2xml', run: store, normal: asNow });

corpusSuite({
  category: 'lxcconf2xml',
  run: (_configuration, { output }) => store(readCorpus('lxcconf2xml', output ?? '')),
  normal: withoutOwnArchitecture,
});
