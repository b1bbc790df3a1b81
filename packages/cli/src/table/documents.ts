/** Words, options and help of the commands whose bodies are in `commands/documents.ts`. @source virsh 9.0 help output */
import { data, flag, rest, text, rows } from './row.ts';

export const documentsRows = rows('domain', 'documents', () => ({
  desc: {
    summary: "show or set domain's description or title",
    description: 'Allows setting or modifying the description or title of a domain.',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'domain' }),
      flag('live', 'modify/get running state'),
      flag('config', 'modify/get persistent configuration'),
      flag('current', 'modify/get current state configuration'),
      flag('title', 'modify/get the title instead of description'),
      flag('edit', 'open an editor to modify the description'),
      rest('new-desc', 'message'),
    ],
  },
  'domxml-from-native': {
    summary: 'Convert native config to domain XML',
    description: 'Convert native guest configuration format to domain XML format.',
    options: [data('format', 'source config data format'), data('config', 'config data file to import from')],
  },
  'domxml-to-native': {
    summary: 'Convert domain XML to native config',
    description: 'Convert domain XML config to a native guest configuration format.',
    options: [
      data('format', 'target config data type format'),
      text('domain', 'domain name, id or uuid', { named: true, completes: 'domain' }),
      text('xml', 'xml data file to export from'),
    ],
  },
  dumpxml: {
    summary: 'domain information in XML',
    description: 'Output the domain information as an XML dump to stdout.',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'domain' }),
      flag('inactive', 'show inactive defined XML'),
      flag('security-info', 'include security sensitive information in XML dump'),
      flag('update-cpu', 'update guest CPU according to host CPU'),
      flag('migratable', 'provide XML suitable for migrations'),
      text('xpath', 'xpath expression to filter the XML document', { named: true }),
      flag('wrap', 'wrap xpath results in an common root element'),
    ],
  },
  edit: {
    summary: 'edit XML configuration for a domain',
    description: 'Edit the XML configuration for a domain.',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'domain' }),
      flag('skip-validate', 'skip validation of the XML against the schema'),
    ],
  },
  metadata: {
    summary: "show or set domain's custom XML metadata",
    description: 'Shows or modifies the XML metadata of a domain.',
    options: [
      data('domain', 'domain name, id or uuid', { completes: 'domain' }),
      data('uri', 'URI of the namespace'),
      flag('live', 'modify/get running state'),
      flag('config', 'modify/get persistent configuration'),
      flag('current', 'modify/get current state configuration'),
      flag('edit', 'use an editor to change the metadata'),
      text('key', 'key to be used as a namespace identifier'),
      text('set', 'new metadata to set'),
      flag('remove', 'remove the metadata corresponding to an uri'),
    ],
  },
}));
